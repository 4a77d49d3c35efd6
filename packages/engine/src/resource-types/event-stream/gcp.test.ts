import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

function build(
  users: Record<string, AccessLevel>,
  node: Omit<TestNode, 'type'> = {},
  type = 'container-service',
) {
  return buildForTest(
    {
      ...Object.fromEntries(Object.keys(users).map(user => [user, { type }])),
      clicks: { type: 'event-stream', ...node },
    },
    Object.entries(users).map(([user, access]) => [user, access, 'clicks']),
    undefined,
    'gcp',
  );
}

type Stack = ReturnType<typeof build>;

const blocksOf = (stack: Stack, type: string) =>
  stack.document.blocks().filter(block => block.type === type);

/** Lists of Kafka by pattern, each entry as `operation principal`. */
function listsOf(stack: Stack): Record<string, string[]> {
  return Object.fromEntries(
    blocksOf(stack, 'google_managed_kafka_acl').map(({ address }) => {
      const { acl_id: id, acl_entries: entries } = stack.attributes(
        address,
      ) as {
        acl_id: string;
        acl_entries: { operation: string; principal: string }[];
      };
      return [id, entries.map(e => `${e.operation} ${e.principal}`)];
    }),
  );
}

const TOPIC = 'topic/{google_managed_kafka_topic.clicks.topic_id}';
const TOOL = 'User:{google_service_account.tool.email}';
const GROUP = 'consumerGroup/shop-{var.environment}-tool';
const TRANSACTIONS = 'transactionalIdPrefixed/shop-{var.environment}-tool.';

test.each([
  ['publish', { [TOPIC]: ['WRITE'], [TRANSACTIONS]: ['WRITE'] }],
  ['consume', { [TOPIC]: ['READ'], [GROUP]: ['READ'] }],
  [
    'readwrite',
    {
      [TOPIC]: ['READ', 'WRITE'],
      [GROUP]: ['READ'],
      [TRANSACTIONS]: ['WRITE'],
    },
  ],
  ['admin', { [TOPIC]: ['ALL'], [GROUP]: ['ALL'], [TRANSACTIONS]: ['WRITE'] }],
] as const)(
  '%s is these entries in Kafka’s lists and no other',
  (access, given) => {
    const own = Object.entries(listsOf(build({ tool: access })))
      .map(
        ([id, entries]) => [id, entries.filter(e => e.endsWith(TOOL))] as const,
      )
      .filter(([, entries]) => entries.length > 0);
    expect(Object.fromEntries(own)).toEqual(
      Object.fromEntries(
        Object.entries(given).map(([id, operations]) => [
          id,
          operations.map((operation: string) => `${operation} ${TOOL}`),
        ]),
      ),
    );
  },
);

test('what no list names is closed, also while nobody uses the stream', () => {
  const lists = listsOf(build({}));
  expect(Object.keys(lists)).toEqual([
    'cluster',
    'allTopics',
    'allConsumerGroups',
    'allTransactionalIds',
  ]);
  for (const entries of Object.values(lists)) {
    expect(entries).toEqual([
      'DESCRIBE User:service-{data.google_project.main.number}@gcp-sa-managedkafka.iam.gserviceaccount.com',
    ]);
  }
});

test('one list of the topic names all who use it', () => {
  expect(
    listsOf(build({ recorder: 'publish', counter: 'consume' })),
  ).toMatchObject({
    [TOPIC]: [
      'READ User:{google_service_account.counter.email}',
      'WRITE User:{google_service_account.recorder.email}',
    ],
  });
});

test('the sign-in is for this cluster and none whose name begins like it', () => {
  expect(
    build({ tool: 'publish' }).attributes(
      'google_project_iam_member.tool_connect_to_clicks',
    ),
  ).toMatchObject({
    role: 'roles/managedkafka.client',
    condition: {
      expression:
        'resource.name.endsWith("/locations/europe-west3/clusters/{google_managed_kafka_cluster.clicks.cluster_id}")',
    },
  });
});

test('the way to Kafka is open for who is connected, and for nobody else', () => {
  const open = (stack: Stack) =>
    blocksOf(stack, 'google_compute_firewall')
      .map(({ address }) => stack.attributes(address))
      .filter(({ allow }) => JSON.stringify(allow)?.includes('9092'));
  expect(open(build({ tool: 'consume' }))).toEqual([
    expect.objectContaining({
      direction: 'EGRESS',
      target_tags: ['shop-{var.environment}-tool'],
      destination_ranges: ['{google_compute_subnetwork.main.ip_cidr_range}'],
      allow: { protocol: 'tcp', ports: ['9092'] },
    }),
  ]);
  expect(open(build({}))).toEqual([]);
});

