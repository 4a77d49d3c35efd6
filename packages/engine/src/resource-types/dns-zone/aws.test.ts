import { buildForTest } from '../__testUtils__/buildForTest';

const ZONE = { type: 'dns-zone' } as const;

test('answers are signed and queries logged, with keys in us-east-1', () => {
  const stack = buildForTest({ customers: ZONE });
  expect(stack.attributes('aws_route53_key_signing_key.customers')).toEqual({
    name: 'primary',
    hosted_zone_id: '{aws_route53_zone.customers.zone_id}',
    key_management_service_arn: '{aws_kms_key.dnssec.arn}',
  });
  expect(stack.attributes('aws_kms_key.dnssec')).toMatchObject({
    customer_master_key_spec: 'ECC_NIST_P256',
    key_usage: 'SIGN_VERIFY',
  });
  expect(stack.attributes('aws_route53_query_log.customers')).toEqual({
    zone_id: '{aws_route53_zone.customers.zone_id}',
    cloudwatch_log_group_arn: '{aws_cloudwatch_log_group.customers.arn}',
  });
  expect(stack.files.get('dns.tf')).toContain('provider = aws.us_east_1');
});

test('who writes may change records of this zone, and nothing of the zone', () => {
  const rights = (access: 'read' | 'write') =>
    buildForTest({ shop: { type: 'container-service' }, customers: ZONE }, [
      ['shop', access, 'customers'],
    ])
      .statements('aws_iam_role_policy.shop')
      .map(({ Action, Resource }) => [Action, Resource]);
  const zone = '{aws_route53_zone.customers.arn}';
  const read = [
    ['route53:GetHostedZone', 'route53:ListResourceRecordSets'],
    zone,
  ];
  expect(rights('read')).toEqual([read]);
  expect(rights('write')).toEqual([
    read,
    ['route53:ChangeResourceRecordSets', zone],
    ['route53:GetChange', 'arn:aws:route53:::change/*'],
  ]);
});

test('each environment has a zone of its own below the zone of the standards', () => {
  const stack = buildForTest({ customers: ZONE }, [], undefined, 'aws', {
    dns: { zone: 'acme.org' },
  });
  expect(stack.values.tfvars('dev').customers_domain_name).toBe(
    'customers.dev.acme.org',
  );
  expect(stack.values.tfvars('production').customers_domain_name).toBe(
    'customers.acme.org',
  );
});

test('a zone that is not to be signed has no keys', () => {
  const stack = buildForTest({
    customers: { ...ZONE, parameters: { dnssec: false } },
  });
  expect(stack.document.block('aws_kms_key.dnssec')).toBeUndefined();
  expect(stack.files.get('outputs.tf')).not.toContain('ds_record');
});
