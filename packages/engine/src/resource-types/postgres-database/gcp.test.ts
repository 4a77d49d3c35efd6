import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const INSTANCE = 'google_sql_database_instance.orders_db';

function build(node: Omit<TestNode, 'type'> = {}, access?: AccessLevel) {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      orders_db: { type: 'postgres-database', ...node },
    },
    access ? [['shop', access, 'orders_db']] : [],
    undefined,
    'gcp',
  );
}

function settingsOf(stack: ReturnType<typeof build>) {
  return stack.attributes(INSTANCE).settings as Record<string, unknown>;
}

test.each(['read', 'write', 'readwrite', 'admin'] as const)(
  'with %s access one signs in as a service account, on this instance only',
  access => {
    const stack = build({}, access);
    const condition = {
      title: `only {${INSTANCE}.name}`,
      expression: `resource.service == "sqladmin.googleapis.com" && resource.name == "projects/{var.project_id}/instances/{${INSTANCE}.name}"`,
    };
    const grants = stack.document
      .blocks()
      .filter(({ type }) => type === 'google_project_iam_member')
      .map(({ address }) => stack.attributes(address));
    expect(grants).toEqual(
      ['roles/cloudsql.client', 'roles/cloudsql.instanceUser'].map(role => ({
        project: '{var.project_id}',
        role,
        member: '{google_service_account.shop.member}',
        condition,
      })),
    );
    expect(stack.attributes('google_sql_user.shop_in_orders_db')).toMatchObject(
      {
        type: 'CLOUD_IAM_SERVICE_ACCOUNT',
        instance: `{${INSTANCE}.name}`,
      },
    );
    expect(stack.environment('shop')).toEqual({
      ORDERS_DB_HOST: `{${INSTANCE}.private_ip_address}`,
      ORDERS_DB_INSTANCE: `{${INSTANCE}.connection_name}`,
      ORDERS_DB_NAME: 'orders_db',
      ORDERS_DB_PORT: '5432',
      ORDERS_DB_USER: '{google_sql_user.shop_in_orders_db.name}',
    });
    expect(stack.problems).toContainEqual(
      expect.objectContaining({
        code: 'database-rights',
        where: 'resource:default/shop → resource:default/orders-db',
      }),
    );
  },
);

test('no consumer has a password', () => {
  const text = [...build({}, 'admin').files.values()].join('\n');
  expect(text).not.toMatch(/(?<!root_)password\s*=|random_password/);
});

test('only the ports of the database are opened, for the consumer only', () => {
  const stack = build({}, 'read');
  expect(
    stack.attributes('google_compute_firewall.shop_to_orders_db'),
  ).toMatchObject({
    direction: 'EGRESS',
    target_tags: ['shop-{var.environment}-shop'],
    destination_ranges: [`{${INSTANCE}.private_ip_address}/32`],
    allow: { protocol: 'tcp', ports: ['3307', '5432'] },
  });
  expect(stack.attributes('google_compute_firewall.closed')).toMatchObject({
    deny: { protocol: 'all' },
    destination_ranges: ['0.0.0.0/0'],
  });
  expect(
    build().document.block('google_compute_firewall.shop_to_orders_db'),
  ).toBeUndefined();
});

test('it has a private address, takes TLS only and is encrypted by the key of the stack', () => {
  const stack = build();
  expect(settingsOf(stack).ip_configuration).toEqual({
    ipv4_enabled: false,
    private_network: '{google_compute_network.main.id}',
    ssl_mode: 'ENCRYPTED_ONLY',
  });
  expect(stack.attributes(INSTANCE).encryption_key_name).toBe(
    '{google_kms_crypto_key.main.id}',
  );
  const text = stack.files.get('orders_db.tf');
  expect(text).toContain('google_kms_crypto_key_iam_member.sqladmin,');
  expect(text).toContain('google_service_networking_connection.services,');
});

test('high availability is a second copy in another zone, in that environment', () => {
  const stack = build({
    environments: { production: { highAvailability: true } },
  });
  expect(settingsOf(stack).availability_type).toBe(
    '{var.orders_db_availability_type}',
  );
  expect(stack.values.tfvars('dev').orders_db_availability_type).toBe('ZONAL');
  expect(stack.values.tfvars('production').orders_db_availability_type).toBe(
    'REGIONAL',
  );
});

test('the private range for databases does not overlap that of workloads', () => {
  const text = build().files.get('network.tf');
  expect(text).toMatch(/ip_cidr_range\s+= cidrsubnet\("10.0.0.0\/16", 2, 0\)/);
  expect(text).toMatch(/services_range = cidrsubnet\("10.0.0.0\/16", 2, 3\)/);
});

test.each([
  ['10.0.0.0/22', []],
  ['10.0.0.0/23', ['network-too-small']],
])('of a network %s people are told %j', (cidr, codes) => {
  const { problems } = buildForTest(
    { orders: { type: 'postgres-database' } },
    [],
    undefined,
    'gcp',
    { network: { cidr }, environments: [{ name: 'test' }] },
  );
  expect(
    problems
      .filter(({ where }) => where.endsWith('→ network'))
      .map(({ code }) => code),
  ).toEqual(codes);
});

test('its own labels are on it, as Google takes them', () => {
  expect(build().files.get('orders_db.tf')).toMatch(
    /user_labels = merge\([^)]*local\.orders_db_labels/,
  );
});

test('a server is made with a password that its own rules allow', () => {
  const file = build().files.get('orders_db.tf')!;
  expect(file).toMatch(/root_password\s+= "\$\{uuid\(\)\}-A"/);
  expect(file).toMatch(/ignore_changes = \[root_password, /);
});

test('a disk that grew by itself stays, for a smaller one would be of a new server', () => {
  expect(build().files.get('orders_db.tf')).toMatch(
    /ignore_changes = \[root_password, settings\[0\]\.disk_size\]/,
  );
});
