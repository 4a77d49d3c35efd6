import { buildForTest } from '../__testUtils__/buildForTest';

function connected(access: 'read' | 'write' | 'readwrite') {
  return buildForTest(
    { shop: { type: 'container-service' }, stripe_key: { type: 'secret' } },
    [['shop', access, 'stripe_key']],
  );
}

const ARN = '{aws_secretsmanager_secret.stripe_key.arn}';

test('a reader gets the value at start, by reference, and no right of its own', () => {
  const stack = connected('read');
  expect(stack.environment('shop')).toEqual({
    PORT: '8080',
    STRIPE_KEY_VALUE: `secret ${ARN}`,
  });
  expect(stack.document.block('aws_iam_role_policy.shop')).toBeUndefined();
  expect(stack.statements('aws_iam_role_policy.shop_start')).toContainEqual({
    Sid: 'ReadSecrets',
    Effect: 'Allow',
    Action: 'secretsmanager:GetSecretValue',
    Resource: ARN,
  });
});

test('a writer may put a value and learns where, but cannot read it', () => {
  const stack = connected('write');
  expect(stack.environment('shop')).toEqual({
    PORT: '8080',
    STRIPE_KEY_ARN: ARN,
  });
  expect(
    stack
      .statements('aws_iam_role_policy.shop')
      .map(({ Action, Resource }) => [Action, Resource]),
  ).toEqual([
    ['secretsmanager:PutSecretValue', ARN],
    [['kms:Decrypt', 'kms:GenerateDataKey'], '{aws_kms_key.main.arn}'],
  ]);
  expect(
    stack.statements('aws_iam_role_policy.shop_start').map(({ Sid }) => Sid),
  ).not.toContain('ReadSecrets');
});

test('who reads and writes gets both', () => {
  expect(Object.keys(connected('readwrite').environment('shop'))).toEqual(
    expect.arrayContaining(['STRIPE_KEY_ARN', 'STRIPE_KEY_VALUE']),
  );
});

test('the value is nowhere in Terraform', () => {
  const stack = connected('readwrite');
  expect(
    stack.document.blocks().filter(({ type }) => /secret_version/.test(type)),
  ).toEqual([]);
  expect(
    stack.attributes('aws_secretsmanager_secret.stripe_key'),
  ).toMatchObject({
    name: 'shop-{var.environment}-stripe-key',
    kms_key_id: '{aws_kms_key.main.arn}',
    recovery_window_in_days: 30,
  });
  expect(
    stack.attributes('aws_secretsmanager_secret_policy.stripe_key')
      .block_public_policy,
  ).toBe(true);
  expect(
    stack.statements('aws_secretsmanager_secret_policy.stripe_key'),
  ).toEqual([
    expect.objectContaining({
      Effect: 'Deny',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  ]);
});
