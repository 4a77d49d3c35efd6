import type { AccessLevel, Cloud } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const api: TestNode = { type: 'kubernetes-workload' };
const cluster: TestNode = { type: 'kubernetes-cluster' };

function build(
  cloud: Cloud,
  nodes: Record<string, TestNode> = { api },
  connections: [string, AccessLevel, string][] = [],
) {
  return buildForTest(nodes, connections, undefined, cloud);
}

const CLUSTERS = [
  ['aws', 'aws_eks_cluster'],
  ['azure', 'azurerm_kubernetes_cluster'],
  ['gcp', 'google_container_cluster'],
] as const;

test.each(CLUSTERS)(
  'on %s a stack without a cluster gets one, and Terraform enters it with a token',
  (cloud, type) => {
    const stack = build(cloud, { api, more: api });
    expect(stack.files.get('cluster.tf')).toContain(
      `resource "${type}" "workloads"`,
    );
    const providers = stack.files.get('providers.tf')!;
    expect(providers).toContain(`${type}.workloads.`);
    expect(providers).toContain('exec {');
    expect(providers).not.toMatch(/token +=|client_key|password/);
    expect([...stack.notes.beforeFirstApply].join('\n')).toContain(
      'Make the cluster first, with `-target=',
    );
  },
);

test.each([...CLUSTERS, ['civo', 'civo_kubernetes_cluster']] as const)(
  'on %s it runs in the cluster that it uses, and gets no rights inside of it',
  (cloud, type) => {
    const stack = build(cloud, { api, main: cluster }, [
      ['api', 'read', 'main'],
    ]);
    const clusters = stack.document
      .blocks()
      .filter(block => block.type === type)
      .map(({ address }) => address);
    expect(clusters).toEqual([`${type}.main`]);
    expect(stack.opened).toHaveLength(1);
    expect(stack.files.get('api.tf')).not.toMatch(
      /DescribeCluster|RBAC Reader|container\.viewer|MAIN_/,
    );
  },
);

test.each([...CLUSTERS, ['civo', 'civo_kubernetes_cluster']] as const)(
  'on %s it runs in the cluster that it names, which is looked up',
  (cloud, type) => {
    const stack = build(cloud, {
      api: { ...api, parameters: { cluster: 'shared' } },
    });
    expect(stack.attributes(`data.${type}.workloads`)).toMatchObject({
      name: 'shared',
    });
    expect(stack.document.block(`${type}.workloads`)).toBeUndefined();
  },
);

test('on Google Cloud pods in a cluster that exists have their way to a database', () => {
  const shared: TestNode = { ...api, parameters: { cluster: 'shared' } };
  const stack = build(
    'gcp',
    { api: shared, db: { type: 'postgres-database' } },
    [['api', 'readwrite', 'db']],
  );
  expect(
    stack.files
      .get('api.tf')!
      .match(/"kubernetes_network_policy.*_db[^}]*/)?.[0],
  ).toBeDefined();
  expect(
    stack.document
      .blocks()
      .filter(({ type }) => type === 'google_compute_firewall')
      .map(({ address }) => address),
  ).not.toContain('google_compute_firewall.api_db');
});

test.each(CLUSTERS)(
  'on %s one of two clusters is taken by who uses both, and by who uses none',
  cloud => {
    const stack = build(
      cloud,
      { api, jobs: api, more: api, first: cluster, second: cluster },
      [
        ['api', 'read', 'second'],
        ['jobs', 'read', 'first'],
        ['jobs', 'read', 'second'],
      ],
    );
    expect(
      stack.problems.filter(({ code }) => code === 'one-cluster-for-a-stack'),
    ).toEqual([]);
  },
);

test.each(['aws', 'azure', 'gcp', 'civo'] as const)(
  'on %s workloads of one stack cannot run in two clusters',
  cloud => {
    const stack = build(cloud, {
      api: { ...api, parameters: { cluster: 'shared' } },
      more: { ...api, parameters: { cluster: 'other' } },
    });
    expect(stack.problems).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        code: 'one-cluster-for-a-stack',
        where: 'resource:default/more → cluster',
      }),
    );
  },
);

test('on AWS pods have a role of their own, by Pod Identity', () => {
  const stack = build('aws', { api, jobs: { type: 'queue' } }, [
    ['api', 'publish', 'jobs'],
  ]);
  expect(
    stack.attributes('aws_eks_pod_identity_association.api'),
  ).toMatchObject({ role_arn: '{aws_iam_role.api.arn}' });
  expect(stack.files.get('api.tf')).toContain('pods.eks.amazonaws.com');
  expect(stack.statements('aws_iam_role_policy.api')[0]).toMatchObject({
    Resource: '{aws_sqs_queue.jobs.arn}',
  });
});

