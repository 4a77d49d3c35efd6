import { buildForTest } from '../__testUtils__/buildForTest';

const ZONE = { type: 'dns-zone' } as const;

test('answers are signed and queries logged', () => {
  const stack = buildForTest({ customers: ZONE }, [], undefined, 'gcp');
  expect(stack.attributes('google_dns_managed_zone.customers')).toMatchObject({
    visibility: 'public',
    force_destroy: false,
    dnssec_config: { state: 'on', non_existence: 'nsec3' },
    cloud_logging_config: { enable_logging: true },
  });
});

test('who writes may change records of this zone, and nothing of the zone', () => {
  const stack = buildForTest(
    { shop: { type: 'container-service' }, customers: ZONE },
    [['shop', 'write', 'customers']],
    undefined,
    'gcp',
  );
  expect(
    stack.attributes('google_dns_managed_zone_iam_member.shop_write_customers'),
  ).toEqual({
    managed_zone: '{google_dns_managed_zone.customers.name}',
    role: '{google_project_iam_custom_role.dns_record_writer.id}',
    member: '{google_service_account.shop.member}',
  });
  const { permissions } = stack.attributes(
    'google_project_iam_custom_role.dns_record_writer',
  ) as { permissions: string[] };
  expect(permissions).toContain('dns.changes.create');
  expect(permissions).not.toContain('dns.managedZones.update');
  expect(permissions).not.toContain('dns.managedZones.delete');
});

test('a zone that is not to be signed says so to scanners', () => {
  const stack = buildForTest(
    { customers: { ...ZONE, parameters: { dnssec: false } } },
    [],
    undefined,
    'gcp',
  );
  expect(stack.attributes('google_dns_managed_zone.customers')).toMatchObject({
    dnssec_config: { state: 'off' },
  });
  expect(stack.files.get('customers.tf')).toContain('checkov:skip=CKV_GCP_16');
});
