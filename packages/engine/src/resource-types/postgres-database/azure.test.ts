import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const SERVER = 'azurerm_postgresql_flexible_server.orders';
const ADMINISTRATOR =
  'azurerm_postgresql_flexible_server_active_directory_administrator.shop_on_orders';

function build(node: Omit<TestNode, 'type'> = {}, region?: string) {
  return buildForTest(
    { orders: { type: 'postgres-database', ...node } },
    [],
    region,
    'azure',
  );
}

function connected(access: 'read' | 'write' | 'readwrite' | 'admin') {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      orders: { type: 'postgres-database' },
    },
    [['shop', access, 'orders']],
    undefined,
    'azure',
  );
}

test('there is no password: identities sign in, from inside the network', () => {
  const stack = build();
  expect(stack.attributes(SERVER)).toMatchObject({
    public_network_access_enabled: false,
    authentication: {
      active_directory_auth_enabled: true,
      password_auth_enabled: false,
    },
  });
  expect(stack.attributes(SERVER)).not.toHaveProperty('administrator_login');
  expect(stack.attributes(SERVER)).not.toHaveProperty('delegated_subnet_id');
  expect(
    stack.attributes('azurerm_private_endpoint.orders')
      .private_service_connection,
  ).toMatchObject({
    private_connection_resource_id: `{${SERVER}.id}`,
    subresource_names: ['postgresqlServer'],
  });
});

test('with admin access the identity of the consumer administers the server', () => {
  const stack = connected('admin');
  expect(stack.attributes(ADMINISTRATOR)).toMatchObject({
    server_name: `{${SERVER}.name}`,
    object_id: '{azurerm_user_assigned_identity.shop.principal_id}',
    principal_name: '{azurerm_user_assigned_identity.shop.name}',
    principal_type: 'ServicePrincipal',
  });
  expect(stack.environment('shop')).toMatchObject({
    ORDERS_HOST: `{${SERVER}.fqdn}`,
    ORDERS_NAME: 'orders',
    ORDERS_PORT: '5432',
    ORDERS_USER: '{azurerm_user_assigned_identity.shop.name}',
  });
  expect(stack.problems).toEqual([]);
});

test.each([
  ['read', 'pg_read_all_data'],
  ['write', 'pg_write_all_data'],
  ['readwrite', 'pg_read_all_data, pg_write_all_data'],
] as const)(
  'with %s access one gets no rights of the server, and people are told what to do',
  (access, roles) => {
    const stack = connected(access);
    expect(stack.document.block(ADMINISTRATOR)).toBeUndefined();
    expect(stack.environment('shop')).toMatchObject({
      ORDERS_USER: '{azurerm_user_assigned_identity.shop.name}',
    });
    expect(stack.problems).toEqual([
      expect.objectContaining({
        severity: 'info',
        code: 'database-role-needed',
        mend: expect.stringContaining(`grant ${roles} to`),
      }),
    ]);
  },
);

test('a group that people name administers the server', () => {
  const stack = build();
  expect(
    stack.attributes(
      'azurerm_postgresql_flexible_server_active_directory_administrator.orders',
    ),
  ).toMatchObject({
    object_id: '{var.database_administrators_object_id}',
    principal_name: '{var.database_administrators_name}',
    principal_type: 'Group',
  });
  expect([...stack.notes.beforeFirstApply]).toContainEqual(
    expect.stringContaining('database_administrators_object_id'),
  );
});

test('containers reach its port only when one of them uses it', () => {
  const association =
    'azurerm_private_endpoint_application_security_group_association.orders_port_5432';
  expect(build().document.block(association)).toBeUndefined();
  const stack = connected('read');
  expect(stack.attributes(association).private_endpoint_id).toBe(
    '{azurerm_private_endpoint.orders.id}',
  );
  for (const rule of [
    'containers_outbound_containers_to_5432',
    'endpoints_inbound_containers_to_5432',
  ]) {
    expect(
      stack.attributes(`azurerm_network_security_rule.${rule}`),
    ).toMatchObject({
      access: 'Allow',
      protocol: 'Tcp',
      destination_port_range: '5432',
      destination_application_security_group_ids: [
        '{azurerm_application_security_group.port_5432.id}',
      ],
    });
  }
});

test('a standby comes where it is asked for, on a size that can have one', () => {
  const stack = build({
    parameters: { size: 'small' },
    environments: { production: { highAvailability: true } },
  });
  expect(stack.files.get('orders.tf')).toContain(
    'for_each = var.orders_standby ? [1] : []',
  );
  expect(stack.values.tfvars('dev')).toMatchObject({
    orders_sku: 'B_Standard_B2s',
    orders_standby: false,
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    orders_sku: 'GP_Standard_D2ds_v5',
    orders_standby: true,
  });
});

test.each([
  [20, 32768],
  [64, 65536],
  [65, 131072],
  [65536, 33553408],
])('%i GB get the next size of disk, %i MB', (storageGb, megabytes) => {
  expect(build({ parameters: { storageGb } }).attributes(SERVER)).toMatchObject(
    { storage_mb: megabytes, auto_grow_enabled: true },
  );
});

test('backups are kept in a second region where there is one', () => {
  const skip = 'checkov:skip=CKV_AZURE_136';
  expect(build().attributes(SERVER).geo_redundant_backup_enabled).toBe(true);
  expect(build().files.get('orders.tf')).not.toContain(skip);
  const alone = build({}, 'polandcentral');
  expect(alone.attributes(SERVER).geo_redundant_backup_enabled).toBe(false);
  expect(alone.files.get('orders.tf')).toContain(skip);
});

test('the database is locked where deletion protection is on', () => {
  const stack = build({ environments: { dev: { deletionProtection: false } } });
  expect(stack.files.get('orders.tf')).toContain(
    'count = var.orders_deletion_protection ? 1 : 0',
  );
  expect(stack.attributes('azurerm_management_lock.orders')).toMatchObject({
    scope: '{azurerm_postgresql_flexible_server_database.orders.id}',
    lock_level: 'CanNotDelete',
  });
});

test('nothing is asked of the server while it gets its private address', () => {
  const stack = connected('admin');
  const onServer = stack.document
    .blocks()
    .filter(({ type }) => /^azurerm_postgresql_flexible_server_/.test(type));
  expect(new Set(onServer.map(({ type }) => type)).size).toBe(3);
  for (const { address } of onServer) {
    expect(stack.dependsOn(address)).toEqual([
      'azurerm_private_endpoint.orders',
    ]);
  }
});
