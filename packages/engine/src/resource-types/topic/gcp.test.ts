import { buildForTest } from '../__testUtils__/buildForTest';

test('publishing allows to publish to this topic, nothing else', () => {
  const stack = buildForTest(
    { shop: { type: 'container-service' }, events: { type: 'topic' } },
    [['shop', 'publish', 'events']],
    undefined,
    'gcp',
  );
  const members = stack.document
    .blocks()
    .filter(({ type }) => /_iam_member$/.test(type) && !/kms/.test(type));
  expect(members.map(({ address }) => address)).toEqual([
    'google_pubsub_topic_iam_member.shop_publish_events',
  ]);
  expect(stack.attributes(members[0].address)).toEqual({
    topic: '{google_pubsub_topic.events.name}',
    role: 'roles/pubsub.publisher',
    member: '{google_service_account.shop.member}',
  });
  expect(stack.environment('shop')).toEqual({
    EVENTS_TOPIC: '{google_pubsub_topic.events.id}',
  });
});

test('a topic is encrypted by the key of the stack, and has its labels', () => {
  const stack = buildForTest(
    { events: { type: 'topic' } },
    [],
    undefined,
    'gcp',
  );
  expect(stack.attributes('google_pubsub_topic.events')).toMatchObject({
    name: 'shop-{var.environment}-events',
    kms_key_name: '{google_kms_crypto_key.main.id}',
    labels: '{local.events_labels}',
  });
});

test('a service that would consume a topic is told to put a queue between', () => {
  const stack = buildForTest(
    { shop: { type: 'container-service' }, events: { type: 'topic' } },
    [['shop', 'consume', 'events']],
    undefined,
    'gcp',
  );
  expect(stack.problems).toContainEqual(
    expect.objectContaining({ code: 'topic-needs-queue' }),
  );
  expect(stack.opened).toEqual([]);
});