test('pods get the way through the policies of their cluster, too', () => {
  const stack = build({ tool: 'consume' }, {}, 'kubernetes-workload');
  expect(
    stack.attributes('kubernetes_network_policy_v1.tool_to_clicks'),
  ).toMatchObject({
    spec: {
      egress: [
        {
          to: [
            {
              ip_block: {
                cidr: '{google_compute_subnetwork.main.ip_cidr_range}',
              },
            },
          ],
          ports: [{ port: '9092', protocol: 'TCP' }],
        },
      ],
    },
  });
});

test('people are told to give the address that Terraform does not learn', () => {
  const stack = build({ tool: 'consume' });
  expect(stack.environment('tool')).toMatchObject({
    CLICKS_CONSUMER_GROUP: 'shop-{var.environment}-tool',
    CLICKS_TOPIC: '{google_managed_kafka_topic.clicks.topic_id}',
  });
  expect(stack.files.get('tool.tf')).toContain(
    '"${coalesce(var.clicks_bootstrap_address, "bootstrap.',
  );
  expect(stack.problems).toContainEqual(
    expect.objectContaining({ severity: 'warning', code: 'address-not-told' }),
  );
  expect([...stack.notes.beforeFirstApply].join()).toContain(
    'clicks_bootstrap_address',
  );
});

test('Kafka is in the stack’s network, with its key, its labels and the size asked for', () => {
  const stack = build(
    { tool: 'readwrite' },
    {
      parameters: { partitions: 8 },
      environments: { production: { size: 'large', retentionHours: 168 } },
    },
  );
  expect(stack.attributes('google_managed_kafka_cluster.clicks')).toMatchObject(
    {
      labels: '{local.clicks_labels}',
      gcp_config: {
        kms_key: '{google_kms_crypto_key.main.id}',
        access_config: {
          network_configs: { subnet: '{google_compute_subnetwork.main.id}' },
        },
      },
    },
  );
  expect(stack.attributes('google_managed_kafka_topic.clicks')).toMatchObject({
    partition_count: 8,
    replication_factor: 3,
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    clicks_processors: '12',
    clicks_memory: '51539607552',
    clicks_retention_ms: '604800000',
  });
});

describe('Pub/Sub', () => {
  const pubsub = (
    users: Record<string, AccessLevel>,
    parameters: TestNode['parameters'] = {},
  ) => build(users, { implementation: 'pubsub', parameters });
  const rolesOf = (stack: Stack) =>
    stack.document
      .blocks()
      .filter(({ type }) => /^google_pubsub_.*_iam_member$/.test(type))
      .map(({ address }) => stack.attributes(address))
      .map(
        ({ role, topic, subscription }) => `${role} ${topic ?? subscription}`,
      );
  const SEND = 'roles/pubsub.publisher {google_pubsub_topic.clicks.name}';
  const RECEIVE =
    'roles/pubsub.subscriber {google_pubsub_subscription.tool_from_clicks.name}';
  const ADMINISTER =
    '{google_project_iam_custom_role.stream_administrator.id} {google_pubsub_topic.clicks.name}';

  test.each([
    ['publish', [SEND]],
    ['consume', [RECEIVE]],
    ['readwrite', [SEND, RECEIVE]],
    ['admin', [SEND, ADMINISTER, RECEIVE]],
  ] as const)('%s gives these roles and no other', (access, roles) => {
    const stack = pubsub({ tool: access });
    expect(rolesOf(stack)).toEqual(roles);
    expect(stack.opened).toHaveLength(1);
  });

  test('each consumer has a subscription of its own and gets all events', () => {
    const stack = pubsub({ counter: 'consume', mailer: 'readwrite' });
    expect(
      blocksOf(stack, 'google_pubsub_subscription').map(({ address }) =>
        stack.attributes(address),
      ),
    ).toEqual(
      ['counter', 'mailer'].map(user =>
        expect.objectContaining({
          name: `shop-{var.environment}-${user}-from-clicks`,
          topic: '{google_pubsub_topic.clicks.id}',
          enable_message_ordering: true,
          retain_acked_messages: true,
          message_retention_duration: '259200s',
          expiration_policy: { ttl: '' },
        }),
      ),
    );
    expect(stack.environment('mailer')).toEqual({
      CLICKS_SUBSCRIPTION: '{google_pubsub_subscription.mailer_from_clicks.id}',
      CLICKS_TOPIC: '{google_pubsub_topic.clicks.id}',
    });
  });

  test('events stay readable while nobody is there, and what has no effect is told', () => {
    const stack = pubsub(
      { tool: 'publish' },
      { partitions: 8, size: 'large', retentionHours: 24 },
    );
    expect(stack.attributes('google_pubsub_topic.clicks')).toMatchObject({
      message_retention_duration: '86400s',
      kms_key_name: '{google_kms_crypto_key.main.id}',
    });
    expect(stack.problems.map(({ where }) => where).sort()).toEqual([
      'resource:default/clicks → partitions',
      'resource:default/clicks → size',
    ]);
  });
});
