import type {
  AccessLevel,
  Cloud,
  StandardsInput,
} from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

function build(
  cloud: Cloud,
  node: Omit<TestNode, 'type'> = {},
  access?: AccessLevel,
) {
  return buildForTest(
    {
      main: { type: 'kubernetes-cluster', ...node },
      ...(access && { tool: { type: 'container-service' } }),
    },
    access ? [['tool', access, 'main']] : [],
    undefined,
    cloud,
  );
}

test('on AWS the API is private, secrets are encrypted, and everything is logged', () => {
  expect(build('aws').attributes('aws_eks_cluster.main')).toMatchObject({
    version: '1.35',
    enabled_cluster_log_types: [
      'api',
      'audit',
      'authenticator',
      'controllerManager',
      'scheduler',
    ],
    access_config: {
      authentication_mode: 'API',
      bootstrap_cluster_creator_admin_permissions: false,
    },
    encryption_config: {
      resources: ['secrets'],
      provider: { key_arn: '{aws_kms_key.main.arn}' },
    },
    vpc_config: {
      endpoint_private_access: true,
      endpoint_public_access: false,
    },
  });
});

test('on AWS a cluster is not deleted by accident', () => {
  expect(build('aws').files.get('main.tf')).toContain('prevent_destroy = true');
  expect(
    build('aws', { parameters: { deletionProtection: false } }).files.get(
      'main.tf',
    ),
  ).not.toContain('prevent_destroy');
});

test('on AWS a consumer may find the cluster, and reaches its API', () => {
  const stack = build('aws', {}, 'read');
  expect(stack.files.get('tool.tf')).toContain('eks:DescribeCluster');
  expect(stack.files.get('tool.tf')).toContain(
    'aws_eks_cluster.main.vpc_config[0].cluster_security_group_id',
  );
  expect(stack.problems).toContainEqual(
    expect.objectContaining({ code: 'cluster-access-needed' }),
  );
});

test('on Azure the API is private, and only Entra identities come in', () => {
  expect(
    build('azure').attributes('azurerm_kubernetes_cluster.main'),
  ).toMatchObject({
    private_cluster_enabled: true,
    local_account_disabled: true,
    run_command_enabled: false,
    oidc_issuer_enabled: true,
    workload_identity_enabled: true,
    network_profile: { network_policy: 'cilium' },
    default_node_pool: {
      min_count: 2,
      max_count: 6,
      host_encryption_enabled: true,
      node_public_ip_enabled: false,
    },
  });
});

test('on Azure the provider takes the name, and the subscription is ready for encryption at the host', () => {
  const stack = build('azure');
  const cluster = stack.attributes('azurerm_kubernetes_cluster.main');
  expect(cluster).toMatchObject({ private_dns_zone_id: 'System' });
  expect(cluster).toHaveProperty('dns_prefix');
  // The provider refuses it when it applies: the zone is Azure's own.
  expect(cluster).not.toHaveProperty('dns_prefix_private_cluster');
  expect([...stack.notes.beforeFirstApply].join()).toContain(
    '--name EncryptionAtHost',
  );
});

test.each([
  ['azure', 'read', 'Azure Kubernetes Service RBAC Reader'],
  ['azure', 'admin', 'Azure Kubernetes Service RBAC Cluster Admin'],
  ['gcp', 'read', 'roles/container.viewer'],
  ['gcp', 'admin', 'roles/container.admin'],
] as const)(
  'on %s, %s is the role %s on the cluster',
  (cloud, access, role) => {
    expect(build(cloud, {}, access).files.get('tool.tf')).toContain(role);
  },
);

test('on Google Cloud machines and API are private, and secrets have the stack’s key', () => {
  expect(
    build('gcp').attributes('google_container_cluster.main'),
  ).toMatchObject({
    enable_autopilot: true,
    deletion_protection: true,
    private_cluster_config: {
      enable_private_nodes: true,
      enable_private_endpoint: true,
    },
    master_authorized_networks_config: {
      gcp_public_cidrs_access_enabled: false,
    },
    database_encryption: { state: 'ENCRYPTED' },
    release_channel: { channel: 'REGULAR' },
  });
});

test('on Google Cloud Autopilot is asked for nothing that the provider refuses beside it', () => {
  const cluster = build('gcp').attributes('google_container_cluster.main');
  // Source: https://github.com/hashicorp/terraform-provider-google/blob/main/google/services/container/resource_container_cluster.go
  for (const refused of [
    'default_max_pods_per_node',
    'enable_intranode_visibility',
    'enable_shielded_nodes',
    'remove_default_node_pool',
  ]) {
    expect(cluster).not.toHaveProperty(refused);
  }
});

test.each(['gcr.io.', 'pkg.dev.'])(
  'on Google Cloud machines get what Google runs on them from %s without the internet',
  domain => {
    const network = build('gcp').files.get('network.tf')!;
    expect(network).toMatch(new RegExp(`dns_name += "${domain}"`));
    expect(network).toMatch(new RegExp(`name += "\\*\\.${domain}"`));
  },
);

const THERE = {
  network: 'projects/acme-net/global/networks/shared',
  privateSubnets: ['projects/acme-net/regions/europe-west3/subnetworks/apps'],
};