test('on Azure pods have a managed identity of their own, by a federation', () => {
  const stack = build('azure', { api, jobs: { type: 'queue' } }, [
    ['api', 'publish', 'jobs'],
  ]);
  expect(
    stack.attributes('azurerm_federated_identity_credential.api'),
  ).toMatchObject({
    audience: ['api://AzureADTokenExchange'],
    issuer: '{azurerm_kubernetes_cluster.workloads.oidc_issuer_url}',
  });
  expect(stack.files.get('api.tf')).toMatch(
    /"azure\.workload\.identity\/use" += "true"/,
  );
  expect(stack.files.get('api.tf')).toContain('Azure Service Bus Data Sender');
});

test('on Google Cloud pods have an account of their own, by workload identity', () => {
  const stack = build('gcp', { api, jobs: { type: 'queue' } }, [
    ['api', 'publish', 'jobs'],
  ]);
  expect(stack.attributes('google_service_account_iam_member.api')).toEqual(
    expect.objectContaining({ role: 'roles/iam.workloadIdentityUser' }),
  );
  expect(stack.files.get('api.tf')).toContain('roles/pubsub.publisher');
});

test('workloads that share the machines of a cluster open a way there once', () => {
  const stack = build(
    'aws',
    { api, more: api, db: { type: 'postgres-database' } },
    [
      ['api', 'readwrite', 'db'],
      ['more', 'readwrite', 'db'],
    ],
  );
  const toDatabase = stack.document
    .blocks()
    .filter(({ address }) =>
      /security_group_ingress_rule\.\w+_to_db$/.test(address),
    );
  expect(toDatabase).toHaveLength(1);
  // Which pods may use it is said for each of them.
  for (const name of ['api', 'more']) {
    expect(
      stack.attributes(`kubernetes_network_policy_v1.${name}_to_db`),
    ).toMatchObject({ spec: { egress: [{ ports: [{ port: '5432' }] }] } });
  }
});

test.each(['aws', 'azure', 'gcp', 'civo'] as const)(
  'on %s workloads reach each other by pods, on both ends, and know the address',
  cloud => {
    const stack = build(cloud, { api, more: api }, [['more', 'invoke', 'api']]);
    const file = stack.files.get('more.tf')!;
    expect(file).toContain('"kubernetes_network_policy_v1" "more_to_api"');
    expect(file).toContain('"kubernetes_network_policy_v1" "more_into_api"');
    expect(file).toContain('http://api:8080');
  },
);

test.each([
  ['aws', 'aws_secretsmanager_secret.key'],
  ['azure', 'azurerm_key_vault.main'],
  ['gcp', 'google_secret_manager_secret.key'],
] as const)(
  'on %s pods learn which secret to read, and no value',
  (cloud, is) => {
    const stack = build(cloud, { api, key: { type: 'secret' } }, [
      ['api', 'read', 'key'],
    ]);
    const { spec } = stack.attributes('kubernetes_deployment_v1.api') as {
      spec: { template: { spec: { container: { env: unknown[] } } } };
    };
    const { env } = spec.template.spec.container;
    expect(env).toContainEqual(
      expect.objectContaining({ name: 'KEY_VALUE_SECRET' }),
    );
    expect(JSON.stringify(env)).toContain(is);
    expect(JSON.stringify(env)).not.toContain('KEY_VALUE"');
    expect(stack.problems).toContainEqual(
      expect.objectContaining({ code: 'secret-by-reference' }),
    );
  },
);

test('what runs outside the cluster is told that it cannot reach pods', () => {
  const stack = build('aws', { api, web: { type: 'container-service' } }, [
    ['web', 'invoke', 'api'],
  ]);
  expect(stack.problems).toContainEqual(
    expect.objectContaining({ code: 'pods-not-reached' }),
  );
  expect(stack.opened).toEqual([]);
});

test('its image repository is kept, or people are told that nothing keeps it', () => {
  const told = (cloud: Cloud, node = api) =>
    build(cloud, { api: node }).problems.filter(
      ({ where }) => where === 'resource:default/api → deletionProtection',
    );
  expect(build('aws').attributes('aws_ecr_repository.api').force_delete).toBe(
    false,
  );
  expect(build('gcp').files.get('api.tf')).toMatch(
    /"google_artifact_registry_repository" "api" \{[^]*?prevent_destroy = true/,
  );
  expect(told('aws')).toEqual([]);
  expect(told('gcp')).toEqual([]);
  expect(told('azure')).toEqual([
    expect.objectContaining({ severity: 'info' }),
  ]);
  const given = { image: 'ghcr.io/acme/api' };
  expect(told('azure', { ...api, parameters: given })).toEqual([]);
  expect(
    told('gcp', {
      ...api,
      environments: { dev: { deletionProtection: false } },
    }),
  ).toEqual([
    expect.objectContaining({
      severity: 'warning',
      message: expect.stringContaining('its image repository is not protected'),
    }),
  ]);
});
