import type { StandardsInput } from 'backstage-plugin-stackgen-common';
import {
  buildForTest,
  type TestNode,
} from '../../resource-types/__testUtils__/buildForTest';

function build(
  nodes: Record<string, TestNode>,
  connections: Parameters<typeof buildForTest>[1] = [],
) {
  return buildForTest(nodes, connections, undefined, 'civo');
}

const shop: TestNode = {
  type: 'container-service',
  parameters: { image: 'ghcr.io/acme/shop' },
};

function spec(stack: ReturnType<typeof build>, address: string) {
  return stack.attributes(address).spec as Record<string, any>;
}

test('a stack without containers has no cluster', () => {
  const stack = build({ orders: { type: 'postgres-database' } });
  const types = stack.document.blocks().map(({ type }) => type);
  expect(types).toContain('civo_database');
  expect(types).not.toContain('civo_kubernetes_cluster');
  expect(stack.files.get('providers.tf')).not.toContain('kubernetes');
});

test('pods have no root, no token, a closed file system and limits', () => {
  const { template } = spec(build({ shop }), 'kubernetes_deployment_v1.shop');
  expect(template.spec).toMatchObject({
    automount_service_account_token: false,
    security_context: {
      run_as_non_root: true,
      seccomp_profile: { type: 'RuntimeDefault' },
    },
    container: {
      image: 'ghcr.io/acme/shop:{var.shop_image_tag}',
      resources: { limits: { memory: '512Mi' } },
      security_context: {
        allow_privilege_escalation: false,
        read_only_root_filesystem: true,
        capabilities: { drop: ['ALL'] },
      },
    },
  });
});

