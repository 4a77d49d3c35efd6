import { buildForTest } from '../__testUtils__/buildForTest';
import type { TestNode } from '../__testUtils__/buildForTest';

const VM = { type: 'virtual-machine' } as const;
const TEMPLATE = 'google_compute_region_instance_template.legacy';
const GROUP = 'google_compute_region_instance_group_manager.legacy';

function build(
  nodes: Record<string, TestNode>,
  connections: Parameters<typeof buildForTest>[1] = [],
) {
  return buildForTest(nodes, connections, undefined, 'gcp');
}

test('machines are shielded, have no public address, and an encrypted disk', () => {
  const stack = build({ legacy: VM });
  const machine = stack.attributes(TEMPLATE);
  expect(machine).toMatchObject({
    shielded_instance_config: {
      enable_secure_boot: true,
      enable_vtpm: true,
      enable_integrity_monitoring: true,
    },
    metadata: { 'enable-oslogin': 'TRUE', 'block-project-ssh-keys': 'TRUE' },
    service_account: { email: '{google_service_account.legacy.email}' },
    disk: {
      source_image: 'ubuntu-os-cloud/ubuntu-2404-lts-amd64',
      disk_encryption_key: {
        kms_key_self_link: '{google_kms_crypto_key.main.id}',
      },
    },
  });
  expect(machine.network_interface).toEqual({
    subnetwork: '{google_compute_subnetwork.main.id}',
  });
  expect(
    stack.attributes('google_kms_crypto_key_iam_member.compute'),
  ).toMatchObject({
    member:
      'serviceAccount:service-{data.google_project.main.number}@compute-system.iam.gserviceaccount.com',
  });
});

test('sessions come from Identity-Aware Proxy only', () => {
  expect(
    build({ legacy: VM }).attributes(
      'google_compute_firewall.legacy_from_sessions',
    ),
  ).toMatchObject({
    direction: 'INGRESS',
    source_ranges: ['35.235.240.0/20'],
    allow: { protocol: 'tcp', ports: ['22'] },
  });
});

test('users come through a load balancer, and its checks heal the group', () => {
  const alone = build({ legacy: VM });
  expect(
    alone.document.block('google_compute_forwarding_rule.legacy'),
  ).toBeUndefined();
  expect(alone.attributes(GROUP).auto_healing_policies).toBeUndefined();

  const stack = build({ shop: { type: 'container-service' }, legacy: VM }, [
    ['shop', 'invoke', 'legacy'],
  ]);
  expect(
    stack.attributes('google_compute_forwarding_rule.legacy'),
  ).toMatchObject({ load_balancing_scheme: 'INTERNAL', ports: ['8080'] });
  expect(stack.attributes(GROUP).auto_healing_policies).toMatchObject({
    health_check: '{google_compute_region_health_check.legacy.id}',
  });
  expect(
    stack.attributes('google_compute_firewall.shop_to_legacy'),
  ).toMatchObject({
    direction: 'EGRESS',
    destination_ranges: ['{google_compute_address.legacy.address}/32'],
  });
  expect(stack.environment('shop')).toMatchObject({
    LEGACY_HOST: '{google_compute_address.legacy.address}',
  });
});

test('a machine learns the name of a secret, and may read it before it starts', () => {
  const stack = build({ legacy: VM, license: { type: 'secret' } }, [
    ['legacy', 'read', 'license'],
  ]);
  expect(stack.files.get('legacy.tf')).toContain(
    '"LICENSE_VALUE_SECRET=${google_secret_manager_secret.license.id}"',
  );
  expect(stack.dependsOn(GROUP)).toContain(
    'google_secret_manager_secret_iam_member.legacy_read_license',
  );
});

test('environments differ in size and number of machines', () => {
  const stack = build({
    legacy: {
      ...VM,
      environments: { production: { size: 'medium', highAvailability: true } },
    },
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    legacy_machine_type: 'e2-standard-2',
    legacy_min_replicas: 2,
    legacy_max_replicas: 6,
  });
});
