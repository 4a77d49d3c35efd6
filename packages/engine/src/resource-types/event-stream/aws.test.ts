import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

function build(access: AccessLevel, node: Omit<TestNode, 'type'> = {}) {
  return buildForTest(
    {
      tool: { type: 'container-service' },
      clicks: { type: 'event-stream', ...node },
    },
    [['tool', access, 'clicks']],
  );
}

function sidsOf(stack: ReturnType<typeof build>): unknown[] {
  return stack.statements('aws_iam_role_policy.tool').map(({ Sid }) => Sid);
}

const STREAM = '{aws_kinesis_stream.clicks.arn}';
const APPLICATION = 'shop-{var.environment}-tool-clicks';
const READER = ['RegisterReader', 'SubscribeReader', 'KeepPlace', 'FindPlace'];

test.each([
  ['publish', ['PublishEvents', 'EncryptData']],
  ['consume', ['ConsumeEvents', 'DecryptData', ...READER]],
  [
    'readwrite',
    ['PublishEvents', 'EncryptData', 'ConsumeEvents', 'DecryptData', ...READER],
  ],
  [
    'admin',
    [
      'PublishEvents',
      'EncryptData',
      'ConsumeEvents',
      'DecryptData',
      'AdministerStream',
      ...READER,
    ],
  ],
] as const)('%s gives these rights and no other', (access, sids) => {
  expect(sidsOf(build(access))).toEqual(sids);
});

test('rights are on this stream, and on what is named like the application', () => {
  const statements = build('admin').statements('aws_iam_role_policy.tool');
  const resourcesOf = (sid: string) =>
    statements.find(({ Sid }) => Sid === sid)!.Resource;
  for (const sid of ['PublishEvents', 'ConsumeEvents', 'AdministerStream']) {
    expect(resourcesOf(sid)).toBe(STREAM);
  }
  expect(resourcesOf('SubscribeReader')).toBe(
    `${STREAM}/consumer/${APPLICATION}:*`,
  );
  const table = `arn:aws:dynamodb:eu-central-1:{data.aws_caller_identity.current.account_id}:table/${APPLICATION}`;
  expect(resourcesOf('KeepPlace')).toEqual([
    table,
    `${table}-CoordinatorState`,
    `${table}-WorkerMetricStats`,
  ]);
  expect(resourcesOf('FindPlace')).toBe(`${table}/index/*`);
});

test('who administers cannot set a number of shards, which nobody has', () => {
  expect(build('admin').files.get('tool.tf')).not.toContain('UpdateShardCount');
});

test('who reads learns its name and reaches DynamoDB, who publishes does not', () => {
  const reader = build('consume');
  expect(reader.environment('tool').CLICKS_APPLICATION).toBe(APPLICATION);
  expect(reader.document.block('aws_vpc_endpoint.dynamodb')).toBeDefined();
  expect(reader.problems).toContainEqual(
    expect.objectContaining({ code: 'place-kept-elsewhere' }),
  );
  const publisher = build('publish');
  expect(publisher.environment('tool')).not.toHaveProperty(
    'CLICKS_APPLICATION',
  );
  expect(publisher.document.block('aws_vpc_endpoint.dynamodb')).toBeUndefined();
});

test('one application that reads two streams has a name for each', () => {
  const stack = buildForTest(
    {
      tool: { type: 'container-service' },
      clicks: { type: 'event-stream' },
      orders: { type: 'event-stream' },
    },
    [
      ['tool', 'consume', 'clicks'],
      ['tool', 'consume', 'orders'],
    ],
  );
  expect(stack.environment('tool')).toMatchObject({
    CLICKS_APPLICATION: 'shop-{var.environment}-tool-clicks',
    ORDERS_APPLICATION: 'shop-{var.environment}-tool-orders',
  });
});

