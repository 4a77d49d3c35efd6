import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const WORKSPACE = 'azurerm_synapse_workspace.sales';
const POOL = 'azurerm_synapse_sql_pool.sales';

function build(
  node: Omit<TestNode, 'type'> = {},
  access?: AccessLevel,
  region?: string,
) {
  return buildForTest(
    {
      report: { type: 'container-service' },
      sales: { type: 'data-warehouse', ...node },
    },
    access ? [['report', access, 'sales']] : [],
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
    expect(stack.environment('report')).toMatchObject({
      SALES_HOST: `{${WORKSPACE}.name}.sql.azuresynapse.net`,
      SALES_PORT: '1433',
      SALES_NAME: `{${POOL}.name}`,
      SALES_USER: '{azurerm_user_assigned_identity.report.name}',
    });
    const remark = stack.problems.find(
      ({ code }) => code === 'database-role-needed',
    );
    expect(remark?.mend?.match(/db_\w+/g)).toEqual(roles);
  },
);

test('it takes identities only, from inside the network, and sends nothing out', () => {
  const stack = build();
  expect(stack.attributes(WORKSPACE)).toMatchObject({
    public_network_access_enabled: false,
    azuread_authentication_only: true,
    managed_virtual_network_enabled: true,
    data_exfiltration_protection_enabled: true,
    linking_allowed_for_aad_tenant_ids: [
      '{data.azurerm_client_config.current.tenant_id}',
    ],
  });
  expect(stack.attributes(WORKSPACE)).not.toHaveProperty(
    'sql_administrator_login',
  );
  expect(
    stack.attributes('azurerm_private_endpoint.sales')
      .private_service_connection,
  ).toMatchObject({ subresource_names: ['Sql'] });
});

test('a port is open for consumers only', () => {
  const association =
    'azurerm_private_endpoint_application_security_group_association.sales_port_1433';
  expect(build().document.block(association)).toBeUndefined();
  expect(build({}, 'read').document.block(association)).toBeDefined();
});

test('the pool is made when the workspace may use its key, and a group administers it', () => {
  const stack = build();
  expect(stack.attributes('azurerm_role_assignment.sales_key')).toMatchObject({
    role_definition_name: 'Key Vault Crypto Service Encryption User',
    principal_id: `{${WORKSPACE}.identity.0.principal_id}`,
  });
  expect(stack.dependsOn('azurerm_synapse_workspace_key.sales')).toEqual([
    'azurerm_role_assignment.sales_key',
  ]);
  expect(stack.dependsOn('azurerm_synapse_workspace_aad_admin.sales')).toEqual([
    'azurerm_synapse_workspace_key.sales',
  ]);
  expect(stack.dependsOn(POOL)).toEqual([
    'azurerm_synapse_workspace_key.sales',
    'azurerm_synapse_workspace_sql_aad_admin.sales',
  ]);
});

test('nobody but the workspace reaches its files', () => {
  const stack = build({}, 'admin');
  expect(stack.attributes('azurerm_storage_account.sales')).toMatchObject({
    is_hns_enabled: true,
    public_network_access_enabled: false,
    shared_access_key_enabled: false,
  });
  expect(
    stack.document
      .blocks()
      .filter(({ type }) => type === 'azurerm_role_assignment')
      .filter(({ address }) =>
        String(stack.attributes(address).scope).includes('storage'),
      )
      .map(({ name }) => name),
  ).toEqual(['sales_files']);
});

test.each([
  ['westeurope', 'GRS', true],
  ['italynorth', 'LRS', false],
])('in %s backups are kept as %s', (region, type, geo) => {
  expect(build({}, undefined, region).attributes(POOL)).toMatchObject({
    storage_account_type: type,
    geo_backup_policy_enabled: geo,
    data_encrypted: true,
  });
});

test('its power follows the size, by environment', () => {
  const stack = build({ environments: { production: { size: 'large' } } });
  expect(stack.values.tfvars('dev').sales_sku).toBe('DW100c');
  expect(stack.values.tfvars('production').sales_sku).toBe('DW1000c');
});
