import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const INSTANCE = 'aws_db_instance.orders';
const SECRET = `{${INSTANCE}.master_user_secret.0.secret_arn}`;
const READER = '{aws_secretsmanager_secret.orders_reader.arn}';

function build(node: Omit<TestNode, 'type'> = {}, access?: AccessLevel) {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      orders: { type: 'sqlserver-database', ...node },
    },
    access ? [['shop', access, 'orders']] : [],
  );
}

test.each(['write', 'readwrite', 'admin'] as const)(
  'with %s access one gets the login at start, and may read it again',
  access => {
    const stack = build({}, access);
    expect(stack.environment('shop')).toEqual({
      PORT: '8080',
      ORDERS_HOST: `{${INSTANCE}.address}`,
      ORDERS_PORT: '1433',
      ORDERS_NAME: 'orders',
      ORDERS_LOGIN_ARN: SECRET,
      ORDERS_USER: `secret ${SECRET}:username::`,
      ORDERS_PASSWORD: `secret ${SECRET}:password::`,
    });
    expect(stack.statements('aws_iam_role_policy.shop')).toContainEqual({
      Sid: 'ReadLogin',
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: SECRET,
    });
  },
);

test('readers get a login of their own, never the administrator’s', () => {
  const stack = build({}, 'read');
  expect(stack.environment('shop')).toMatchObject({ ORDERS_LOGIN_ARN: READER });
  expect(stack.statements('aws_iam_role_policy.shop')).toContainEqual(
    expect.objectContaining({
      Action: 'secretsmanager:GetSecretValue',
      Resource: READER,
    }),
  );
  expect(
    JSON.stringify(stack.statements('aws_iam_role_policy.shop')),
  ).not.toContain('master_user_secret');
  expect(stack.problems).toContainEqual(
    expect.objectContaining({
      code: 'database-role-needed',
      mend: expect.stringContaining('ALTER ROLE db_datareader ADD MEMBER'),
    }),
  );
});

test('it is private, encrypted, licensed, and refuses connections without TLS', () => {
  const stack = build();
  expect(stack.attributes(INSTANCE)).toMatchObject({
    engine: 'sqlserver-se',
    engine_version: '16.00',
    license_model: 'license-included',
    publicly_accessible: false,
    storage_encrypted: true,
    kms_key_id: '{aws_kms_key.main.arn}',
    manage_master_user_password: true,
    enabled_cloudwatch_logs_exports: ['agent', 'error'],
  });
  // RDS refuses both on SQL Server.
  expect(stack.attributes(INSTANCE)).not.toHaveProperty('db_name');
  expect(stack.attributes(INSTANCE)).not.toHaveProperty(
    'iam_database_authentication_enabled',
  );
  expect(stack.files.get('orders.tf')).toContain('checkov:skip=CKV_AWS_161');
  expect(stack.attributes('aws_db_parameter_group.orders')).toMatchObject({
    family: 'sqlserver-se-16.0',
    parameter: expect.arrayContaining([
      { name: 'rds.force_ssl', value: '1', apply_method: 'pending-reboot' },
    ]),
  });
});

test('environments may have other editions', () => {
  const stack = build({
    environments: { production: { edition: 'enterprise' } },
  });
  expect(stack.values.tfvars('dev')).toMatchObject({
    orders_engine: 'sqlserver-se',
    orders_parameter_family: 'sqlserver-se-16.0',
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    orders_engine: 'sqlserver-ee',
    orders_parameter_family: 'sqlserver-ee-16.0',
  });
});

test('people are told to make the database', () => {
  expect(build().problems).toEqual([
    expect.objectContaining({
      code: 'database-needed',
      mend: expect.stringContaining('CREATE DATABASE [orders]'),
    }),
  ]);
});
