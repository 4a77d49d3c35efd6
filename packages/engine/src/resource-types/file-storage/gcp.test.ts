import { buildForTest } from '../__testUtils__/buildForTest';
import type { TestNode } from '../__testUtils__/buildForTest';

const FILES = { type: 'file-storage' } as const;
const INSTANCE = 'google_filestore_instance.reports';

function build(
  nodes: Record<string, TestNode>,
  connections: Parameters<typeof buildForTest>[1] = [],
) {
  return buildForTest(nodes, connections, undefined, 'gcp');
}

test('files are encrypted with the key of the stack and reached inside the network', () => {
  const stack = build({ reports: FILES });
  expect(stack.attributes(INSTANCE)).toMatchObject({
    tier: 'ZONAL',
    location: 'europe-west3-b',
    kms_key_name: '{google_kms_crypto_key.main.id}',
    deletion_protection_enabled: true,
    file_shares: {
      capacity_gb: 1024,
      nfs_export_options: {
        ip_ranges: ['{google_compute_subnetwork.main.ip_cidr_range}'],
      },
    },
    networks: { connect_mode: 'PRIVATE_SERVICE_ACCESS' },
  });
  expect(stack.dependsOn(INSTANCE)).toEqual([
    'google_kms_crypto_key_iam_member.file',
    'google_service_networking_connection.services',
  ]);
});

test('with high availability it spans the region; room comes in steps', () => {
  const stack = build({
    reports: {
      ...FILES,
      environments: {
        production: { highAvailability: true, capacityGb: 1100 },
      },
    },
  });
  expect(stack.values.tfvars('dev')).toMatchObject({
    reports_tier: 'ZONAL',
    reports_capacity_gb: 1024,
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    reports_tier: 'REGIONAL',
    reports_location: 'europe-west3',
    reports_capacity_gb: 1280,
  });
});

test('Cloud Run mounts it, read only for readers', () => {
  for (const [access, readOnly] of [
    ['read', true],
    ['readwrite', false],
  ] as const) {
    const stack = build(
      { shop: { type: 'container-service' }, reports: FILES },
      [['shop', access, 'reports']],
    );
    expect(stack.attributes('google_cloud_run_v2_service.shop')).toMatchObject({
      template: {
        volumes: [
          { name: 'reports', nfs: { path: '/files', read_only: readOnly } },
        ],
        containers: {
          volume_mounts: [{ name: 'reports', mount_path: '/mnt/reports' }],
        },
      },
    });
    expect(
      stack.attributes('google_compute_firewall.shop_to_reports'),
    ).toMatchObject({
      direction: 'EGRESS',
      allow: { ports: ['111', '2046', '2049', '2050', '4045'] },
    });
  }
});

test('a machine mounts it at every start', () => {
  const stack = build({ legacy: { type: 'virtual-machine' }, reports: FILES }, [
    ['legacy', 'readwrite', 'reports'],
  ]);
  expect(stack.files.get('legacy.tf')).toContain(
    'mountpoint -q /mnt/reports || mount -t nfs -o rw,vers=3,nolock ${google_filestore_instance.reports.networks[0].ip_addresses[0]}:/files /mnt/reports',
  );
});

test('a function from an archive, which cannot mount it, is told of no path to it', () => {
  const stack = build({ shop: { type: 'function' }, reports: FILES }, [
    ['shop', 'read', 'reports'],
  ]);
  expect(stack.problems).toContainEqual(
    expect.objectContaining({ code: 'volume-not-mounted' }),
  );
  expect(stack.files.get('shop.tf')).not.toContain('REPORTS_PATH');
});
