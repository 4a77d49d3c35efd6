import { buildForTest } from '../__testUtils__/buildForTest';

const KEY = { type: 'encryption-key' } as const;
const ARN = '{aws_kms_key.customers.arn}';

function rights(access: 'read' | 'write' | 'readwrite' | 'admin') {
  return buildForTest({ shop: { type: 'container-service' }, customers: KEY }, [
    ['shop', access, 'customers'],
  ])
    .statements('aws_iam_role_policy.shop')
    .map(({ Action, Resource }) => [Action, Resource]);
}

test('readers decrypt and writers encrypt with this key, and nothing else', () => {
  const decrypt = [['kms:Decrypt', 'kms:DescribeKey'], ARN];
  const encrypt = [
    [
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
    ],
    ARN,
  ];
  expect(rights('read')).toEqual([decrypt]);
  expect(rights('write')).toEqual([encrypt]);
  expect(rights('readwrite')).toEqual([decrypt, encrypt]);
});

test('administrators change the key, and can neither delete it nor its policy', () => {
  const actions = rights('admin').flatMap(([action]) => action);
  expect(actions).toContain('kms:RotateKeyOnDemand');
  expect(actions).not.toContain('kms:ScheduleKeyDeletion');
  expect(actions).not.toContain('kms:PutKeyPolicy');
});

test('it rotates, as often as each environment wants, and is not deleted', () => {
  const stack = buildForTest({
    customers: { ...KEY, environments: { dev: { rotationDays: 365 } } },
  });
  expect(stack.attributes('aws_kms_key.customers')).toMatchObject({
    enable_key_rotation: true,
    rotation_period_in_days: '{var.customers_rotation_days}',
    deletion_window_in_days: 30,
  });
  expect(stack.values.tfvars('dev').customers_rotation_days).toBe(365);
  expect(stack.values.tfvars('production').customers_rotation_days).toBe(90);
  expect(stack.files.get('customers.tf')).toContain('prevent_destroy = true');
});

test('its users reach KMS inside the network and learn the key', () => {
  const stack = buildForTest(
    { shop: { type: 'container-service' }, customers: KEY },
    [['shop', 'read', 'customers']],
  );
  expect(stack.attributes('aws_vpc_endpoint.kms')).toMatchObject({
    vpc_endpoint_type: 'Interface',
  });
  expect(stack.environment('shop')).toMatchObject({
    CUSTOMERS_ID: ARN,
    CUSTOMERS_ALIAS: '{aws_kms_alias.customers.name}',
  });
});
