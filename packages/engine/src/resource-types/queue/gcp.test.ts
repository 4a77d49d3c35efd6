import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const MEMBER = '{google_service_account.shop.member}';

function build(
  nodes: Record<string, TestNode>,
  connections: [string, AccessLevel, string][] = [],
) {
  return buildForTest(nodes, connections, undefined, 'gcp');
}

function connected(access: AccessLevel) {
  return build(
    { shop: { type: 'container-service' }, orders: { type: 'queue' } },
    [['shop', access, 'orders']],
  );
}

/** Roles that the shop has, by what they are on. */
function rolesOf(stack: ReturnType<typeof build>): string[] {
  return stack.document
    .blocks()
    .filter(({ type }) => type.endsWith('_iam_member'))
    .map(({ address }) => stack.attributes(address))
    .filter(({ member }) => member === MEMBER)
    .map(({ role, topic, subscription }) => `${role} ${topic ?? subscription}`)
    .sort();
}

const PUBLISH = 'roles/pubsub.publisher {google_pubsub_topic.orders.name}';
const CONSUME =
  'roles/pubsub.subscriber {google_pubsub_subscription.orders.name}';
const REDRIVE =
  'roles/pubsub.subscriber {google_pubsub_subscription.orders_dead_letter.name}';

test.each([
  ['publish', [PUBLISH]],
  ['consume', [CONSUME]],
  ['readwrite', [PUBLISH, CONSUME]],
  ['admin', [PUBLISH, CONSUME, REDRIVE]],
] as const)(
  '%s gives these roles on the queue and no other',
  (access, roles) => {
    expect(rolesOf(connected(access))).toEqual([...roles].sort());
  },
);

test('publishers learn the topic, consumers the subscription', () => {
  expect(connected('publish').environment('shop')).toEqual({
    ORDERS_TOPIC: '{google_pubsub_topic.orders.id}',
  });
  expect(connected('consume').environment('shop')).toEqual({
    ORDERS_SUBSCRIPTION: '{google_pubsub_subscription.orders.id}',
  });
});

test('messages that fail too often are moved by Pub/Sub, which may do just that', () => {
  const stack = build({
    orders: { type: 'queue', environments: { dev: { maxReceiveCount: 2 } } },
  });
  expect(stack.attributes('google_pubsub_subscription.orders')).toMatchObject({
    dead_letter_policy: {
      dead_letter_topic: '{google_pubsub_topic.orders_dead_letter.id}',
      max_delivery_attempts: 5,
    },
    expiration_policy: { ttl: '' },
  });
  const agent =
    'serviceAccount:service-{data.google_project.main.number}@gcp-sa-pubsub.iam.gserviceaccount.com';
  expect(
    stack.attributes('google_pubsub_topic_iam_member.orders_dead_letter'),
  ).toEqual({
    topic: '{google_pubsub_topic.orders_dead_letter.name}',
    role: 'roles/pubsub.publisher',
    member: agent,
  });
  expect(
    stack.attributes(
      'google_pubsub_subscription_iam_member.orders_dead_letter',
    ),
  ).toEqual({
    subscription: '{google_pubsub_subscription.orders.name}',
    role: 'roles/pubsub.subscriber',
    member: agent,
  });
  // Two attempts are fewer than Pub/Sub can make.
  expect(stack.problems).toContainEqual(
    expect.objectContaining({
      code: 'parameter-limited',
      where: 'resource:default/orders → maxReceiveCount',
    }),
  );
});

test('messages are encrypted by the key of the stack and stay in its region', () => {
  const stack = build({ orders: { type: 'queue' } });
  for (const name of ['orders', 'orders_dead_letter']) {
    expect(stack.attributes(`google_pubsub_topic.${name}`)).toMatchObject({
      kms_key_name: '{google_kms_crypto_key.main.id}',
      message_storage_policy: { allowed_persistence_regions: ['europe-west3'] },
    });
  }
  expect(stack.files.get('orders.tf')).toContain(
    'depends_on = [google_kms_crypto_key_iam_member.pubsub]',
  );
});

test('an ordered queue keeps the order and delivers once', () => {
  const stack = build({
    orders: { type: 'queue', parameters: { fifo: true } },
  });
  expect(stack.attributes('google_pubsub_subscription.orders')).toMatchObject({
    enable_message_ordering: true,
    enable_exactly_once_delivery: true,
  });
});

test('whoever consumes a queue receives what comes from its topics, too', () => {
  const nodes: Record<string, TestNode> = {
    shop: { type: 'container-service' },
    orders: { type: 'queue' },
    events: { type: 'topic' },
  };
  const stack = build(nodes, [
    ['shop', 'consume', 'orders'],
    ['orders', 'consume', 'events'],
  ]);
  expect(
    stack.attributes('google_pubsub_subscription.orders_from_events').topic,
  ).toBe('{google_pubsub_topic.events.id}');
  expect(rolesOf(stack)).toEqual([
    CONSUME,
    'roles/pubsub.subscriber {google_pubsub_subscription.orders_from_events.name}',
  ]);
  expect(stack.environment('shop')).toEqual({
    ORDERS_SUBSCRIPTION: '{google_pubsub_subscription.orders.id}',
    ORDERS_FROM_EVENTS_SUBSCRIPTION:
      '{google_pubsub_subscription.orders_from_events.id}',
  });
});
