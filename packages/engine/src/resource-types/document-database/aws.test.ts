import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const TABLE = '{aws_dynamodb_table.orders.arn}';

function build(node: Omit<TestNode, 'type'> = {}, access?: AccessLevel) {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      orders: { type: 'document-database', ...node },
    },
    access ? [['shop', access, 'orders']] : [],
  );
}

/** What the consumer may do, by action, with the resources it may do it on. */
function allowed(stack: ReturnType<typeof build>) {
  return Object.fromEntries(
    stack
      .statements('aws_iam_role_policy.shop')
      .flatMap(({ Action, Resource }) =>
        [Action].flat().map(action => [action as string, [Resource].flat()]),
      ),
  );
}

describe('DynamoDB', () => {
  it('lets readers get and query documents, also by indexes, and nothing else', () => {
    const stack = build({ parameters: { indexes: ['customer'] } }, 'read');
    const index = `${TABLE}/index/by-customer`;
    expect(allowed(stack)).toEqual({
      'dynamodb:BatchGetItem': [TABLE],
      'dynamodb:DescribeTable': [TABLE],
      'dynamodb:GetItem': [TABLE],
      'dynamodb:Query': [TABLE, index],
      'dynamodb:Scan': [TABLE, index],
      'kms:Decrypt': ['{aws_kms_key.main.arn}'],
    });
    expect(stack.problems).toEqual([]);
  });

  it('lets writers write, and not read', () => {
    expect(Object.keys(allowed(build({}, 'write'))).sort()).toEqual([
      'dynamodb:BatchWriteItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:DeleteItem',
      'dynamodb:DescribeTable',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'kms:Decrypt',
      'kms:GenerateDataKey',
    ]);
  });

  it('lets only administrators change the table', () => {
    expect(allowed(build({}, 'readwrite'))).not.toHaveProperty([
      'dynamodb:UpdateTable',
    ]);
    expect(allowed(build({}, 'admin'))).toHaveProperty([
      'dynamodb:UpdateTable',
    ]);
    expect(allowed(build({}, 'admin'))).not.toHaveProperty([
      'dynamodb:DeleteTable',
    ]);
  });

  it('takes no field for both keys', () => {
    const { problems } = build({ parameters: { sortKey: 'id' } });
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'error',
        code: 'keys-alike',
        where: 'resource:default/orders → sortKey',
      }),
    ]);
  });

  it('is reached inside the network, by the name that its consumers learn', () => {
    const stack = build({}, 'read');
    expect(stack.environment('shop')).toMatchObject({
      ORDERS_NAME: '{aws_dynamodb_table.orders.name}',
    });
    expect(stack.attributes('aws_vpc_endpoint.dynamodb')).toMatchObject({
      vpc_endpoint_type: 'Gateway',
    });
  });

  it('is encrypted with the key of the stack, backed up and protected', () => {
    expect(build().attributes('aws_dynamodb_table.orders')).toMatchObject({
      billing_mode: 'PAY_PER_REQUEST',
      hash_key: 'id',
      attribute: [{ name: 'id', type: 'S' }],
      deletion_protection_enabled: true,
      point_in_time_recovery: { enabled: true, recovery_period_in_days: 14 },
      server_side_encryption: {
        enabled: true,
        kms_key_arn: '{aws_kms_key.main.arn}',
      },
    });
  });

  it('has the keys, indexes and expiry that were asked for, each field once', () => {
    const stack = build({
      parameters: {
        partitionKey: 'customer',
        sortKey: 'placedAt',
        indexes: ['status', 'placedAt', 'status'],
        expiryField: 'expiresAt',
      },
    });
    expect(stack.attributes('aws_dynamodb_table.orders')).toMatchObject({
      hash_key: 'customer',
      range_key: 'placedAt',
      attribute: ['customer', 'placedAt', 'status'].map(name => ({
        name,
        type: 'S',
      })),
      global_secondary_index: [
        { name: 'by-status', hash_key: 'status', projection_type: 'ALL' },
        { name: 'by-placedAt', hash_key: 'placedAt', projection_type: 'ALL' },
      ],
      ttl: { attribute_name: 'expiresAt', enabled: true },
    });
  });
});

describe('DocumentDB', () => {
  const documentDb = (
    node: Omit<TestNode, 'type'> = {},
    access?: AccessLevel,
  ) => build({ implementation: 'documentdb', ...node }, access);

  it('gives writers the login at start, and the right to read it again', () => {
    const secret = '{aws_docdb_cluster.orders.master_user_secret.0.secret_arn}';
    const stack = documentDb({}, 'readwrite');
    expect(stack.environment('shop')).toMatchObject({
      ORDERS_HOST: '{aws_docdb_cluster.orders.endpoint}',
      ORDERS_PORT: '27017',
      ORDERS_TLS: 'true',
      ORDERS_LOGIN_ARN: secret,
      ORDERS_USER: `secret ${secret}:username::`,
      ORDERS_PASSWORD: `secret ${secret}:password::`,
    });
    expect(allowed(stack)['secretsmanager:GetSecretValue']).toEqual([secret]);
  });

  it('lets readers sign in as the role that they run in, and says who makes it known', () => {
    const stack = documentDb({}, 'read');
    expect(stack.environment('shop')).toMatchObject({
      ORDERS_MECHANISM: 'MONGODB-AWS',
    });
    expect(stack.environment('shop')).not.toHaveProperty('ORDERS_PASSWORD');
    expect(stack.problems).toEqual([
      expect.objectContaining({
        code: 'database-role-needed',
        mend: expect.stringContaining('role: "read"'),
      }),
    ]);
  });

  it('is private, encrypted, audited, backed up, and takes TLS only', () => {
    const stack = documentDb();
    expect(stack.attributes('aws_docdb_cluster.orders')).toMatchObject({
      storage_encrypted: true,
      kms_key_id: '{aws_kms_key.main.arn}',
      manage_master_user_password: true,
      backup_retention_period: 14,
      deletion_protection: true,
      enabled_cloudwatch_logs_exports: ['audit', 'profiler'],
    });
    expect(
      stack.attributes('aws_docdb_cluster_parameter_group.orders').parameter,
    ).toEqual(
      expect.arrayContaining([
        { name: 'tls', value: 'enabled' },
        { name: 'audit_logs', value: 'enabled' },
      ]),
    );
    expect(stack.dependsOn('aws_docdb_cluster.orders')).toEqual([
      'aws_cloudwatch_log_group.orders_audit',
      'aws_cloudwatch_log_group.orders_profiler',
    ]);
  });

  it('has a second server where it must survive the loss of a zone', () => {
    const stack = documentDb({
      environments: { production: { highAvailability: true } },
    });
    expect(stack.values.tfvars('dev')).toMatchObject({ orders_servers: 1 });
    expect(stack.values.tfvars('production')).toMatchObject({
      orders_servers: 2,
    });
  });

  it('says that the application makes indexes', () => {
    const stack = documentDb({
      parameters: { indexes: ['status'], expiryField: 'expiresAt' },
    });
    expect(stack.problems.map(({ where }) => where)).toEqual([
      'resource:default/orders → indexes',
      'resource:default/orders → expiryField',
    ]);
  });
});
