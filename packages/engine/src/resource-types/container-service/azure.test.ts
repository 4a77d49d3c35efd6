import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { REPLACING_ATTRIBUTES } from '../../appstack/replacingAttributes';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const APP = 'azurerm_container_app.shop';

const WEB: TestNode = {
  type: 'container-service',
  parameters: { exposure: 'internet' },
};

function invoke(from: string, to: string): [string, AccessLevel, string] {
  return [from, 'invoke', to];
}

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

// The provider refuses a longest name that does not end with a letter.
test('an environment’s name ends as the provider wants it, also when it is cut off', () => {
  for (let index = 0; index < 20; index++) {
    const { name } = buildForTest(
      { shop: { type: 'container-service' } },
      [],
      undefined,
      'azure',
      {
        naming: {
          pattern: `everybody-who-shops-in-the-town-of-${index}-{appStack}-{environment}-{name}`,
        },
      },
    ).attributes('azurerm_container_app_environment.main');
    expect(String(name).replace('{var.environment}', 'production')).toMatch(
      /^[a-z][a-z0-9-]{0,58}[a-z]?$/,
    );
  }
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
  // Azure pulls it when it makes the app, and refuses to make it without.
  expect(stack.dependsOn(APP)).toEqual([
    'azurerm_role_assignment.shop_pull',
    'azurerm_private_endpoint.registry',
    'azurerm_private_dns_zone_virtual_network_link.registry',
    'azurerm_private_endpoint_application_security_group_association.registry_port_443',
  ]);
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
      web: WEB,
      orders: { type: 'postgres-database' },
      jobs: { type: 'queue' },
      report: { type: 'function' },
      safe: { type: 'virtual-machine', parameters: { port: 443 } },
      old: { type: 'virtual-machine', parameters: { port: 8080 } },
    },
    [
      ['shop', 'read', 'orders'],
      ['shop', 'publish', 'jobs'],
      ...['web', 'report', 'safe'].map(from => invoke(from, 'shop')),
      ...['shop', 'report', 'safe'].map(from => invoke(from, 'web')),
      ...['shop', 'web', 'report'].flatMap(from => [
        invoke(from, 'safe'),
        invoke(from, 'old'),
      ]),
      ['web', 'read', 'orders'],
      ['web', 'publish', 'jobs'],
      ['report', 'read', 'orders'],
    ],
    undefined,
    'azure',
    { network: { nat: 'single' } },
  );
  const rules = stack.document
    .blocks()
    .filter(({ type }) => type === 'azurerm_network_security_rule')
    .map(({ address }) => stack.attributes(address));
  const places = rules.map(rule =>
    [rule.network_security_group_name, rule.direction, rule.priority].join(' '),
  );
  expect(places.length).toBeGreaterThan(60);
  expect(places.filter((place, i) => places.indexOf(place) !== i)).toEqual([]);
  const priorities = rules.map(({ priority }) => Number(priority));
  expect(Math.min(...priorities)).toBe(100);
  expect(Math.max(...priorities)).toBe(4096);
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

  it('is called at 443, which is 31443 behind the load balancer', () => {
    const stack = buildCalled();
    const { attributes } = stack;
    expect(
      attributes(
        'azurerm_network_security_rule.machines_outbound_machines_to_containers_443',
      ).destination_port_range,
    ).toBe('443');
    expect(
      attributes(
        'azurerm_network_security_rule.containers_inbound_machines_to_containers_443',
      ).destination_port_ranges,
    ).toEqual(['443', '31443']);
  });
});