test('events are encrypted with the stack’s key, kept as long as asked, and watched by shard', () => {
  const stack = build('publish', {
    parameters: { retentionHours: 48 },
    environments: { production: { retentionHours: 168 } },
  });
  expect(stack.attributes('aws_kinesis_stream.clicks')).toMatchObject({
    encryption_type: 'KMS',
    kms_key_id: '{aws_kms_key.main.arn}',
    retention_period: '{var.clicks_retention_hours}',
    stream_mode_details: { stream_mode: 'ON_DEMAND' },
    shard_level_metrics: expect.arrayContaining(['IteratorAgeMilliseconds']),
  });
  expect(stack.values.tfvars('dev').clicks_retention_hours).toBe(48);
  expect(stack.values.tfvars('production').clicks_retention_hours).toBe(168);
});

test.each([
  [undefined, ['partitions', 'size']],
  ['msk-serverless', ['partitions', 'retentionHours', 'size']],
] as const)(
  'on %s people are told what has no effect',
  (implementation, told) => {
    const { problems } = build('publish', {
      implementation,
      parameters: { partitions: 8, size: 'large', retentionHours: 24 },
    });
    expect(
      problems
        .map(({ where }) => where.split(' → ')[1])
        .filter(where => !where.includes(':'))
        .sort(),
    ).toEqual(told);
  },
);

describe('Kafka', () => {
  const kafka = (access: AccessLevel) =>
    build(access, { implementation: 'msk-serverless' });
  const inCluster = (kind: string) =>
    `arn:aws:kafka:eu-central-1:{data.aws_caller_identity.current.account_id}:${kind}/`;

  test.each([
    ['publish', ['PublishEvents', 'PublishOnce', 'PublishTogether']],
    ['consume', ['ConsumeEvents', 'KeepPlace']],
    [
      'readwrite',
      [
        'PublishEvents',
        'PublishOnce',
        'ConsumeEvents',
        'KeepPlace',
        'PublishTogether',
      ],
    ],
    [
      'admin',
      [
        'PublishEvents',
        'PublishOnce',
        'ConsumeEvents',
        'AdministerTopics',
        'KeepPlace',
        'PublishTogether',
      ],
    ],
  ] as const)('%s gives these rights and no other', (access, sids) => {
    expect(sidsOf(kafka(access))).toEqual(['ConnectToKafka', ...sids]);
  });

  test('is reached at its port by those who are connected', () => {
    const stack = kafka('consume');
    expect(
      stack.attributes('aws_vpc_security_group_ingress_rule.tool_to_clicks'),
    ).toMatchObject({
      security_group_id: '{aws_security_group.clicks.id}',
      referenced_security_group_id: '{aws_security_group.tool.id}',
      from_port: 9098,
      to_port: 9098,
    });
    const alone = buildForTest({
      clicks: { type: 'event-stream', implementation: 'msk-serverless' },
    });
    expect(
      alone.document
        .blocks()
        .filter(({ type }) => type === 'aws_vpc_security_group_ingress_rule'),
    ).toEqual([]);
  });

  test('each consumer has a group, and each publisher transactions, of its own', () => {
    const stack = kafka('readwrite');
    const statements = stack.statements('aws_iam_role_policy.tool');
    const resourceOf = (sid: string) =>
      String(statements.find(({ Sid }) => Sid === sid)!.Resource);
    expect(resourceOf('KeepPlace').startsWith(inCluster('group'))).toBe(true);
    expect(resourceOf('KeepPlace')).toMatch(
      /\/shop-\{var\.environment\}-tool$/,
    );
    expect(
      resourceOf('PublishTogether').startsWith(inCluster('transactional-id')),
    ).toBe(true);
    expect(resourceOf('PublishTogether')).toMatch(
      /\/shop-\{var\.environment\}-tool\.\*$/,
    );
    expect(stack.environment('tool')).toMatchObject({
      CLICKS_CONSUMER_GROUP: 'shop-{var.environment}-tool',
      CLICKS_TRANSACTIONAL_ID_PREFIX: 'shop-{var.environment}-tool.',
    });
  });
});
