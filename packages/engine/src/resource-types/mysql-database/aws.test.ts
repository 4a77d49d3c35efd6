import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

function build(node: Partial<TestNode> = {}, access?: AccessLevel) {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      orders: { type: 'mysql-database', ...node },
    },
    access ? [['shop', access, 'orders']] : [],
  );
}

const SECRET = '{aws_db_instance.orders.master_user_secret.0.secret_arn}';

test.each(['write', 'readwrite', 'admin'] as const)(
  'with %s access one gets the login at start, and may read it again',
  access => {
    const stack = build({}, access);
    expect(stack.environment('shop')).toEqual({
      PORT: '8080',
      ORDERS_HOST: '{aws_db_instance.orders.address}',
      ORDERS_PORT: '3306',
      ORDERS_NAME: 'orders_db',
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
    // AWS changes the password every week.
    expect(stack.problems).toEqual([
      expect.objectContaining({
        code: 'administrator-login',
        mend: expect.stringContaining('LOGIN_ARN'),
      }),
    ]);
  },
);

test('readers sign in by IAM as a user that cannot write, and people are told to make it', () => {
  const stack = build({}, 'read');
  expect(stack.environment('shop')).toMatchObject({ ORDERS_USER: 'read_only' });
  expect(stack.statements('aws_iam_role_policy.shop')).toEqual([
    expect.objectContaining({ Action: 'rds-db:connect' }),
  ]);
  expect(stack.problems).toEqual([
    expect.objectContaining({
      code: 'database-role-needed',
      mend: expect.stringContaining(
        'GRANT SELECT, SHOW VIEW ON `orders_db`.* TO',
      ),
    }),
  ]);
});

test('it is private, encrypted, backed up, and refuses connections without TLS', () => {
  const stack = build();
  expect(stack.attributes('aws_db_instance.orders')).toMatchObject({
    engine: 'mysql',
    engine_version: '8.4',
    publicly_accessible: false,
    storage_encrypted: true,
    kms_key_id: '{aws_kms_key.main.arn}',
    manage_master_user_password: true,
    iam_database_authentication_enabled: true,
    deletion_protection: true,
    performance_insights_enabled: true,
    enabled_cloudwatch_logs_exports: ['error', 'slowquery'],
  });
  expect(stack.attributes('aws_db_parameter_group.orders')).toMatchObject({
    family: 'mysql8.4',
    parameter: expect.arrayContaining([
      {
        name: 'require_secure_transport',
        value: '1',
        apply_method: 'pending-reboot',
      },
    ]),
  });
});

describe('on Aurora', () => {
  const aurora = (node: Partial<TestNode> = {}, access?: AccessLevel) =>
    build({ implementation: 'aurora', ...node }, access);

  test('a cluster has a second server where it must survive the loss of a zone', () => {
    const stack = aurora({
      environments: { production: { highAvailability: true } },
    });
    expect(stack.files.get('orders.tf')).toMatch(
      /count\s+= var.orders_servers/,
    );
    expect(stack.values.tfvars('dev')).toMatchObject({ orders_servers: 1 });
    expect(stack.values.tfvars('production')).toMatchObject({
      orders_servers: 2,
    });
  });

  test('it is private, encrypted, audited, and refuses connections without TLS', () => {
    const stack = aurora();
    expect(stack.attributes('aws_rds_cluster.orders')).toMatchObject({
      engine: 'aurora-mysql',
      engine_version: '8.4',
      storage_encrypted: true,
      kms_key_id: '{aws_kms_key.main.arn}',
      manage_master_user_password: true,
      iam_database_authentication_enabled: true,
      deletion_protection: true,
      copy_tags_to_snapshot: true,
      enabled_cloudwatch_logs_exports: ['audit', 'error', 'slowquery'],
    });
    expect(stack.attributes('aws_rds_cluster_instance.orders')).toMatchObject({
      publicly_accessible: false,
      performance_insights_enabled: true,
      monitoring_interval: 60,
    });
    expect(
      stack.attributes('aws_rds_cluster_parameter_group.orders'),
    ).toMatchObject({
      family: 'aurora-mysql8.4',
      parameter: expect.arrayContaining([
        // Instances take a number, clusters the word.
        {
          name: 'require_secure_transport',
          value: 'ON',
          apply_method: 'pending-reboot',
        },
        { name: 'server_audit_logging', value: '1' },
      ]),
    });
  });

  test('readers sign in to the cluster by IAM', () => {
    const stack = aurora({}, 'read');
    expect(stack.environment('shop')).toMatchObject({
      ORDERS_HOST: '{aws_rds_cluster.orders.endpoint}',
      ORDERS_READER_HOST: '{aws_rds_cluster.orders.reader_endpoint}',
      ORDERS_USER: 'read_only',
    });
    expect(stack.statements('aws_iam_role_policy.shop')[0].Resource).toContain(
      'dbuser:{aws_rds_cluster.orders.cluster_resource_id}/read_only',
    );
  });

  test('space that was asked for is not dropped in silence', () => {
    expect(aurora({ parameters: { storageGb: 100 } }).problems).toEqual([
      expect.objectContaining({
        code: 'parameter-limited',
        where: 'resource:default/orders → storageGb',
      }),
    ]);
  });
});
