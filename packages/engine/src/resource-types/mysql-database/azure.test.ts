import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const SERVER = 'azurerm_mysql_flexible_server.orders';

function build(
  node: Omit<TestNode, 'type'> = {},
  access?: AccessLevel,
  region?: string,
) {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      orders: { type: 'mysql-database', ...node },
    },
    access ? [['shop', access, 'orders']] : [],
    region,
    'azure',
  );
}

test.each([
  ['read', 'GRANT SELECT, SHOW VIEW ON `orders`.*'],
  ['write', 'GRANT INSERT, UPDATE, DELETE ON `orders`.*'],
  ['readwrite', 'GRANT SELECT, SHOW VIEW, INSERT, UPDATE, DELETE ON'],
  ['admin', 'GRANT ALL PRIVILEGES ON `orders`.*'],
] as const)(
  'with %s access one signs in by identity, and people are told which rights to give',
  (access, grant) => {
    const stack = build({}, access);
    expect(stack.environment('shop')).toMatchObject({
      ORDERS_HOST: `{${SERVER}.fqdn}`,
      ORDERS_PORT: '3306',
      ORDERS_NAME: 'orders',
      ORDERS_USER: 'shop',
    });
    expect(stack.problems).toContainEqual(
      expect.objectContaining({
        code: 'database-role-needed',
        where: 'resource:default/shop → resource:default/orders',
        mend: expect.stringContaining(grant),
      }),
    );
  },
);

test('it takes identities only, by TLS, from inside the network', () => {
  const stack = build();
  expect(stack.attributes(SERVER)).toMatchObject({
    version: '8.4',
    public_network_access: 'Disabled',
    geo_redundant_backup_enabled: true,
  });
  for (const [name, value] of [
    ['aad_auth_only', 'ON'],
    ['require_secure_transport', 'ON'],
    ['audit_log_enabled', 'ON'],
  ]) {
    expect(
      stack.attributes(
        `azurerm_mysql_flexible_server_configuration.orders_${name}`,
      ),
    ).toMatchObject({ name, value });
  }
  expect(
    stack.attributes('azurerm_private_endpoint.orders')
      .private_service_connection,
  ).toMatchObject({ subresource_names: ['mysqlServer'] });
});

test('the password that Azure insists on is in no file, no state and no head', () => {
  const stack = build();
  expect(stack.files.get('orders.tf')).toMatch(
    /administrator_password_wo\s+= "\$\{uuid\(\)\}-A"/,
  );
  expect(stack.files.get('orders.tf')).not.toMatch(
    /administrator_password\s+=/,
  );
  expect(stack.files.get('terraform.tf')).toContain('>= 1.11');
});

test('a group that people name administers the server', () => {
  const stack = build();
  expect(
    stack.attributes(
      'azurerm_mysql_flexible_server_active_directory_administrator.orders',
    ),
  ).toMatchObject({
    object_id: '{var.database_administrators_object_id}',
    identity_id: '{azurerm_user_assigned_identity.orders.id}',
  });
  expect(stack.problems).toContainEqual(
    expect.objectContaining({ code: 'directory-rights-needed' }),
  );
});

test('a standby comes where it is asked for, on a size that can have one', () => {
  const stack = build({
    environments: { production: { highAvailability: true } },
  });
  expect(stack.values.tfvars('dev')).toMatchObject({
    orders_sku: 'B_Standard_B2s',
    orders_standby: false,
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    orders_sku: 'GP_Standard_D2ads_v5',
    orders_standby: true,
  });
});

test('backups are kept in a second region where there is one', () => {
  const alone = build({}, undefined, 'polandcentral');
  expect(alone.attributes(SERVER).geo_redundant_backup_enabled).toBe(false);
  expect(alone.files.get('orders.tf')).toContain('checkov:skip=CKV_AZURE_94');
});

test('what a server cannot hold is said', () => {
  const stack = build({ parameters: { storageGb: 20000 } });
  expect(stack.attributes(SERVER).storage).toMatchObject({ size_gb: 16384 });
  expect(stack.problems).toContainEqual(
    expect.objectContaining({
      code: 'parameter-limited',
      where: 'resource:default/orders → storageGb',
    }),
  );
});

test('the server is asked for one thing after the other', () => {
  const stack = build();
  const settings = stack.document
    .blocks()
    .filter(
      ({ type }) => type === 'azurerm_mysql_flexible_server_configuration',
    )
    .map(({ address }) => stack.dependsOn(address));
  expect(settings.length).toBeGreaterThan(1);
  for (const before of settings) {
    expect(before).toEqual(['azurerm_mysql_flexible_database.orders']);
  }
  expect(stack.dependsOn('azurerm_mysql_flexible_database.orders')).toEqual([
    'azurerm_mysql_flexible_server_active_directory_administrator.orders',
  ]);
  expect(
    stack.dependsOn(
      'azurerm_mysql_flexible_server_active_directory_administrator.orders',
    ),
  ).toEqual(['azurerm_private_endpoint.orders']);
});