test('containers reach the internet by HTTPS in environments whose standards ask for it', () => {
  const outside = 'kubernetes_network_policy_v1.outside';
  const of = (standards: StandardsInput) =>
    buildForTest({ shop }, [], undefined, 'civo', standards);
  expect(build({ shop }).document.block(outside)).toBeUndefined();
  const everywhere = of({ network: { nat: 'single' } });
  expect(spec(everywhere, outside)).toMatchObject({
    pod_selector: {},
    policy_types: ['Egress'],
    egress: [
      {
        to: [
          {
            ip_block: {
              cidr: '0.0.0.0/0',
              except: expect.arrayContaining(['10.0.0.0/8']),
            },
          },
        ],
        ports: [{ port: '443', protocol: 'TCP' }],
      },
    ],
  });
  expect(everywhere.files.get('kubernetes.tf')).not.toContain('count');
  const some = of({
    environments: [
      { name: 'dev', network: { cidr: '10.1.0.0/16' } },
      { name: 'production', network: { cidr: '10.2.0.0/16', nat: 'single' } },
    ],
  });
  expect(some.files.get('kubernetes.tf')).toMatch(
    /"outside" {\n +count += var\.containers_reach_internet \? 1 : 0\n/,
  );
});

test('nothing may talk in the namespace but to the name service', () => {
  const stack = build({ shop });
  expect(spec(stack, 'kubernetes_network_policy_v1.closed')).toMatchObject({
    pod_selector: {},
    policy_types: ['Ingress', 'Egress'],
    egress: [{ ports: [{ port: '53' }, { port: '53' }] }],
  });
  expect(
    stack.document
      .blocks()
      .filter(({ type }) => type === 'kubernetes_network_policy_v1'),
  ).toHaveLength(1);
});

test('a connection between services opens both ends on the provider’s port', () => {
  const stack = build({ shop, cart: shop }, [['shop', 'invoke', 'cart']]);
  expect(
    spec(stack, 'kubernetes_network_policy_v1.shop_to_cart').egress,
  ).toMatchObject([{ ports: [{ port: '8080', protocol: 'TCP' }] }]);
  expect(
    spec(stack, 'kubernetes_network_policy_v1.shop_into_cart').ingress,
  ).toMatchObject([{ ports: [{ port: '8080', protocol: 'TCP' }] }]);
});

test('a database has a firewall and a network of its own, and its user by reference', () => {
  const stack = build({ shop, orders: { type: 'postgres-database' } }, [
    ['shop', 'readwrite', 'orders'],
  ]);
  expect(stack.attributes('civo_database.orders')).toMatchObject({
    firewall_id: '{civo_firewall.orders.id}',
    network_id: '{civo_network.main.id}',
  });
  expect(stack.attributes('civo_firewall.orders')).toMatchObject({
    create_default_rules: false,
    ingress_rule: [{ protocol: 'tcp', port_range: '5432', action: 'allow' }],
  });
  expect(stack.attributes('kubernetes_secret_v1.shop_for_orders').data).toEqual(
    {
      user: '{civo_database.orders.username}',
      password: '{civo_database.orders.password}',
    },
  );
  expect(
    spec(stack, 'kubernetes_network_policy_v1.shop_to_orders').egress,
  ).toMatchObject([
    { to: [{ ip_block: { cidr: '{civo_database.orders.private_ipv4}/32' } }] },
  ]);
  expect(stack.problems).toContainEqual(
    expect.objectContaining({ code: 'one-database-user' }),
  );
});

test('the cluster’s administrator file stays out of the state, and its API is closed', () => {
  const stack = build({ shop });
  expect(stack.attributes('civo_kubernetes_cluster.main')).toMatchObject({
    write_kubeconfig: false,
    cni: 'cilium',
    firewall_id: '{civo_firewall.cluster.id}',
    kubernetes_version: '{var.kubernetes_version}',
  });
  const rules = stack.attributes('civo_firewall.cluster').ingress_rule;
  expect(rules).toContainEqual(
    expect.objectContaining({ port_range: '6443', cidr: '{var.admin_cidrs}' }),
  );
  expect(JSON.stringify(rules)).not.toContain('0.0.0.0/0');
  expect([...stack.notes.beforeFirstApply].join('\n')).toContain(
    'civo kubernetes config',
  );
});

test('what the internet reaches has a name, TLS and a way from the ingress controller', () => {
  const stack = build({
    shop: { ...shop, parameters: { ...shop.parameters, exposure: 'internet' } },
  });
  expect(spec(stack, 'kubernetes_ingress_v1.shop')).toMatchObject({
    ingress_class_name: 'traefik',
    tls: { secret_name: 'shop-tls' },
  });
  expect(
    (stack.attributes('civo_firewall.cluster').ingress_rule as object[]).length,
  ).toBe(7);
  expect(stack.attributes('civo_dns_domain_record.shop')).toMatchObject({
    type: 'CNAME',
    value: '{civo_kubernetes_cluster.main.dns_entry}',
  });
});

test('a bucket has a credential of its own, and a size that is written down', () => {
  const stack = build({ shop, media: { type: 'object-storage' } }, [
    ['shop', 'read', 'media'],
  ]);
  expect(stack.attributes('civo_object_store.media')).toMatchObject({
    max_size_gb: 500,
    access_key_id: '{civo_object_store_credential.media.access_key_id}',
  });
});

test('the value of a secret is in no file, and never overwritten', () => {
  const stack = build({ shop, key: { type: 'secret' } }, [
    ['shop', 'read', 'key'],
  ]);
  expect(stack.attributes('kubernetes_secret_v1.key').data).toBeUndefined();
  expect(stack.files.get('key.tf')).toContain('ignore_changes = [data]');
  const { template } = spec(stack, 'kubernetes_deployment_v1.shop');
  expect(template.spec.container.env).toContainEqual({
    name: 'KEY_VALUE',
    value_from: {
      secret_key_ref: {
        name: expect.stringContaining('{kubernetes_secret_v1.key.metadat'),
        key: 'value',
      },
    },
  });
});

test('without an image, people are told that Civo keeps none', () => {
  const stack = build({ shop: { type: 'container-service' } });
  expect(stack.problems).toContainEqual(
    expect.objectContaining({ code: 'image-needed', severity: 'warning' }),
  );
});
