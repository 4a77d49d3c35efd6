import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const ACCOUNT = 'azurerm_cosmosdb_account.orders';
const ID = `{${ACCOUNT}.id}`;

function build(
  node: Omit<TestNode, 'type'> = {},
  access?: AccessLevel,
  region?: string,
) {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      orders: { type: 'document-database', ...node },
    },
    access ? [['shop', access, 'orders']] : [],
    region,
    'azure',
  );
}

test.each([
  ['read', `${ID}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000001`],
  ['write', '{azurerm_cosmosdb_sql_role_definition.orders_writer.id}'],
  [
    'readwrite',
    `${ID}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
  ],
  ['admin', `${ID}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`],
] as const)(
  '%s access gives one role for data of this account',
  (access, role) => {
    const stack = build({}, access);
    expect(
      stack.attributes('azurerm_cosmosdb_sql_role_assignment.shop_on_orders'),
    ).toMatchObject({
      account_name: `{${ACCOUNT}.name}`,
      role_definition_id: role,
      principal_id: '{azurerm_user_assigned_identity.shop.principal_id}',
      scope: ID,
    });
    const operator = stack.document.block(
      'azurerm_role_assignment.shop_orders_operate',
    );
    expect(operator !== undefined).toBe(access === 'admin');
  },
);

test('who writes only cannot read', () => {
  const { permissions } = build().attributes(
    'azurerm_cosmosdb_sql_role_definition.orders_writer',
  ) as { permissions: { data_actions: string[] } };
  expect(permissions.data_actions.join(' ')).not.toMatch(
    /items\/read|executeQuery|readChangeFeed|\*/,
  );
});

test('it takes identities only, by TLS, from inside the network', () => {
  const stack = build({}, 'read');
  expect(stack.attributes(ACCOUNT)).toMatchObject({
    local_authentication_disabled: true,
    access_key_metadata_writes_enabled: false,
    public_network_access_enabled: false,
    minimal_tls_version: 'Tls12',
  });
  expect(
    stack.attributes('azurerm_private_endpoint.orders')
      .private_service_connection,
  ).toMatchObject({ subresource_names: ['Sql'] });
  expect(stack.environment('shop')).toMatchObject({
    ORDERS_URL: `{${ACCOUNT}.endpoint}`,
    ORDERS_NAME: '{azurerm_cosmosdb_sql_container.orders.database_name}',
    ORDERS_CONTAINER: '{azurerm_cosmosdb_sql_container.orders.name}',
  });
  expect(stack.problems).toContainEqual(
    expect.objectContaining({ code: 'gateway-mode' }),
  );
});

test('sizes, zones and backups follow the environment', () => {
  const stack = build({
    environments: {
      dev: { backupDays: 7 },
      production: { size: 'large', highAvailability: true },
    },
  });
  expect(stack.values.tfvars('dev')).toMatchObject({
    orders_max_throughput: 1000,
    orders_zone_redundant: false,
    orders_backup_tier: 'Continuous7Days',
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    orders_max_throughput: 20000,
    orders_zone_redundant: true,
    orders_backup_tier: 'Continuous30Days',
  });
});

test('zones are not asked for where the region has none', () => {
  const stack = build(
    { parameters: { highAvailability: true } },
    undefined,
    'westus',
  );
  expect(stack.attributes(ACCOUNT).geo_location).toMatchObject({
    zone_redundant: false,
  });
});

test('documents go by themselves only where they say when', () => {
  const CONTAINER = 'azurerm_cosmosdb_sql_container.orders';
  expect(build().attributes(CONTAINER)).not.toHaveProperty('default_ttl');
  const stack = build({
    parameters: {
      partitionKey: 'customer',
      expiryField: 'expiresAt',
      sortKey: 'placedAt',
    },
  });
  expect(stack.attributes(CONTAINER)).toMatchObject({
    default_ttl: -1,
    partition_key_paths: ['/customer'],
  });
  expect(stack.problems.map(({ where }) => where)).toEqual([
    'resource:default/orders → sortKey',
    'resource:default/orders → expiryField',
  ]);
});

test('the container is locked where deletion protection is on', () => {
  expect(build().attributes('azurerm_management_lock.orders')).toMatchObject({
    scope: '{azurerm_cosmosdb_sql_container.orders.id}',
  });
});
