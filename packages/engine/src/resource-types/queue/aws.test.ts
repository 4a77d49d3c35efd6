import { buildForTest } from '../__testUtils__/buildForTest';

const QUEUE = '{aws_sqs_queue.orders.arn}';
const DEAD_LETTERS = '{aws_sqs_queue.orders_dead_letter.arn}';
const KEY = '{aws_kms_key.main.arn}';

function allowed(access: 'publish' | 'consume' | 'readwrite' | 'admin') {
  const stack = buildForTest(
    { shop: { type: 'container-service' }, orders: { type: 'queue' } },
    [['shop', access, 'orders']],
  );
  return stack
    .statements('aws_iam_role_policy.shop')
    .map(({ Sid, Action, Resource }) => [Sid, Action, Resource]);
}

test('publishing allows to send to this queue and to encrypt, nothing else', () => {
  expect(allowed('publish')).toEqual([
    [
      'SendMessages',
      ['sqs:SendMessage', 'sqs:GetQueueUrl', 'sqs:GetQueueAttributes'],
      QUEUE,
    ],
    ['EncryptData', ['kms:Decrypt', 'kms:GenerateDataKey'], KEY],
  ]);
});

test('consuming allows to receive from this queue and to decrypt, nothing else', () => {
  expect(allowed('consume')).toEqual([
    [
      'ReceiveMessages',
      [
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:ChangeMessageVisibility',
        'sqs:GetQueueUrl',
        'sqs:GetQueueAttributes',
      ],
      QUEUE,
    ],
    ['DecryptData', 'kms:Decrypt', KEY],
  ]);
});

test('only administrators purge and bring back dead letters', () => {
  expect(allowed('readwrite').map(([sid]) => sid)).toEqual([
    'SendMessages',
    'ReceiveMessages',
    'EncryptData',
  ]);
  const [, , purge, redrive] = allowed('admin');
  expect(purge).toEqual([
    'PurgeQueues',
    'sqs:PurgeQueue',
    [QUEUE, DEAD_LETTERS],
  ]);
  expect(redrive).toEqual([
    'RedriveDeadLetters',
    expect.arrayContaining(['sqs:StartMessageMoveTask']),
    DEAD_LETTERS,
  ]);
});

test('the consumer learns the address of the queue and reaches SQS inside the network', () => {
  const stack = buildForTest(
    { shop: { type: 'container-service' }, orders: { type: 'queue' } },
    [['shop', 'publish', 'orders']],
  );
  expect(stack.environment('shop')).toMatchObject({
    ORDERS_URL: '{aws_sqs_queue.orders.url}',
  });
  expect(stack.attributes('aws_vpc_endpoint.sqs').service_name).toBe(
    'com.amazonaws.eu-central-1.sqs',
  );
});

test('an ordered queue and its dead letters end in .fifo within 80 characters', () => {
  const address = `strict_${'orders_of_everybody_'.repeat(4)}end`;
  const stack = buildForTest({
    [address]: { type: 'queue', parameters: { fifo: true } },
  });
  for (const name of [address, `${address}_dead_letter`]) {
    const queue = stack.attributes(`aws_sqs_queue.${name}`);
    expect(queue).toMatchObject({
      fifo_queue: true,
      content_based_deduplication: true,
    });
    const deployed = String(queue.name).replace(
      '{var.environment}',
      'production',
    );
    expect(deployed).toMatch(/^shop-production-strict-.*\.fifo$/);
    expect(deployed.length).toBeLessThanOrEqual(80);
  }
  expect(stack.attributes(`aws_sqs_queue.${address}`).name).not.toBe(
    stack.attributes(`aws_sqs_queue.${address}_dead_letter`).name,
  );
});

