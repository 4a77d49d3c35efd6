import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const CLAIM = 'kubernetes_persistent_volume_claim_v1.reports';

function build(
  nodes: Record<string, TestNode>,
  connections: [string, AccessLevel, string][] = [],
) {
  return buildForTest(
    { reports: { type: 'file-storage' }, ...nodes },
    connections,
    undefined,
    'civo',
  );
}

interface Pod {
  affinity?: {
    pod_affinity: {
      required_during_scheduling_ignored_during_execution: unknown;
    };
  };
  container: { volume_mount: unknown };
  volume: unknown;
}

/** What pods of a workload are made from. */
function podsOf(stack: ReturnType<typeof build>, address: string) {
  const { spec } = stack.attributes(address) as {
    spec: {
      template?: { metadata: { labels: object }; spec: Pod };
      job_template?: {
        spec: { template: { metadata: { labels: object }; spec: Pod } };
      };
    };
  };
  return (spec.template ?? spec.job_template?.spec.template)!;
}

test.each([
  ['container-service', 'kubernetes_deployment_v1.user'],
  ['kubernetes-workload', 'kubernetes_deployment_v1.user'],
  ['scheduled-job', 'kubernetes_cron_job_v1.user'],
])('a %s mounts it on the machine that it is on', (type, address) => {
  const stack = build({ user: { type } }, [['user', 'readwrite', 'reports']]);
  const { metadata, spec } = podsOf(stack, address);
  expect(spec.volume).toContainEqual({
    name: 'reports',
    persistent_volume_claim: { claim_name: `{${CLAIM}.metadata.0.name}` },
  });
  expect(spec.container.volume_mount).toContainEqual({
    name: 'reports',
    mount_path: '/mnt/reports',
    read_only: false,
  });
  expect(metadata.labels).toMatchObject({ volumes: 'reports' });
  expect(
    spec.affinity?.pod_affinity
      .required_during_scheduling_ignored_during_execution,
  ).toEqual({
    topology_key: 'kubernetes.io/hostname',
    label_selector: { match_labels: { volumes: 'reports' } },
  });
  expect(stack.problems.map(({ code }) => code)).toContain('one-machine');
});

test('who only reads cannot write', () => {
  const stack = build({ viewer: { type: 'container-service' } }, [
    ['viewer', 'read', 'reports'],
  ]);
  const { spec } = podsOf(stack, 'kubernetes_deployment_v1.viewer');
  expect(spec.container.volume_mount).toContainEqual(
    expect.objectContaining({ name: 'reports', read_only: true }),
  );
});

test('volumes that some pod mounts together are on one machine, others on another', () => {
  const stack = build(
    {
      archive: { type: 'file-storage' },
      plans: { type: 'file-storage' },
      notes: { type: 'file-storage' },
      clerk: { type: 'container-service' },
      viewer: { type: 'container-service' },
      keeper: { type: 'scheduled-job' },
      writer: { type: 'container-service' },
    },
    [
      ['viewer', 'read', 'reports'],
      ['clerk', 'readwrite', 'reports'],
      ['clerk', 'readwrite', 'plans'],
      ['keeper', 'read', 'plans'],
      ['keeper', 'readwrite', 'archive'],
      ['writer', 'readwrite', 'notes'],
    ],
  );
  const machineOf = (address: string) =>
    (podsOf(stack, address).metadata.labels as { volumes?: string }).volumes;
  expect(
    [
      'kubernetes_deployment_v1.viewer',
      'kubernetes_deployment_v1.clerk',
      'kubernetes_cron_job_v1.keeper',
      'kubernetes_deployment_v1.writer',
    ].map(machineOf),
  ).toEqual(['archive', 'archive', 'archive', 'notes']);
});

test('pods without files run wherever there is room', () => {
  const stack = build({ shop: { type: 'container-service' } });
  const { spec, metadata } = podsOf(stack, 'kubernetes_deployment_v1.shop');
  expect(spec.affinity).toBeUndefined();
  expect(Object.keys(metadata.labels).join()).not.toContain('volumes');
});

test('the selector of pods does not change with their files', () => {
  const stack = build({ user: { type: 'container-service' } }, [
    ['user', 'read', 'reports'],
  ]);
  expect(stack.attributes('kubernetes_deployment_v1.user')).toMatchObject({
    spec: {
      selector: { match_labels: { 'app.kubernetes.io/name': 'user' } },
    },
  });
});

test('it is in the cluster of its users, and there when nobody uses it', () => {
  const named = build(
    {
      user: {
        type: 'kubernetes-workload',
        parameters: { cluster: 'shared' },
      },
    },
    [['user', 'readwrite', 'reports']],
  );
  expect(named.document.block('civo_kubernetes_cluster.main')).toBeUndefined();
  expect(named.problems.map(({ severity }) => severity)).not.toContain('error');
  expect(build({}).attributes(CLAIM)).toMatchObject({
    wait_until_bound: false,
    spec: {
      access_modes: ['ReadWriteOnce'],
      storage_class_name: 'civo-volume',
      resources: { requests: { storage: '100Gi' } },
    },
  });
});

test('machines cannot mount it, and people are told', () => {
  const stack = build({ legacy: { type: 'virtual-machine' } }, [
    ['legacy', 'read', 'reports'],
  ]);
  expect(stack.problems.map(({ code }) => code)).toContain(
    'volume-not-mounted',
  );
});
