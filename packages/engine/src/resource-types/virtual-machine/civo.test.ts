import type {
  AccessLevel,
  StandardsInput,
} from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const VM = { type: 'virtual-machine' } as const;
const MACHINE = 'civo_instance.legacy';
const FIREWALL = 'civo_firewall.legacy';

function build(
  nodes: Record<string, TestNode>,
  connections: [string, AccessLevel, string][] = [],
  standards: StandardsInput = {},
) {
  return buildForTest(nodes, connections, undefined, 'civo', standards);
}

/** Labels, ports and ranges of the rules of a firewall. */
function rules(stack: ReturnType<typeof build>, kind: 'ingress' | 'egress') {
  const all = stack.attributes(FIREWALL)[`${kind}_rule`] as {
    label: string;
    port_range: string;
    cidr: unknown;
  }[];
  return all.map(({ label, port_range: ports, cidr }) => [label, ports, cidr]);
}

test('a machine has no public address, and nobody signs in to it', () => {
  const stack = build({ legacy: VM });
  expect(stack.attributes(MACHINE)).toMatchObject({
    public_ip_required: 'none',
    write_password: false,
    sshkey_id: '{civo_ssh_key.nobody.id}',
    firewall_id: `{${FIREWALL}.id}`,
    network_id: '{civo_network.main.id}',
    disk_image: '{data.civo_disk_image.ubuntu_noble.diskimages.0.id}',
    size: 'g4s.medium',
  });
  expect(rules(stack, 'ingress')).toEqual([]);
});

test('pods that use it reach its port on each machine, and nothing else does', () => {
  const stack = build(
    {
      legacy: { ...VM, parameters: { port: 8443, minReplicas: 2 } },
      shop: { type: 'container-service' },
    },
    [['shop', 'invoke', 'legacy']],
  );
  expect(rules(stack, 'ingress')).toEqual([
    ['pods and machines of the stack', '8443', ['10.0.0.0/16']],
  ]);
  const policy = stack.files
    .get('shop.tf')!
    .split('"kubernetes_network_policy_v1" "shop_to_legacy"')[1];
  expect(policy).toContain('for_each = civo_instance.legacy[*].private_ip');
  expect(policy).toMatch(/port +\= "8443"/);
  expect(stack.files.get('shop.tf')).toMatch(
    /LEGACY_HOSTS"\s+value = join\(",", civo_instance\.legacy\[\*\]\.private_ip\)/,
  );
});

test('it reaches what it uses, and is told of what it gets no login for', () => {
  const stack = build({ legacy: VM, orders: { type: 'postgres-database' } }, [
    ['legacy', 'read', 'orders'],
  ]);
  expect(rules(stack, 'egress')).toContainEqual([
    'orders',
    '5432',
    ['10.0.0.0/16'],
  ]);
  expect(stack.attributes('civo_firewall.orders').ingress_rule).toMatchObject([
    { label: 'pods of the stack' },
  ]);
  const file = stack.files.get('legacy.tf');
  expect(file).toContain('ORDERS_HOST=${civo_database.orders.private_ipv4}');
  expect(file).not.toContain('civo_database.orders.password');
  expect(stack.problems.map(({ code }) => code)).toContain('sign-in-not-given');
});

test('it does not reach pods, and people are told', () => {
  const stack = build({ legacy: VM, shop: { type: 'container-service' } }, [
    ['legacy', 'invoke', 'shop'],
  ]);
  expect(stack.problems.map(({ code }) => code)).toContain('pods-not-reached');
  expect(rules(stack, 'egress').map(([label]) => label)).toEqual([
    'packages and APIs',
    'names',
    'time',
  ]);
});

test('it gets packages from the internet where the standards say so', () => {
  const stack = build({ legacy: VM }, [], {
    environments: [
      { name: 'dev' },
      { name: 'production', network: { nat: 'single' } },
    ],
  });
  expect(stack.values.tfvars('dev').outbound_cidrs).toEqual(['10.0.0.0/16']);
  expect(stack.values.tfvars('production').outbound_cidrs).toEqual([
    '0.0.0.0/0',
  ]);
});

test('environments have as many machines as they ask for', () => {
  const stack = build({
    legacy: {
      ...VM,
      environments: { production: { highAvailability: true } },
    },
  });
  expect(stack.values.tfvars('dev').legacy_machines).toBe(1);
  expect(stack.values.tfvars('production').legacy_machines).toBe(2);
  expect(stack.files.get('legacy.tf')).toContain(
    'shop-${var.environment}-legacy-${count.index + 1}',
  );
});

test.each([
  ['operatingSystem', { operatingSystem: 'amazon-linux-2023' }],
  ['architecture', { architecture: 'arm64' }],
  ['diskGb', { diskGb: 60 }],
  ['highAvailability', { highAvailability: true }],
  ['maxReplicas', { minReplicas: 1, maxReplicas: 3 }],
] as const)('%s that Civo cannot follow is reported', (name, parameters) => {
  const limited = (given: TestNode['parameters']) =>
    build({ legacy: { ...VM, parameters: { maxReplicas: 1, ...given } } })
      .problems.filter(({ code }) => code.startsWith('parameter-'))
      .map(({ where }) => where.split(' → ')[1]);
  expect(limited({})).toEqual([]);
  expect(limited(parameters)).toContain(name);
});
