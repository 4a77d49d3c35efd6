import { buildForTest } from '../__testUtils__/buildForTest';
import type { TestNode } from '../__testUtils__/buildForTest';

const FILES = { type: 'file-storage' } as const;

function build(
  nodes: Record<string, TestNode>,
  connections: Parameters<typeof buildForTest>[1] = [],
) {
  return buildForTest(nodes, connections, undefined, 'azure');
}

test('the share has no keys, no public address, and a lock', () => {
  const stack = build({ reports: FILES });
  expect(stack.attributes('azurerm_storage_account.reports')).toMatchObject({
    account_kind: 'FileStorage',
    shared_access_key_enabled: false,
    public_network_access_enabled: false,
    network_rules: { default_action: 'Deny' },
    share_properties: { retention_policy: { days: 30 } },
  });
  expect(stack.attributes('azurerm_storage_share.reports')).toMatchObject({
    enabled_protocol: 'NFS',
    quota: 100,
  });
  expect(stack.attributes('azurerm_management_lock.reports')).toMatchObject({
    scope: '{azurerm_storage_share.reports.id}',
  });
});

// The provider refuses a longest name that does not end with a letter.
test('names that are cut off end as the provider wants them, whatever their hash', () => {
  for (let index = 0; index < 20; index++) {
    const shop = `shop_of_everybody_who_shops_in_the_town_${index}`;
    const stack = build(
      { [shop]: { type: 'container-service' }, reports: FILES },
      [[shop, 'read', 'reports']],
    );
    expect(
      stack
        .attributes(`azurerm_container_app_environment_storage.${shop}_reports`)
        .name?.toString()
        .replace('{var.environment}', 'production'),
    ).toMatch(/^[a-z][a-z0-9-]{0,30}[a-z]?$/);
  }
});

test('a container app mounts it as its access level says', () => {
  for (const [access, mode] of [
    ['read', 'ReadOnly'],
    ['readwrite', 'ReadWrite'],
  ] as const) {
    const stack = build(
      { shop: { type: 'container-service' }, reports: FILES },
      [['shop', access, 'reports']],
    );
    expect(
      stack.attributes(
        'azurerm_container_app_environment_storage.shop_reports',
      ),
    ).toMatchObject({
      access_mode: mode,
      nfs_server_url: '{azurerm_storage_account.reports.primary_file_host}',
      share_name:
        '/{azurerm_storage_account.reports.name}/{azurerm_storage_share.reports.name}',
    });
    expect(stack.attributes('azurerm_container_app.shop')).toMatchObject({
      template: {
        volume: [{ name: 'reports', storage_type: 'NfsAzureFile' }],
        container: {
          volume_mounts: [{ name: 'reports', path: '/mnt/reports' }],
        },
      },
    });
    expect(
      stack.attributes(
        'azurerm_network_security_rule.containers_outbound_containers_to_2049',
      ),
    ).toMatchObject({ access: 'Allow' });
  }
});

test('a machine mounts it at every start, from its own subnet', () => {
  const stack = build(
    {
      legacy: { type: 'virtual-machine' },
      reports: { ...FILES, parameters: { mountPath: '/data/reports' } },
    },
    [['legacy', 'read', 'reports']],
  );
  expect(stack.files.get('legacy.tf')).toContain(
    'mount -t nfs -o ro,vers=4,minorversion=1,sec=sys ${azurerm_storage_account.reports.primary_file_host}:/${azurerm_storage_account.reports.name}/${azurerm_storage_share.reports.name} /data/reports',
  );
  expect(
    stack.dependsOn('azurerm_linux_virtual_machine_scale_set.legacy'),
  ).toContain('azurerm_private_endpoint.reports');
});

test('people are told that nobody keeps copies of it', () => {
  expect(build({ reports: FILES }).problems.map(({ code }) => code)).toContain(
    'no-scheduled-backup',
  );
});

test('a job mounts it like a service', () => {
  const stack = build(
    {
      report: {
        type: 'scheduled-job',
        parameters: { image: 'ghcr.io/acme/report' },
      },
      reports: FILES,
    },
    [['report', 'readwrite', 'reports']],
  );
  expect(stack.attributes('azurerm_container_app_job.report')).toMatchObject({
    template: {
      volume: [{ name: 'reports', storage_type: 'NfsAzureFile' }],
      container: {
        volume_mounts: [{ name: 'reports', path: '/mnt/reports' }],
      },
    },
  });
});

test('people are told that files are not encrypted on their way', () => {
  expect(build({ reports: FILES }).problems).toContainEqual(
    expect.objectContaining({
      severity: 'info',
      code: 'files-without-tls',
      where: 'resource:default/reports → transport',
    }),
  );
});
