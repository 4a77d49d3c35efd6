import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const SERVICE = 'azurerm_search_service.products';

function build(
  node: Omit<TestNode, 'type'> = {},
  access?: 'read' | 'write' | 'readwrite' | 'admin',
) {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      products: { type: 'search', ...node },
    },
    access ? [['shop', access, 'products']] : [],
    undefined,
    'azure',
  );
}

test.each([
  ['read', 'read', 'Search Index Data Reader'],
  ['readwrite', 'readwrite', 'Search Index Data Contributor'],
] as const)(
  '%s access is a role of Azure on this service',
  (access, name, role) => {
    const stack = build({}, access);
    expect(
      stack.attributes(`azurerm_role_assignment.shop_products_${name}`),
    ).toMatchObject({ scope: `{${SERVICE}.id}`, role_definition_name: role });
  },
);

test.each([
  ['write', 'write', 'document_writer', undefined, ['delete', 'write']],
  [
    'admin',
    'own',
    'index_owner',
    ['aliases/*', 'indexes/*', 'synonymMaps/*'],
    ['*'],
  ],
] as const)(
  '%s access is a role that allows less than those of Azure',
  (access, name, role, actions, documents) => {
    const stack = build({}, access);
    expect(
      stack.attributes(`azurerm_role_assignment.shop_products_${name}`).scope,
    ).toBe(`{${SERVICE}.id}`);
    expect(
      stack.attributes(`azurerm_role_definition.${role}`).permissions,
    ).toEqual({
      ...(actions && {
        actions: actions.map(
          action => `Microsoft.Search/searchServices/${action}`,
        ),
      }),
      data_actions: documents.map(
        action => `Microsoft.Search/searchServices/indexes/documents/${action}`,
      ),
    });
  },
);

test('it takes identities only, from inside the network', () => {
  const stack = build();
  expect(stack.attributes(SERVICE)).toMatchObject({
    local_authentication_enabled: false,
    public_network_access_enabled: false,
    network_rule_bypass_option: 'None',
  });
  expect(
    stack.attributes('azurerm_private_endpoint.products')
      .private_service_connection,
  ).toMatchObject({ subresource_names: ['searchService'] });
});

test('its port is open for consumers only', () => {
  const association =
    'azurerm_private_endpoint_application_security_group_association.products_port_443';
  expect(build().document.block(association)).toBeUndefined();
  expect(build({}, 'read').document.block(association)).toBeDefined();
});

test('high availability is what reads and writes are vouched for, in that environment', () => {
  const { values } = build({
    environments: { production: { highAvailability: true } },
  });
  expect(values.tfvars('dev').products_replicas).toBe(1);
  expect(values.tfvars('production').products_replicas).toBe(3);
});

test.each([
  ['small', 10, 'basic', 1],
  ['small', 100, 'basic', 1],
  ['medium', 100, 'standard', 1],
  ['medium', 700, 'standard', 6],
  ['medium', 1000, 'standard', 12],
  ['large', 1000, 'standard2', 2],
])(
  '%s with %i GB is %s in %i partitions',
  (size, storageGb, sku, partitions) => {
    const stack = build({ parameters: { size, storageGb } });
    expect(stack.attributes(SERVICE)).toMatchObject({
      sku,
      partition_count: partitions,
    });
    expect(
      stack.problems.some(({ where }) => where.endsWith('storageGb')),
    ).toBe(size === 'small' && storageGb > 15);
  },
);

test('people are told that it is not OpenSearch', () => {
  expect(build().problems).toContainEqual(
    expect.objectContaining({
      code: 'parameter-without-effect',
      severity: 'warning',
    }),
  );
});
