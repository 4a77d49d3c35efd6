import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const GATEWAY = 'azurerm_api_management.door';

function build(
  parameters: TestNode['parameters'] = {},
  environments: TestNode['environments'] = {},
  more: Record<string, TestNode> = {},
) {
  return buildForTest(
    {
      door: { type: 'api-gateway', parameters, environments },
      orders: { type: 'container-service' },
      mailer: { type: 'function' },
      stock: { type: 'container-service' },
      ...more,
    },
    [
      ['door', 'invoke', 'orders'],
      ['door', 'invoke', 'mailer'],
    ],
    undefined,
    'azure',
  );
}

const TOKENS = {
  jwtIssuer: 'https://login.example.com/realm/',
  jwtAudiences: ['shop'],
};

/** The part of the file with a policy, as it stands there. */
function policyIn(stack: ReturnType<typeof build>, address: string): string {
  const file = stack.files.get('door.tf')!;
  const [type, name] = address.split('.');
  const start = file.indexOf(`resource "${type}" "${name}"`);
  return file.slice(start, file.indexOf('\n}\n', start)).replace(/\\"/g, '"');
}

function apiOf(stack: ReturnType<typeof build>, name: string) {
  const { path, service_url: to } = stack.attributes(
    `azurerm_api_management_api.${name}`,
  );
  return [path, to];
}

const APPS = '{azurerm_container_app_environment.main.default_domain}';

test('each path is an API of its own, which sends every request on', () => {
  const stack = build({ routes: ['orders=/api/orders', 'orders=/'] });
  expect(apiOf(stack, 'door_orders')).toEqual([
    'api/orders',
    `https://shop-{var.environment}-orders.${APPS}/api/orders`,
  ]);
  // The root's name is a part of the path as Terraform can write it.
  const [root] = stack.document
    .blocks()
    .filter(({ type }) => type === 'azurerm_api_management_api')
    .map(({ name }) => name)
    .filter(name => name.startsWith('door_orders_'));
  expect(apiOf(stack, root)).toEqual([
    '',
    `https://shop-{var.environment}-orders.${APPS}`,
  ]);
  for (const [suffix, url] of [
    ['_root', '/'],
    ['', '/*'],
  ]) {
    expect(
      stack.attributes(
        `azurerm_api_management_api_operation.door_orders${suffix}`,
      ),
    ).toMatchObject({ method: '{each.value}', url_template: url });
  }
});

test('the path is taken off where that is asked for', () => {
  expect(apiOf(build({ stripPrefix: true }), 'door_orders')).toEqual([
    'orders',
    `https://shop-{var.environment}-orders.${APPS}`,
  ]);
});

test('it reaches what stands behind it from a subnet of its own, and nothing else', () => {
  const stack = build();
  expect(stack.attributes(GATEWAY)).toMatchObject({
    sku_name: 'StandardV2_1',
    virtual_network_type: 'External',
    virtual_network_configuration: {
      subnet_id: '{azurerm_subnet.gateways.id}',
    },
  });
  expect(stack.dependsOn(GATEWAY)).toEqual([
    'azurerm_subnet_network_security_group_association.gateways',
  ]);
  const out = stack.document
    .blocks()
    .filter(({ name }) => name.startsWith('gateways_outbound_'))
    .map(({ name }) => name.slice('gateways_outbound_'.length))
    .sort();
  expect(out).toEqual([
    'azurekeyvault',
    'gateways_to_443',
    'gateways_to_containers_443',
    'name_servers',
    'rest',
    'storage',
  ]);
  expect(
    stack.attributes('azurerm_container_app.orders').ingress,
  ).toMatchObject({
    external_enabled: true,
    allow_insecure_connections: false,
  });
  // A service that it has no relation with needs no address.
  expect(
    stack.attributes('azurerm_container_app.stock').ingress,
  ).toBeUndefined();
});

test('rules of one direction have different places in the order', () => {
  const stack = build(TOKENS);
  const places = stack.document
    .blocks()
    .filter(({ type }) => type === 'azurerm_network_security_rule')
    .map(({ address }) => stack.attributes(address))
    .map(rule =>
      [rule.network_security_group_name, rule.direction, rule.priority].join(),
    );
  expect(new Set(places).size).toBe(places.length);
});

test('callers show a token everywhere but on open routes, from the first request on', () => {
  const stack = build({ ...TOKENS, openRoutes: ['mailer'] });
  const policy = policyIn(
    stack,
    'azurerm_api_management_api_policy.door_orders',
  );
  expect(policy).toContain(
    '<openid-config url="https://login.example.com/realm/.well-known/openid-configuration" />',
  );
  expect(policy).toContain('<issuer>https://login.example.com/realm/</issuer>');
  expect(policy).toContain('<audience>shop</audience>');
  expect(
    stack.dependsOn('azurerm_api_management_api_operation.door_orders'),
  ).toEqual(['azurerm_api_management_api_policy.door_orders']);
  expect(
    stack.document.block('azurerm_api_management_api_policy.door_mailer'),
  ).toBeUndefined();
  // It fetches the keys that tokens are signed with.
  expect(
    stack.attributes(
      'azurerm_network_security_rule.gateways_outbound_gateways_to_internet',
    ),
  ).toMatchObject({ destination_port_range: '443' });
});

test('values of environments stand in policies, and none where there are none', () => {
  const stack = build(TOKENS, {
    production: {
      jwtIssuer: 'https://id.example.com',
      jwtAudiences: ['a', 'b'],
      allowedOrigins: ['https://www.example.com'],
      requestsPerSecond: 1000,
    },
  });
  const global = policyIn(stack, 'azurerm_api_management_policy.door');
  expect(global).toContain('length(var.door_allowed_origins) > 0 ?');
  expect(global).toContain(
    'formatlist("<origin>%s</origin>", var.door_allowed_origins)',
  );
  expect(global).toContain('calls="${var.door_calls}" renewal-period="2"');
  expect(
    policyIn(stack, 'azurerm_api_management_api_policy.door_orders'),
  ).toContain('trimsuffix(var.door_jwt_issuer, "/")');
});

test.each([
  [{}, 200, 2],
  [{ requestsPerSecond: 10, burst: 100 }, 100, 10],
  [{ requestsPerSecond: 10, burst: 3 }, 10, 1],
  [{ requestsPerSecond: 1, burst: 5000 }, 300, 300],
])('%j is counted as %i calls in %i seconds', (parameters, calls, seconds) => {
  const stack = build(parameters);
  expect(policyIn(stack, 'azurerm_api_management_policy.door')).toContain(
    `<rate-limit-by-key calls="${calls}" renewal-period="${seconds}" counter-key="everybody" />`,
  );
  expect(
    stack.problems.some(({ where }) => where.endsWith('door → burst')),
  ).toBe('burst' in parameters && parameters.burst !== calls);
});

test('with a domain name only its own Front Door may call it', () => {
  const stack = build({}, { production: { domainName: 'api.example.com' } });
  const policy = policyIn(stack, 'azurerm_api_management_policy.door');
  expect(policy).toContain('<check-header name="X-Azure-FDID"');
  expect(policy).toContain(
    '<value>${azurerm_cdn_frontdoor_profile.main.resource_guid}</value>',
  );
  expect(stack.files.get('door.tf')).toContain(
    'trimprefix(azurerm_api_management.door.gateway_url, "https://")',
  );
});

test('old protocols and weak ciphers are off', () => {
  const { security } = build().attributes(GATEWAY);
  expect(Object.keys(security as object)).toHaveLength(17);
  expect(new Set(Object.values(security as object))).toEqual(new Set([false]));
});

test('a service is reached beside one that is on the internet, and that one at its address', () => {
  const stack = buildForTest(
    {
      door: { type: 'api-gateway' },
      orders: { type: 'container-service' },
      shop: {
        type: 'container-service',
        parameters: { exposure: 'internet' },
      },
    },
    [
      ['door', 'invoke', 'orders'],
      ['door', 'invoke', 'shop'],
    ],
    undefined,
    'azure',
  );
  expect(apiOf(stack, 'door_orders')[1]).toContain(APPS);
  expect(apiOf(stack, 'door_shop')[1]).toContain(
    '{azurerm_container_app_environment.public.default_domain}',
  );
  const out = (name: string) =>
    stack.attributes(
      `azurerm_network_security_rule.gateways_outbound_gateways_to_${name}`,
    );
  expect(out('containers_443')).toMatchObject({ access: 'Allow' });
  expect(out('public_containers')).toMatchObject({
    destination_address_prefix:
      '{azurerm_container_app_environment.public.static_ip_address}',
    destination_port_range: '443',
  });
});

test('a network has room for one gateway', () => {
  expect(
    build({}, {}, { other: { type: 'api-gateway' } }).problems,
  ).toContainEqual(
    expect.objectContaining({
      severity: 'error',
      code: 'one-gateway-for-a-network',
      where: 'resource:default/other → subnet',
    }),
  );
});

test('who has a way out without NAT is not told that it has none', () => {
  const { problems } = buildForTest(
    {
      door: { type: 'api-gateway' },
      desk: { type: 'container-service' },
      machine: { type: 'virtual-machine' },
      pods: { type: 'kubernetes-workload' },
      // Its image comes from outside.
      web: {
        type: 'container-service',
        parameters: { exposure: 'internet', image: 'ghcr.io/acme/web' },
      },
    },
    ['desk', 'machine', 'pods', 'web'].map(from => [from, 'invoke', 'door']),
    undefined,
    'azure',
  );
  expect(
    problems
      .filter(({ code }) => code === 'gateway-on-internet')
      .map(({ where }) => where.split(' ')[0]),
  ).toEqual(['resource:default/desk', 'resource:default/machine']);
});

test('in a network that is there it has the subnet that the standards name', () => {
  const subnet =
    '/subscriptions/1/resourceGroups/n/providers/Microsoft.Network/virtualNetworks/v/subnets/gateways';
  const stack = buildForTest(
    { door: { type: 'api-gateway' } },
    [],
    undefined,
    'azure',
    { network: { mode: 'byIds', existing: { gatewaySubnet: subnet } } },
  );
  expect(stack.attributes(GATEWAY).virtual_network_configuration).toEqual({
    subnet_id: '{var.gateway_subnet_id}',
  });
  expect(stack.files.has('network.tf')).toBe(false);
});
