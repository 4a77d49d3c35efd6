import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const INSTANCE = 'google_sql_database_instance.orders';

function build(node: Omit<TestNode, 'type'> = {}, access?: AccessLevel) {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      orders: { type: 'mysql-database', ...node },
    },
    access ? [['shop', access, 'orders']] : [],
    undefined,
    'gcp',
  );
}

test.each([
  ['read', 'GRANT SELECT, SHOW VIEW ON `orders`.*'],
  ['write', 'GRANT INSERT, UPDATE, DELETE ON `orders`.*'],
  ['readwrite', 'GRANT SELECT, SHOW VIEW, INSERT, UPDATE, DELETE ON'],
  ['admin', 'GRANT ALL PRIVILEGES ON `orders`.*'],
] as const)(
  'with %s access one signs in as a service account, on this instance only',
  (access, grant) => {
    const stack = build({}, access);
    const given = stack.document
      .blocks()
      .filter(({ type }) => type === 'google_project_iam_member')
      .map(({ address }) => stack.attributes(address));
    expect(given.map(({ role }) => role)).toEqual([
      'roles/cloudsql.client',
      'roles/cloudsql.instanceUser',
    ]);
    for (const { condition } of given) {
      expect(condition).toMatchObject({
        expression: expect.stringContaining(`instances/{${INSTANCE}.name}`),
      });
    }
    expect(stack.attributes('google_sql_user.shop_in_orders')).toMatchObject({
      type: 'CLOUD_IAM_SERVICE_ACCOUNT',
      name: '{google_service_account.shop.email}',
    });
    expect(stack.environment('shop')).toMatchObject({
      ORDERS_HOST: `{${INSTANCE}.private_ip_address}`,
      ORDERS_PORT: '3306',
      ORDERS_USER: 'element()',
    });
    expect(stack.problems).toContainEqual(
      expect.objectContaining({
        code: 'database-rights',
        mend: expect.stringContaining(grant),
      }),
    );
  },
);

test('it has a private address, takes TLS only, and one can go back in time', () => {
  const stack = build();
  expect(stack.attributes(INSTANCE)).toMatchObject({
    database_version: 'MYSQL_8_4',
    encryption_key_name: '{google_kms_crypto_key.main.id}',
    settings: {
      ip_configuration: { ipv4_enabled: false, ssl_mode: 'ENCRYPTED_ONLY' },
      backup_configuration: { enabled: true, binary_log_enabled: true },
      database_flags: expect.arrayContaining([
        { name: 'cloudsql_iam_authentication', value: 'on' },
        { name: 'local_infile', value: 'off' },
      ]),
    },
  });
});

test('no consumer has a password', () => {
  const text = [...build({}, 'admin').files.values()].join('\n');
  expect(text).not.toMatch(/(?<!root_)password\s*=|random_password/);
});

test('a server is made with a password that its own rules allow', () => {
  const file = build().files.get('orders.tf')!;
  expect(file).toMatch(/root_password\s+= "\$\{uuid\(\)\}-A"/);
  expect(file).toMatch(/ignore_changes = \[root_password, /);
});
