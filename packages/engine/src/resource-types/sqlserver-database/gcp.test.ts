import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const INSTANCE = 'google_sql_database_instance.orders';

function build(node: Omit<TestNode, 'type'> = {}, access?: AccessLevel) {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      orders: { type: 'sqlserver-database', ...node },
    },
    access ? [['shop', access, 'orders']] : [],
    undefined,
    'gcp',
  );
}

test.each([
  ['read', 'reader', ['db_datareader']],
  ['write', 'writer', ['db_datawriter']],
  ['readwrite', 'user', ['db_datareader', 'db_datawriter']],
  ['admin', 'owner', ['db_owner']],
] as const)(
  'with %s access one signs in as %s, whose password only such consumers read',
  (access, user, roles) => {
    const stack = build({}, access);
    expect(stack.environment('shop')).toMatchObject({
      ORDERS_HOST: `{${INSTANCE}.private_ip_address}`,
      ORDERS_PORT: '1433',
      ORDERS_USER: user,
      ORDERS_PASSWORD: `secret {google_secret_manager_secret.orders_${user}.secret_id}`,
    });
    const given = stack.document
      .blocks()
      .filter(({ type }) => type === 'google_secret_manager_secret_iam_member')
      .map(({ address }) => stack.attributes(address));
    expect(given).toEqual([
      expect.objectContaining({
        secret_id: `{google_secret_manager_secret.orders_${user}.secret_id}`,
        role: 'roles/secretmanager.secretAccessor',
      }),
    ]);
    const told = stack.problems.find(
      ({ code }) => code === 'database-role-needed',
    );
    expect(told?.mend?.match(/db_\w+/g)).toEqual(roles);
  },
);

test('the first password is nobody’s, and Terraform leaves a new one alone', () => {
  const stack = build();
  expect(stack.files.get('orders.tf')).toMatch(
    /root_password\s+= "\$\{uuid\(\)\}-A"/,
  );
  expect(stack.files.get('orders.tf')).toContain(
    'ignore_changes = [root_password, ',
  );
  expect([...stack.notes.beforeFirstApply]).toContainEqual(
    expect.stringContaining('gcloud sql users set-password sqlserver'),
  );
});

test('it has a private address, takes TLS only, and one can go back in time', () => {
  const stack = build({
    parameters: { edition: 'enterprise', version: '2019' },
  });
  expect(stack.attributes(INSTANCE)).toMatchObject({
    database_version: 'SQLSERVER_2019_ENTERPRISE',
    encryption_key_name: '{google_kms_crypto_key.main.id}',
    settings: {
      ip_configuration: { ipv4_enabled: false, ssl_mode: 'ENCRYPTED_ONLY' },
      backup_configuration: {
        enabled: true,
        point_in_time_recovery_enabled: true,
      },
      database_flags: expect.arrayContaining([
        { name: 'cross db ownership chaining', value: 'off' },
        { name: 'contained database authentication', value: 'off' },
      ]),
    },
  });
});