function buildInto(standards: StandardsInput) {
  return buildForTest(
    { main: { type: 'kubernetes-cluster' } },
    [],
    undefined,
    'gcp',
    standards,
  );
}

test('in a network of Google Cloud that is there, rules stand in its project, and names are its owner’s', () => {
  const stack = buildInto({ network: { mode: 'byIds', existing: THERE } });
  expect(stack.files.get('network.tf')).toBeUndefined();
  expect(
    stack.attributes('google_compute_firewall.main_to_control_plane'),
  ).toMatchObject({
    project: '{data.google_compute_network.existing.project}',
  });
});

test('on Google Cloud a second cluster of a network has addresses of its own', () => {
  const stack = buildForTest(
    {
      main: { type: 'kubernetes-cluster' },
      other: { type: 'kubernetes-cluster' },
    },
    [],
    undefined,
    'gcp',
  );
  for (const name of ['main', 'other']) {
    const cluster = `google_container_cluster.${name}`;
    expect(stack.attributes(cluster)).toMatchObject({
      ip_allocation_policy: { cluster_ipv4_cidr_block: '/16' },
      private_cluster_config: {
        enable_private_nodes: true,
        enable_private_endpoint: true,
      },
    });
    const ranges = ['to_itself', 'to_control_plane', 'to_pods'].map(
      way =>
        stack.attributes(`google_compute_firewall.${name}_${way}`)
          .destination_ranges,
    );
    expect(ranges).toEqual([
      ['{google_compute_subnetwork.main.ip_cidr_range}'],
      [`{${cluster}.private_cluster_config.0.private_endpoint}/32`],
      [`{${cluster}.cluster_ipv4_cidr}`],
    ]);
    // Machines join the cluster while it is made.
    expect(stack.files.get(`${name}.tf`)).toMatch(
      new RegExp(
        `depends_on = \\[[^\\]]*google_compute_firewall\\.${name}_to_itself`,
      ),
    );
  }
});

test('pods in a network of Google Cloud that is there have the range that its owner made for them', () => {
  const existing = { ...THERE, podRange: 'pods-{environment}' };
  const stack = buildInto({ network: { mode: 'byIds', existing } });
  expect(
    stack.attributes('google_container_cluster.main').ip_allocation_policy,
  ).toEqual({
    stack_type: 'IPV4',
    cluster_secondary_range_name: '{var.pod_range_name}',
  });
  expect(stack.values.tfvars('dev').pod_range_name).toBe('pods-dev');
  expect(stack.problems).not.toContainEqual(
    expect.objectContaining({ code: 'pod-range-missing' }),
  );
});

test('without such a range people are told that Google cannot add one to another project', () => {
  const stack = buildInto({ network: { mode: 'byIds', existing: THERE } });
  expect(stack.problems).toContainEqual(
    expect.objectContaining({
      severity: 'warning',
      code: 'pod-range-missing',
      where: 'resource:default/main → network',
    }),
  );
});

test('an environment that joins a network has its range, the others a free one', () => {
  const stack = buildInto({
    network: { existing: { ...THERE, podRange: 'pods' } },
    environments: [
      { name: 'dev' },
      { name: 'production', network: { mode: 'byIds' } },
    ],
  });
  const text = stack.files.get('main.tf');
  expect(text).toMatch(
    /cluster_ipv4_cidr_block += var\.creates_network \? "\/16" : null/,
  );
  expect(text).toMatch(
    /cluster_secondary_range_name += var\.creates_network \? null : var\.pod_range_name/,
  );
});

test('on Civo it has a firewall of its own, and its file stays out of the state', () => {
  const stack = build('civo');
  expect(stack.attributes('civo_kubernetes_cluster.main')).toMatchObject({
    firewall_id: '{civo_firewall.main.id}',
    cni: 'cilium',
    write_kubeconfig: false,
  });
});

test('on Civo machines reach each other’s agents and pods, from the network alone', () => {
  const rules = build('civo').attributes('civo_firewall.main')
    .ingress_rule as Record<string, unknown>[];
  expect(rules.map(rule => [rule.protocol, rule.port_range])).toEqual([
    ['tcp', '6443'],
    ['tcp', '10250'],
    ['tcp', '4240'],
    ['udp', '8472'],
  ]);
  expect(rules.every(({ cidr }) => String(cidr) === '10.0.0.0/16')).toBe(true);
});

test.each(['aws', 'gcp'] as const)(
  'where %s makes the machines, their number is said to have no effect',
  cloud => {
    expect(
      build(cloud, { parameters: { minNodes: 5 } }).problems,
    ).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        code: 'parameter-without-effect',
        where: 'resource:default/main → minNodes',
      }),
    );
  },
);

test('on Civo it is of the version that is stable there, and people who want another are told', () => {
  const built = (version?: string) =>
    build('civo', { parameters: version ? { version } : {} });
  const told = (version?: string) =>
    built(version).problems.filter(({ where }) => where.endsWith('→ version'));
  expect(built('1.36').values.tfvars('dev').main_kubernetes_version).toMatch(
    /^1\.35\./,
  );
  expect(told()).toEqual([]);
  expect(told('1.36')).toEqual([
    expect.objectContaining({ severity: 'info', code: 'parameter-limited' }),
  ]);
});
