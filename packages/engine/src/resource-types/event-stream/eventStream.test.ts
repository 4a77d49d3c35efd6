import type { AccessLevel, Cloud } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

function build(cloud: Cloud, access: AccessLevel, node: object = {}) {
  return buildForTest(
    {
      tool: { type: 'container-service' },
      clicks: { type: 'event-stream', ...node } as TestNode,
    },
    [['tool', access, 'clicks']],
    undefined,
    cloud,
  );
}

test.each([
  ['aws', 'publish', 'kinesis:PutRecord', 'kinesis:GetRecords'],
  ['aws', 'consume', 'kinesis:GetRecords', 'kinesis:PutRecord'],
  ['azure', 'publish', 'Data Sender', 'Data Receiver'],
  ['azure', 'consume', 'Data Receiver', 'Data Sender'],
  ['gcp', 'publish', 'roles/managedkafka.client', 'topicEditor'],
] as const)(
  'on %s, %s gives %s and not %s',
  (cloud, access, given, withheld) => {
    const file = build(cloud, access).files.get('tool.tf');
    expect(file).toContain(given);
    expect(file).not.toContain(withheld);
  },
);

test('on AWS events are encrypted with the stack’s key, and watched by shard', () => {
  expect(
    build('aws', 'readwrite').attributes('aws_kinesis_stream.clicks'),
  ).toMatchObject({
    encryption_type: 'KMS',
    kms_key_id: '{aws_kms_key.main.arn}',
    retention_period: 72,
    stream_mode_details: { stream_mode: 'ON_DEMAND' },
  });
});

test('on AWS Kafka is reached at its port only, by identities', () => {
  const stack = build('aws', 'consume', { implementation: 'msk-serverless' });
  expect(stack.files.get('tool.tf')).toMatch(/from_port\s+= 9098/);
  expect(stack.files.get('tool.tf')).toContain('kafka-cluster:ReadData');
  expect(stack.files.get('tool.tf')).not.toContain('kafka-cluster:WriteData');
});

test('on Azure there is no key and no way in from the internet', () => {
  const stack = build('azure', 'readwrite');
  expect(stack.attributes('azurerm_eventhub_namespace.clicks')).toMatchObject({
    local_authentication_enabled: false,
    public_network_access_enabled: false,
    minimum_tls_version: '1.2',
  });
  expect(stack.attributes('azurerm_eventhub.clicks')).toMatchObject({
    partition_count: 4,
    retention_description: { retention_time_in_hours: 72 },
  });
});

test('on Google Cloud Kafka is in the stack’s network, with its key', () => {
  expect(
    build('gcp', 'readwrite').attributes('google_managed_kafka_cluster.clicks'),
  ).toMatchObject({
    gcp_config: {
      kms_key: '{google_kms_crypto_key.main.id}',
      access_config: { network_configs: expect.anything() },
    },
  });
});

test('on Google Cloud Pub/Sub keeps events for those who read again', () => {
  const stack = build('gcp', 'consume', { implementation: 'pubsub' });
  expect(stack.attributes('google_pubsub_subscription.clicks')).toMatchObject({
    enable_message_ordering: true,
    retain_acked_messages: true,
    message_retention_duration: '259200s',
  });
  expect(stack.files.get('tool.tf')).toContain('roles/pubsub.subscriber');
});
