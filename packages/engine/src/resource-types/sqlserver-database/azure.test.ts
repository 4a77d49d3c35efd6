import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const SERVER = 'azurerm_mssql_server.orders';
const DATABASE = 'azurerm_mssql_database.orders';

function build(
  node: Omit<TestNode, 'type'> = {},
  access?: AccessLevel,
  region?: string,
) {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      orders: { type: 'sqlserver-database', ...node },
    },
    access ? [['shop', access, 'orders']] : [],
    region,
    'azure',
  );
}

test.each([
  ['read', ['db_datareader']],
  ['write', ['db_datawriter']],
  ['readwrite', ['db_datareader', 'db_datawriter']],
  ['admin', ['db_owner']],
] as const)(
  'with %s access one signs in by identity, and people are told to make it a member of %j',
  (access, roles) => {
    const stack = build({}, access);
    expect(stack.environment('shop')).toMatchObject({
      ORDERS_HOST: `{${SERVER}.fully_qualified_domain_name}`,
      ORDERS_PORT: '1433',
      ORDERS_NAME: `{${DATABASE}.name}`,
      ORDERS_USER: '{azurerm_user_assigned_identity.shop.name}',
    });
    const [{ mend }] = stack.problems;
    expect(mend?.match(/db_\w+/g)).toEqual(roles);
  },
);

test('it takes identities only, by TLS, from inside the network', () => {
  const stack = build();
  expect(stack.attributes(SERVER)).toMatchObject({
    public_network_access_enabled: false,
    outbound_network_restriction_enabled: true,
    minimum_tls_version: '1.2',
    connection_policy: 'Proxy',
    azuread_administrator: {
      azuread_authentication_only: true,
      object_id: '{var.database_administrators_object_id}',
    },
  });
  expect(stack.attributes(SERVER)).not.toHaveProperty('administrator_login');
  expect(
    stack.attributes('azurerm_private_endpoint.orders')
      .private_service_connection,
  ).toMatchObject({ subresource_names: ['sqlServer'] });
});

test('what is done in it is kept in the workspace', () => {
  const stack = build();
  expect(
    stack.attributes('azurerm_mssql_server_extended_auditing_policy.orders'),
  ).toMatchObject({
    server_id: `{${SERVER}.id}`,
    log_monitoring_enabled: true,
  });
  expect(
    stack.attributes('azurerm_monitor_diagnostic_setting.orders'),
  ).toMatchObject({
    target_resource_id: `{${SERVER}.id}/databases/master`,
    enabled_log: [{ category: 'SQLSecurityAuditEvents' }],
  });
});

test('sizes and zones follow the environment', () => {
  const stack = build({
    environments: { production: { size: 'large', highAvailability: true } },
  });
  expect(stack.values.tfvars('dev')).toMatchObject({
    orders_sku: 'GP_S_Gen5_1',
    orders_least_cores: 0.5,
    orders_zone_redundant: false,
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    orders_sku: 'GP_S_Gen5_8',
    orders_least_cores: 1,
    orders_zone_redundant: true,
  });
});

test.each([
  ['westeurope', 'Geo'],
  ['polandcentral', 'Zone'],
])('in %s backups are kept by the kind %s', (region, kind) => {
  expect(build({}, undefined, region).attributes(DATABASE)).toMatchObject({
    storage_account_type: kind,
    transparent_data_encryption_enabled: true,
    short_term_retention_policy: { retention_days: 14 },
  });
});

test('what Azure SQL does not have is said', () => {
  const stack = build({
    parameters: { version: '2019', edition: 'enterprise', storageGb: 600 },
  });
  expect(stack.attributes(DATABASE).max_size_gb).toBe(512);
  expect(stack.problems.map(({ where }) => where)).toEqual(
    ['version', 'edition', 'storageGb'].map(
      name => `resource:default/orders → ${name}`,
    ),
  );
});