test('messages that fail too often move to a queue that takes them from nowhere else', () => {
  const stack = buildForTest({
    orders: {
      type: 'queue',
      environments: { dev: { maxReceiveCount: 2 } },
    },
  });
  expect(stack.attributes('aws_sqs_queue.orders').redrive_policy).toEqual({
    deadLetterTargetArn: DEAD_LETTERS,
    maxReceiveCount: '{var.orders_max_receive_count}',
  });
  expect(stack.values.tfvars('dev').orders_max_receive_count).toBe(2);
  expect(stack.values.tfvars('production').orders_max_receive_count).toBe(5);
  expect(stack.attributes('aws_sqs_queue_redrive_allow_policy.orders')).toEqual(
    {
      queue_url: '{aws_sqs_queue.orders_dead_letter.url}',
      redrive_allow_policy: {
        redrivePermission: 'byQueue',
        sourceQueueArns: [QUEUE],
      },
    },
  );
});

test('both queues are encrypted by the key of the stack and refuse requests without TLS', () => {
  const stack = buildForTest({ orders: { type: 'queue' } });
  for (const name of ['orders', 'orders_dead_letter']) {
    expect(stack.attributes(`aws_sqs_queue.${name}`).kms_master_key_id).toBe(
      KEY,
    );
    expect(stack.statements(`aws_sqs_queue_policy.${name}`)).toEqual([
      {
        Sid: 'DenyInsecureTransport',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sqs:*',
        Resource: `{aws_sqs_queue.${name}.arn}`,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  }
});

describe('a queue that depends on a topic', () => {
  const mayDeliver = (topic: string, queue: string) => ({
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: `{aws_sqs_queue.${queue}.arn}`,
    Condition: {
      ArnEquals: { 'aws:SourceArn': `{aws_sns_topic.${topic}.arn}` },
    },
  });

  test('is subscribed, and the topic and SNS may do what that takes', () => {
    const stack = buildForTest(
      {
        orders: { type: 'queue', parameters: { rawMessages: true } },
        events: { type: 'topic' },
      },
      [['orders', 'consume', 'events']],
    );
    expect(
      stack.attributes('aws_sns_topic_subscription.orders_from_events'),
    ).toEqual({
      topic_arn: '{aws_sns_topic.events.arn}',
      protocol: 'sqs',
      endpoint: QUEUE,
      raw_message_delivery: true,
      redrive_policy: { deadLetterTargetArn: DEAD_LETTERS },
    });
    expect(stack.statements('aws_sqs_queue_policy.orders')).toContainEqual(
      mayDeliver('events', 'orders'),
    );
    expect(
      stack.statements('aws_sqs_queue_policy.orders_dead_letter'),
    ).toContainEqual(mayDeliver('events', 'orders_dead_letter'));
    expect(stack.statements('aws_kms_key.main')).toContainEqual({
      Sid: 'TopicsSendToQueues',
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: {
        StringEquals: {
          'aws:SourceAccount': '{data.aws_caller_identity.current.account_id}',
        },
      },
    });
  });

  test('gives undeliverable messages of an ordered topic no standard queue', () => {
    const stack = buildForTest(
      {
        orders: { type: 'queue' },
        events: { type: 'topic', parameters: { fifo: true } },
      },
      [['orders', 'consume', 'events']],
    );
    expect(
      stack.attributes('aws_sns_topic_subscription.orders_from_events'),
    ).not.toHaveProperty('redrive_policy');
    expect(
      stack.statements('aws_sqs_queue_policy.orders_dead_letter'),
    ).toHaveLength(1);
  });

  test('writes its policy the same whatever the order of the connections', () => {
    const nodes = {
      orders: { type: 'queue' },
      first: { type: 'topic' },
      second: { type: 'topic' },
    };
    const one = buildForTest(nodes, [
      ['orders', 'consume', 'first'],
      ['orders', 'consume', 'second'],
    ]);
    const other = buildForTest(nodes, [
      ['orders', 'consume', 'second'],
      ['orders', 'consume', 'first'],
    ]);
    expect(other.statements('aws_sqs_queue_policy.orders')).toEqual(
      one.statements('aws_sqs_queue_policy.orders'),
    );
  });
});
