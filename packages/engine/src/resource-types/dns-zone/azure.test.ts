import { buildForTest } from '../__testUtils__/buildForTest';

const ZONE = { type: 'dns-zone' } as const;

function build(access: 'read' | 'write') {
  return buildForTest(
    { shop: { type: 'container-service' }, customers: ZONE },
    [['shop', access, 'customers']],
    undefined,
    'azure',
  );
}

test('who writes may change records, and neither the zone nor its name servers', () => {
  const stack = build('write');
  expect(
    stack.attributes('azurerm_role_assignment.shop_customers_write'),
  ).toMatchObject({
    scope: '{azurerm_dns_zone.customers.id}',
    role_definition_id:
      '{azurerm_role_definition.dns_record_writer.role_definition_resource_id}',
  });
  const { permissions } = stack.attributes(
    'azurerm_role_definition.dns_record_writer',
  ) as { permissions: { actions: string[] } };
  expect(permissions.actions).toContain('Microsoft.Network/dnsZones/TXT/write');
  for (const action of [
    'Microsoft.Network/dnsZones/write',
    'Microsoft.Network/dnsZones/delete',
    'Microsoft.Network/dnsZones/NS/write',
  ]) {
    expect(permissions.actions).not.toContain(action);
  }
});

test('who reads has the role of a reader on the zone', () => {
  expect(
    build('read').attributes('azurerm_role_assignment.shop_customers_read'),
  ).toMatchObject({
    scope: '{azurerm_dns_zone.customers.id}',
    role_definition_name: 'Reader',
  });
});

test('containers reach the one API that records are changed by', () => {
  expect(
    build('write').attributes(
      'azurerm_network_security_rule.containers_outbound_containers_to_management',
    ),
  ).toMatchObject({
    destination_address_prefix: 'AzureResourceManager',
    destination_port_range: '443',
  });
});

test('answers are signed, and the zone is kept without locking its records', () => {
  const stack = buildForTest({ customers: ZONE }, [], undefined, 'azure');
  expect(
    stack.attributes('azurerm_resource_group_template_deployment.customers')
      .template_content,
  ).toMatchObject({
    resources: [{ type: 'Microsoft.Network/dnsZones/dnssecConfigs' }],
  });
  expect(stack.files.get('customers.tf')).toContain('prevent_destroy = true');
  expect(
    stack.document.block('azurerm_management_lock.customers'),
  ).toBeUndefined();
});
