import { buildForTest } from '../__testUtils__/buildForTest';

function connected(access: 'read' | 'readwrite') {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      orders: { type: 'postgres-database' },
    },
    [['shop', access, 'orders']],
  );
}

const SECRET = '{aws_db_instance.orders.master_user_secret.0.secret_arn}';

// What AWS says of it where it is on by itself, or plans would never settle.
const FORCE_TLS = {
  name: 'rds.force_ssl',
  value: '1',
  apply_method: 'pending-reboot',
};

describe('PostgreSQL on RDS', () => {
  it('gives writers the login at start, and the right to read it again', () => {
    const stack = connected('readwrite');
    expect(stack.environment('shop')).toEqual({
      PORT: '8080',
      ORDERS_HOST: '{aws_db_instance.orders.address}',
      ORDERS_PORT: '5432',
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
    expect(stack.problems).toEqual([
      expect.objectContaining({
        severity: 'info',
        code: 'administrator-login',
      }),
    ]);
  });

  it('lets readers sign in by IAM as a role that cannot write, and says who makes it', () => {
    const stack = connected('read');
    expect(stack.environment('shop')).toMatchObject({
      ORDERS_USER: 'read_only',
    });
    expect(stack.statements('aws_iam_role_policy.shop')).toEqual([
      {
        Sid: 'SignInToDatabase',
        Effect: 'Allow',
        Action: 'rds-db:connect',
        Resource:
          'arn:aws:rds-db:eu-central-1:{data.aws_caller_identity.current.account_id}:dbuser:{aws_db_instance.orders.resource_id}/read_only',
      },
    ]);
    expect(stack.problems).toEqual([
      expect.objectContaining({
        severity: 'info',
        where: 'resource:default/shop → resource:default/orders',
        mend: expect.stringContaining('CREATE ROLE read_only'),
      }),
    ]);
  });

  it('is made when its logs can be encrypted and its metrics delivered', () => {
    const stack = connected('read');
    expect(stack.dependsOn('aws_db_instance.orders')).toEqual([
      'aws_iam_role_policy_attachment.database_monitoring',
      'aws_cloudwatch_log_group.orders_postgresql',
      'aws_cloudwatch_log_group.orders_upgrade',
    ]);
    const { identifier } = stack.attributes('aws_db_instance.orders');
    expect(
      stack.attributes('aws_cloudwatch_log_group.orders_postgresql').name,
    ).toBe(`/aws/rds/instance/${identifier}/postgresql`);
  });

  it('is private, encrypted, backed up, and refuses connections without TLS', () => {
    const stack = connected('read');
    expect(stack.attributes('aws_db_instance.orders')).toMatchObject({
      publicly_accessible: false,
      storage_encrypted: true,
      kms_key_id: '{aws_kms_key.main.arn}',
      manage_master_user_password: true,
      iam_database_authentication_enabled: true,
      backup_retention_period: 14,
      deletion_protection: true,
      copy_tags_to_snapshot: true,
    });
    expect(
      stack.attributes('aws_db_parameter_group.orders').parameter,
    ).toContainEqual(FORCE_TLS);
  });
});

// RDS refuses each word that SQL knows, and `catalog` is one.
test.each([
  [{}, 'catalog_db'],
  [{ databaseName: 'goods' }, 'goods'],
])(
  'the database of an entity "catalog" with %j is %s for RDS and Aurora',
  (parameters, name) => {
    const node = { type: 'postgres-database', parameters } as const;
    const stack = buildForTest({ catalog: node });
    const cluster = buildForTest({
      catalog: { ...node, implementation: 'aurora' },
    });
    expect([
      stack.attributes('aws_db_instance.catalog').db_name,
      cluster.attributes('aws_rds_cluster.catalog').database_name,
    ]).toEqual([name, name]);
  },
);

// RDS refuses to let storage grow by less than a tenth.
test.each([
  [20, 80, []],
  [59578, 65536, []],
  [59579, 0, ['parameter-limited']],
])(
  'of %i GB storage grows to %i GB, and people hear of it when it does not',
  (storageGb, most, codes) => {
    const stack = buildForTest({
      orders: { type: 'postgres-database', parameters: { storageGb } },
    });
    expect(
      stack.attributes('aws_db_instance.orders').max_allocated_storage,
    ).toBe(most);
    expect(stack.problems.map(({ code }) => code)).toEqual(codes);
  },
);

describe('Aurora PostgreSQL', () => {
  const aurora = (access?: 'read' | 'readwrite') =>
    buildForTest(
      {
        shop: { type: 'container-service' },
        orders: { type: 'postgres-database', implementation: 'aurora' },
      },
      access ? [['shop', access, 'orders']] : [],
    );

  it('is a cluster with the same rights as the one server of RDS', () => {
    const secret = '{aws_rds_cluster.orders.master_user_secret.0.secret_arn}';
    expect(aurora('readwrite').environment('shop')).toMatchObject({
      ORDERS_HOST: '{aws_rds_cluster.orders.endpoint}',
      ORDERS_READER_HOST: '{aws_rds_cluster.orders.reader_endpoint}',
      ORDERS_USER: `secret ${secret}:username::`,
      ORDERS_PASSWORD: `secret ${secret}:password::`,
    });
    expect(aurora('read').statements('aws_iam_role_policy.shop')).toEqual([
      expect.objectContaining({
        Action: 'rds-db:connect',
        Resource: expect.stringContaining(
          'dbuser:{aws_rds_cluster.orders.cluster_resource_id}/read_only',
        ),
      }),
    ]);
  });

  it('is private, encrypted, backed up, and refuses connections without TLS', () => {
    const stack = aurora();
    expect(stack.attributes('aws_rds_cluster.orders')).toMatchObject({
      engine: 'aurora-postgresql',
      engine_version: '17',
      storage_encrypted: true,
      kms_key_id: '{aws_kms_key.main.arn}',
      manage_master_user_password: true,
      backup_retention_period: 14,
      deletion_protection: true,
      copy_tags_to_snapshot: true,
    });
    expect(
      stack.attributes('aws_rds_cluster_parameter_group.orders'),
    ).toMatchObject({
      family: 'aurora-postgresql17',
      parameter: expect.arrayContaining([FORCE_TLS]),
    });
    // A server that comes later would ask for another minor version.
    expect(
      stack.attributes('aws_rds_cluster_instance.orders').engine_version,
    ).toBeUndefined();
    expect(stack.dependsOn('aws_rds_cluster.orders')).toEqual([
      'aws_cloudwatch_log_group.orders_postgresql',
    ]);
  });
});
