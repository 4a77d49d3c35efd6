import { buildForTest } from '../__testUtils__/buildForTest';

test('publishing allows to publish to this topic and to encrypt, nothing else', () => {
  const stack = buildForTest(
    { shop: { type: 'container-service' }, events: { type: 'topic' } },
    [['shop', 'publish', 'events']],
  );
  expect(stack.statements('aws_iam_role_policy.shop')).toEqual([
    {
      Sid: 'PublishMessages',
      Effect: 'Allow',
      Action: 'sns:Publish',
      Resource: '{aws_sns_topic.events.arn}',
    },
    {
      Sid: 'EncryptData',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: '{aws_kms_key.main.arn}',
    },
  ]);
  expect(stack.environment('shop')).toMatchObject({
    EVENTS_ARN: '{aws_sns_topic.events.arn}',
  });
});

test('queues and topics of one publisher share the right to encrypt', () => {
  const stack = buildForTest(
    {
      shop: { type: 'container-service' },
      events: { type: 'topic' },
      orders: { type: 'queue' },
    },
    [
      ['shop', 'publish', 'events'],
      ['shop', 'publish', 'orders'],
    ],
  );
  const sids = stack
    .statements('aws_iam_role_policy.shop')
    .map(({ Sid }) => Sid);
  expect(sids).toEqual(['PublishMessages', 'EncryptData', 'SendMessages']);
});

test('a topic is encrypted by the key of the stack and refuses messages without TLS', () => {
  const stack = buildForTest({ events: { type: 'topic' } });
  expect(stack.attributes('aws_sns_topic.events')).toMatchObject({
    name: 'shop-{var.environment}-events',
    kms_master_key_id: '{aws_kms_key.main.arn}',
    signature_version: 2,
  });
  expect(stack.attributes('aws_sns_topic.events')).not.toHaveProperty(
    'fifo_topic',
  );
  expect(stack.statements('aws_sns_topic_policy.events')).toEqual([
    expect.objectContaining({
      Effect: 'Deny',
      Action: 'sns:Publish',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  ]);
});

test('an ordered topic ends in .fifo', () => {
  const stack = buildForTest({
    events: {
      type: 'topic',
      parameters: { fifo: true, contentBasedDeduplication: false },
    },
  });
  expect(stack.attributes('aws_sns_topic.events')).toMatchObject({
    name: 'shop-{var.environment}-events.fifo',
    fifo_topic: true,
    content_based_deduplication: false,
  });
});
