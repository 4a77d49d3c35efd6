import type { StandardsInput } from 'backstage-plugin-stackgen-common';
import { buildForTest } from '../../resource-types/__testUtils__/buildForTest';

const ASSOCIATION = 'azurerm_subnet_network_security_group_association';

function build(
  nodes: Parameters<typeof buildForTest>[0],
  connections: Parameters<typeof buildForTest>[1] = [],
  standards: StandardsInput = {},
) {
  return buildForTest(nodes, connections, undefined, 'azure', standards);
}

const EVERYTHING = {
  shop: {
    type: 'container-service',
    parameters: { exposure: 'internet', image: 'mcr.microsoft.com/shop' },
  },
  prices: {
    type: 'container-service',
    parameters: { image: 'mcr.microsoft.com/prices' },
  },
  invoices: { type: 'function' },
  billing: { type: 'workflow' },
  legacy: { type: 'virtual-machine' },
  cluster: { type: 'kubernetes-cluster' },
  gateway: { type: 'api-gateway' },
  db: { type: 'postgres-database' },
};

test('a subnet gets its rules when all of them are there', () => {
  const stack = build(EVERYTHING, [
    ['prices', 'read', 'shop'],
    ['prices', 'readwrite', 'db'],
  ]);
  const blocks = stack.document.blocks();
  const groupOf = (address: string) =>
    stack.attributes(address).network_security_group_name;
  const associations = blocks.filter(({ type }) => type === ASSOCIATION);
  expect(associations.length).toBeGreaterThan(5);
  for (const { address, name } of associations) {
    expect([...stack.dependsOn(address)].sort()).toEqual(
      blocks
        .filter(
          block =>
            block.type === 'azurerm_network_security_rule' &&
            groupOf(block.address) ===
              `{azurerm_network_security_group.${name}.name}`,
        )
        .map(block => block.address)
        .sort(),
    );
  }
});

test.each([
  ['azurerm_container_app_environment.main', 'containers'],
  ['azurerm_container_app_environment.public', 'public'],
  ['azurerm_linux_function_app.invoices', 'functions'],
  ['azurerm_logic_app_standard.billing', 'workflows'],
  ['azurerm_linux_virtual_machine_scale_set.legacy', 'machines'],
  ['azurerm_kubernetes_cluster.cluster', 'clusters'],
  ['azurerm_api_management.gateway', 'gateways'],
  ['azurerm_private_endpoint.db', 'endpoints'],
])('%s is made when the rules of its subnet hold', (address, subnet) => {
  expect(build(EVERYTHING).dependsOn(address)).toContain(
    `${ASSOCIATION}.${subnet}`,
  );
});

test('where there is a way out, what runs waits for it, too', () => {
  const stack = build({ prices: EVERYTHING.prices }, [], {
    network: { nat: 'single' },
  });
  expect(
    stack.dependsOn('azurerm_container_app_environment.main'),
  ).toStrictEqual([
    `${ASSOCIATION}.containers`,
    'azurerm_subnet_nat_gateway_association.containers',
    'azurerm_nat_gateway_public_ip_association.main',
  ]);
});

test('what runs starts after its rights, and after the ways to what it uses', () => {
  const stack = build(
    {
      prices: EVERYTHING.prices,
      clicks: { type: 'document-database' },
      sessions: { type: 'cache' },
      uploads: { type: 'object-storage' },
      db: { type: 'postgres-database' },
    },
    [
      ['prices', 'write', 'clicks'],
      ['prices', 'readwrite', 'sessions'],
      ['prices', 'read', 'uploads'],
      ['prices', 'admin', 'db'],
    ],
  );
  expect(stack.dependsOn('azurerm_container_app.prices')).toEqual(
    expect.arrayContaining([
      'azurerm_cosmosdb_sql_role_assignment.prices_on_clicks',
      'azurerm_resource_group_template_deployment.prices_on_sessions',
      'azurerm_role_assignment.prices_uploads_read',
      'azurerm_postgresql_flexible_server_active_directory_administrator.prices_on_db',
      'azurerm_private_endpoint.db',
      'azurerm_private_dns_zone_virtual_network_link.postgres',
      'azurerm_private_endpoint_application_security_group_association.db_port_5432',
    ]),
  );
});

test('two that run may use each other, so neither waits for its right to the other', () => {
  const stack = build(
    { nightly: { type: 'scheduled-job' }, hourly: { type: 'scheduled-job' } },
    [
      ['nightly', 'invoke', 'hourly'],
      ['hourly', 'invoke', 'nightly'],
    ],
  );
  for (const [job, other] of [
    ['nightly', 'hourly'],
    ['hourly', 'nightly'],
  ]) {
    const right = `azurerm_role_assignment.${job}_${other}_start`;
    expect(stack.document.block(right)).toBeDefined();
    expect(stack.dependsOn(`azurerm_container_app_job.${job}`)).not.toContain(
      right,
    );
  }
});

test('rights to a secret are given when the secret is there', () => {
  const stack = build(
    { prices: EVERYTHING.prices, stripe_key: { type: 'secret' } },
    [['prices', 'readwrite', 'stripe_key']],
  );
  for (const right of ['read', 'write']) {
    expect(
      stack.dependsOn(`azurerm_role_assignment.prices_stripe_key_${right}`),
    ).toEqual(['azurerm_resource_group_template_deployment.stripe_key']);
  }
});
