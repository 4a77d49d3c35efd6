import { buildForTest } from '../__testUtils__/buildForTest';
import type { TestNode } from '../__testUtils__/buildForTest';
import { KEY_OF_NOBODY } from '../../clouds/keyOfNobody';

const VM = { type: 'virtual-machine' } as const;
const SET = 'azurerm_linux_virtual_machine_scale_set.legacy';

function build(
  nodes: Record<string, TestNode>,
  connections: Parameters<typeof buildForTest>[1] = [],
) {
  return buildForTest(nodes, connections, undefined, 'azure');
}

test('machines start verified, encrypt at the host, and nobody can sign in', () => {
  const machines = build({ legacy: VM }).attributes(SET);
  expect(machines).toMatchObject({
    encryption_at_host_enabled: true,
    secure_boot_enabled: true,
    vtpm_enabled: true,
    disable_password_authentication: true,
    admin_ssh_key: { public_key: KEY_OF_NOBODY },
    boot_diagnostics: {},
    identity: { type: 'UserAssigned' },
    source_image_reference: { offer: 'ubuntu-24_04-lts', version: 'latest' },
  });
  expect(machines).not.toHaveProperty('admin_password');
});

test('images are upgraded in batches, as long as machines answer at their port', () => {
  const machines = build({
    legacy: { ...VM, parameters: { port: 9000 } },
  }).attributes(SET);
  expect(machines).toMatchObject({
    upgrade_mode: 'Rolling',
    automatic_os_upgrade_policy: { enable_automatic_os_upgrade: true },
    extension: { settings: { protocol: 'tcp', port: 9000 } },
  });
});

test('Debian is not upgraded by Azure, and people are told', () => {
  const stack = build({
    legacy: { ...VM, parameters: { operatingSystem: 'debian-13' } },
  });
  expect(stack.attributes(SET)).not.toHaveProperty(
    'automatic_os_upgrade_policy',
  );
  expect(stack.problems.map(({ code }) => code)).toContain('parameter-limited');
});

test('users come through a load balancer, from their subnet and to the port only', () => {
  const alone = build({ legacy: VM });
  expect(alone.document.block('azurerm_lb.legacy')).toBeUndefined();

  const stack = build({ shop: { type: 'container-service' }, legacy: VM }, [
    ['shop', 'invoke', 'legacy'],
  ]);
  expect(stack.attributes(SET)).toMatchObject({
    automatic_instance_repair: { enabled: true },
    network_interface: {
      ip_configuration: {
        load_balancer_backend_address_pool_ids: [
          '{azurerm_lb_backend_address_pool.legacy.id}',
        ],
      },
    },
  });
  expect(
    stack.attributes(
      'azurerm_network_security_rule.machines_inbound_containers_to_machines_8080',
    ),
  ).toMatchObject({ access: 'Allow', destination_port_range: '8080' });
  expect(stack.environment('shop')).toMatchObject({
    LEGACY_HOST: '{azurerm_lb.legacy.private_ip_address}',
    LEGACY_PORT: '8080',
  });
});

test('machines reach private endpoints by rules of their own subnet', () => {
  const stack = build(
    {
      legacy: VM,
      license: { type: 'secret' },
      db: { type: 'postgres-database' },
    },
    [
      ['legacy', 'read', 'license'],
      ['legacy', 'readwrite', 'db'],
    ],
  );
  expect(
    stack.attributes(
      'azurerm_network_security_rule.machines_outbound_machines_to_5432',
    ),
  ).toMatchObject({
    destination_application_security_group_ids: [
      '{azurerm_application_security_group.machines_port_5432.id}',
    ],
  });
  expect(
    stack.document.block('azurerm_application_security_group.port_5432'),
  ).toBeUndefined();
  expect(stack.files.get('legacy.tf')).toContain('LICENSE_VALUE_SECRET_URI=');
  expect(stack.dependsOn(SET)).toContain(
    'azurerm_role_assignment.legacy_license_read',
  );
});

test('where the standards want NAT, machines and containers share the gateway', () => {
  const stack = buildForTest(
    { shop: { type: 'container-service' }, legacy: VM },
    [],
    undefined,
    'azure',
    { network: { nat: 'single' } },
  );
  for (const subnet of ['containers', 'machines']) {
    expect(
      stack.attributes(`azurerm_subnet_nat_gateway_association.${subnet}`),
    ).toMatchObject({ nat_gateway_id: '{azurerm_nat_gateway.main.id}' });
  }
});

test('Amazon Linux and ARM are not offered here', () => {
  const { problems } = build({
    legacy: {
      ...VM,
      parameters: {
        operatingSystem: 'amazon-linux-2023',
        architecture: 'arm64',
      },
    },
  });
  expect(
    problems.filter(({ code }) => code === 'parameter-without-effect'),
  ).toHaveLength(2);
});

test('machines call container apps by names that the network knows', () => {
  const stack = build({ shop: { type: 'container-service' }, legacy: VM }, [
    ['legacy', 'invoke', 'shop'],
  ]);
  expect(
    stack.attributes('azurerm_private_dns_a_record.containers'),
  ).toMatchObject({
    name: '*',
    records: ['{azurerm_container_app_environment.main.static_ip_address}'],
  });
  expect(
    stack.attributes(
      'azurerm_network_security_rule.machines_outbound_machines_to_containers_443',
    ),
  ).toMatchObject({ access: 'Allow' });
});