describe('a service on the internet', () => {
  const ENVIRONMENT = 'azurerm_container_app_environment';

  function buildWeb(
    nodes: Record<string, TestNode> = {},
    connections: Parameters<typeof buildForTest>[1] = [],
    standards: Parameters<typeof buildForTest>[4] = {},
  ) {
    return buildForTest(
      { web: WEB, ...nodes },
      connections,
      undefined,
      'azure',
      standards,
    );
  }

  it('has an environment of its own, as good as the other one, and only that', () => {
    const stack = buildWeb();
    expect(stack.attributes('azurerm_container_app.web')).toMatchObject({
      container_app_environment_id: `{${ENVIRONMENT}.public.id}`,
      ingress: { external_enabled: true, allow_insecure_connections: false },
    });
    expect(stack.document.block(`${ENVIRONMENT}.main`)).toBeUndefined();
    expect(stack.document.block('azurerm_subnet.containers')).toBeUndefined();
    const own = [
      'internal_load_balancer_enabled',
      'public_network_access',
      'infrastructure_subnet_id',
      'infrastructure_resource_group_name',
      'name',
    ];
    const rest = (attributes: Record<string, unknown>) =>
      Object.entries(attributes).filter(([name]) => !own.includes(name));
    const main = build();
    expect(rest(stack.attributes(`${ENVIRONMENT}.public`))).toEqual(
      rest(main.attributes(`${ENVIRONMENT}.main`)),
    );
    expect(
      stack.attributes('azurerm_monitor_diagnostic_setting.public'),
    ).toMatchObject({
      target_resource_id: `{${ENVIRONMENT}.public.id}`,
      enabled_log: main.attributes(
        'azurerm_monitor_diagnostic_setting.containers',
      ).enabled_log,
    });
  });

  it('becomes one without anything else being replaced', () => {
    const more: Record<string, TestNode> = {
      carts: { type: 'container-service' },
      nightly: { type: 'scheduled-job' },
      orders: { type: 'postgres-database' },
    };
    const connections: Parameters<typeof buildForTest>[1] = [
      ['web', 'invoke', 'carts'],
      ['web', 'read', 'orders'],
      ['nightly', 'invoke', 'web'],
      ['nightly', 'invoke', 'carts'],
      ['carts', 'readwrite', 'orders'],
    ];
    const before = buildWeb(
      { ...more, web: { type: 'container-service' } },
      connections,
    );
    const after = buildWeb(more, connections);
    const replaced = before.document
      .blocks()
      .filter(({ kind }) => kind === 'resource')
      .filter(({ type, address }) => {
        const now = after.document.block(address) && after.attributes(address);
        const then = before.attributes(address);
        return (
          !now ||
          REPLACING_ATTRIBUTES[type].some(
            name => JSON.stringify(now[name]) !== JSON.stringify(then[name]),
          )
        );
      })
      .map(({ address }) => address);
    expect(replaced).toEqual(['azurerm_container_app.web']);
    expect(after.attributes(`${ENVIRONMENT}.main`)).toMatchObject({
      internal_load_balancer_enabled: true,
      public_network_access: 'Disabled',
    });
  });

  it('calls a private one at its address in the network, as all others then do', () => {
    const stack = buildWeb(
      {
        carts: { type: 'container-service' },
        desk: { type: 'container-service' },
      },
      [
        ['web', 'invoke', 'carts'],
        ['desk', 'invoke', 'carts'],
      ],
    );
    const url = `https://shop-{var.environment}-carts.{${ENVIRONMENT}.main.default_domain}`;
    expect(stack.environment('web').CARTS_URL).toBe(url);
    expect(stack.environment('desk').CARTS_URL).toBe(url);
    expect(stack.attributes('azurerm_container_app.carts')).toMatchObject({
      container_app_environment_id: `{${ENVIRONMENT}.main.id}`,
      ingress: { external_enabled: true },
    });
    for (const rule of ['public_outbound', 'containers_inbound']) {
      expect(
        stack.attributes(
          `azurerm_network_security_rule.${rule}_public_to_containers_443`,
        ),
      ).toMatchObject({ access: 'Allow', protocol: 'Tcp' });
    }
    expect(stack.files.get('network.tf')).toMatch(
      /"azurerm_subnet" "public" {[^}]*cidrsubnet\("10\.0\.0\.0\/16", 3, 7\)/,
    );
    expect(
      stack.attributes('azurerm_private_dns_a_record.containers').records,
    ).toEqual([`{${ENVIRONMENT}.main.static_ip_address}`]);
    expect(stack.problems).toEqual([]);
  });

  it('is called by others at its one address, and by its neighbours without a rule', () => {
    const stack = buildWeb(
      {
        other: WEB,
        desk: { type: 'container-service' },
        nightly: { type: 'scheduled-job' },
      },
      [
        ['desk', 'invoke', 'web'],
        ['nightly', 'invoke', 'web'],
        ['other', 'invoke', 'web'],
      ],
    );
    expect(
      stack.document
        .blocks()
        .filter(({ name }) => name.endsWith('to_public_containers'))
        .map(({ name }) => name),
    ).toEqual(['containers_outbound_containers_to_public_containers']);
    expect(
      stack.attributes(
        'azurerm_network_security_rule.containers_outbound_containers_to_public_containers',
      ),
    ).toMatchObject({
      destination_address_prefix: `{${ENVIRONMENT}.public.static_ip_address}`,
      destination_port_range: '443',
    });
    expect(stack.environment('desk').WEB_URL).toBe(
      `https://shop-{var.environment}-web.{${ENVIRONMENT}.public.default_domain}`,
    );
    expect(
      stack.document.block('azurerm_private_dns_zone.containers'),
    ).toBeUndefined();
  });

  it('has its image, its files and its data from its own subnet', () => {
    const stack = buildWeb(
      { reports: { type: 'file-storage' }, orders: { type: 'queue' } },
      [
        ['web', 'read', 'reports'],
        ['web', 'publish', 'orders'],
      ],
    );
    expect(
      stack.attributes('azurerm_container_app_environment_storage.web_reports')
        .container_app_environment_id,
    ).toBe(`{${ENVIRONMENT}.public.id}`);
    const from = stack.document
      .blocks()
      .filter(({ name }) => name.startsWith('endpoints_inbound_'))
      .map(({ name }) => name.slice('endpoints_inbound_'.length))
      .sort();
    expect(from).toEqual([
      'public_to_2049',
      'public_to_443',
      'public_to_5671',
      'rest',
    ]);
  });

  it('is out of reach of machines without NAT, and that is told', () => {
    const codes = (nat: 'none' | 'single') =>
      buildWeb(
        { legacy: { type: 'virtual-machine' } },
        [['legacy', 'invoke', 'web']],
        { network: { nat } },
      ).problems.map(({ code }) => code);
    expect(codes('none')).toContain('machines-without-way-out');
    expect(codes('single')).not.toContain('machines-without-way-out');
  });

  it('has the subnet that the standards name in a network that is there', () => {
    const subnets =
      '/subscriptions/1/resourceGroups/n/providers/Microsoft.Network/virtualNetworks/v/subnets';
    const stack = buildWeb({}, [], {
      network: {
        mode: 'byIds',
        existing: { publicContainerSubnet: `${subnets}/public` },
      },
    });
    expect(
      stack.attributes(`${ENVIRONMENT}.public`).infrastructure_subnet_id,
    ).toBe('{var.public_container_subnet_id}');
    expect(stack.document.block('var.container_subnet_id')).toBeUndefined();
  });
});
