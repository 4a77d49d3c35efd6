import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const APP = 'azurerm_container_app.shop';

function build(node: Omit<TestNode, 'type'> = {}) {
  return buildForTest(
    { shop: { type: 'container-service', ...node } },
    [],
    undefined,
    'azure',
  );
}

test('an app that nobody calls has no address and need not listen', () => {
  const app = build().attributes(APP);
  expect(app.ingress).toBeUndefined();
  expect(app.template).toMatchObject({
    container: { liveness_probe: undefined, readiness_probe: undefined },
  });
});

test('an app that others call answers inside the environment only, by TLS', () => {
  const stack = buildForTest(
    {
      shop: { type: 'container-service' },
      carts: { type: 'container-service' },
    },
    [
      ['shop', 'invoke', 'carts'],
      ['carts', 'invoke', 'shop'],
    ],
    undefined,
    'azure',
  );
  for (const name of ['shop', 'carts']) {
    expect(
      stack.attributes(`azurerm_container_app.${name}`).ingress,
    ).toMatchObject({
      external_enabled: false,
      allow_insecure_connections: false,
      target_port: 8080,
    });
  }
  expect(stack.environment('shop').CARTS_URL).toBe(
    'https://shop-{var.environment}-carts.internal.{azurerm_container_app_environment.main.default_domain}',
  );
  expect(
    stack.attributes('azurerm_container_app_environment.main'),
  ).toMatchObject({
    internal_load_balancer_enabled: true,
    public_network_access: 'Disabled',
  });
});

test('only an app that shall be on the internet makes the environment public', () => {
  const stack = build({ parameters: { exposure: 'internet' } });
  expect(stack.attributes(APP).ingress).toMatchObject({
    external_enabled: true,
    allow_insecure_connections: false,
  });
  expect(
    stack.attributes('azurerm_container_app_environment.main'),
  ).toMatchObject({
    internal_load_balancer_enabled: false,
    public_network_access: 'Enabled',
  });
});

test('without an image it is pulled from the stack’s registry by its identity', () => {
  const stack = build();
  expect(stack.attributes(APP)).toMatchObject({
    identity: {
      type: 'UserAssigned',
      identity_ids: ['{azurerm_user_assigned_identity.shop.id}'],
    },
    registry: {
      server: '{azurerm_container_registry.main.login_server}',
      identity: '{azurerm_user_assigned_identity.shop.id}',
    },
  });
  expect(stack.attributes('azurerm_role_assignment.shop_pull')).toMatchObject({
    role_definition_name: 'AcrPull',
    scope: '{azurerm_container_registry.main.id}',
  });
  expect(stack.files.get('shop.tf')).toContain(
    'depends_on = [azurerm_role_assignment.shop_pull]',
  );
  expect(stack.attributes('azurerm_container_registry.main')).toMatchObject({
    admin_enabled: false,
    public_network_access_enabled: false,
  });
});

test('an image from elsewhere needs the internet, and no registry', () => {
  const stack = build({ parameters: { image: 'ghcr.io/acme/shop' } });
  expect(stack.attributes(APP)).not.toHaveProperty('registry');
  expect(
    stack.document.block('azurerm_container_registry.main'),
  ).toBeUndefined();
  expect(
    stack.attributes(
      'azurerm_network_security_rule.containers_outbound_containers_to_internet',
    ),
  ).toMatchObject({
    destination_address_prefix: 'Internet',
    destination_port_range: '443',
  });
});

test('subnets are closed but for what rules allow', () => {
  const stack = build();
  for (const [subnet, directions] of [
    ['containers', ['inbound', 'outbound']],
    ['endpoints', ['inbound']],
  ] as const) {
    expect(
      stack.attributes(
        `azurerm_subnet_network_security_group_association.${subnet}`,
      ).subnet_id,
    ).toBe(`{azurerm_subnet.${subnet}.id}`);
    for (const direction of directions) {
      expect(
        stack.attributes(
          `azurerm_network_security_rule.${subnet}_${direction}_rest`,
        ),
      ).toMatchObject({ access: 'Deny', priority: 4096, protocol: '*' });
    }
  }
});

test('priorities of rules are different within a group and direction', () => {
  const stack = buildForTest(
    {
      shop: {
        type: 'container-service',
        parameters: { image: 'ghcr.io/acme/shop' },
      },
      orders: { type: 'postgres-database' },
      jobs: { type: 'queue' },
    },
    [
      ['shop', 'read', 'orders'],
      ['shop', 'publish', 'jobs'],
    ],
    undefined,
    'azure',
  );
  const places = stack.document
    .blocks()
    .filter(({ type }) => type === 'azurerm_network_security_rule')
    .map(({ address }) => {
      const rule = stack.attributes(address);
      return [
        rule.network_security_group_name,
        rule.direction,
        rule.priority,
      ].join(' ');
    });
  expect(new Set(places).size).toBe(places.length);
});

test('a name is never longer than Container Apps allow', () => {
  const address = 'recommendations_of_everybody_who_shops_here';
  const stack = buildForTest(
    { [address]: { type: 'container-service' } },
    [],
    undefined,
    'azure',
  );
  const name = String(
    stack.attributes(`azurerm_container_app.${address}`).name,
  ).replace('{var.environment}', 'production');
  expect(name).toMatch(/^[a-z](-?[a-z0-9])*$/);
  expect(name.length).toBeLessThanOrEqual(32);
});

test('people are told that only x86_64 images run', () => {
  expect(build({ parameters: { architecture: 'arm64' } }).problems).toEqual([
    expect.objectContaining({ code: 'architecture-not-offered' }),
  ]);
});

describe('a private service that machines call', () => {
  function buildCalled(more: Record<string, TestNode> = {}) {
    return buildForTest(
      {
        shop: { type: 'container-service' },
        stock: { type: 'container-service' },
        legacy: { type: 'virtual-machine' },
        ...more,
      },
      [
        ['shop', 'invoke', 'stock'],
        ['legacy', 'invoke', 'stock'],
      ],
      undefined,
      'azure',
    );
  }
  const ingressOf = (stack: ReturnType<typeof buildCalled>, name: string) =>
    (
      stack.attributes(`azurerm_container_app.${name}`).ingress as
        | { external_enabled: boolean }
        | undefined
    )?.external_enabled;

  it('lets in what reaches the private environment, and has one name for all', () => {
    const stack = buildCalled();
    expect(ingressOf(stack, 'stock')).toBe(true);
    expect(
      stack.attributes('azurerm_container_app_environment.main')
        .internal_load_balancer_enabled,
    ).toBe(true);
    const url = stack.environment('shop').STOCK_URL;
    expect(url).toMatch(
      /^https:\/\/[^/]+\.\{azurerm_container_app_environment\.main\.default_domain\}$/,
    );
    expect(url).not.toContain('.internal.');
    expect(stack.files.get('legacy.tf')).toContain('STOCK_URL=https://');
  });

  it('stays closed where the environment is on the internet, and that is told', () => {
    const stack = buildCalled({
      web: { type: 'container-service', parameters: { exposure: 'internet' } },
    });
    expect(ingressOf(stack, 'stock')).toBe(false);
    expect(stack.environment('shop').STOCK_URL).toContain('.internal.');
    expect(stack.problems).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        code: 'only-containers-reach-it',
        message: expect.stringContaining('machines do not reach it'),
      }),
    );
  });
});
