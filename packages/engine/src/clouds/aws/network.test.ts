import type { StandardsInput } from 'backstage-plugin-stackgen-common';
import { buildForTest } from '../../resource-types/__testUtils__/buildForTest';

function networkOf(standards: StandardsInput) {
  const stack = buildForTest(
    { shop: { type: 'container-service' } },
    [],
    undefined,
    'aws',
    standards,
  );
  const names = (type: string) =>
    stack.document
      .blocks()
      .filter(block => block.type === type)
      .map(({ name }) => name);
  return { stack, names, text: stack.files.get('network.tf')! };
}

const EACH_ITS_OWN = [
  { name: 'dev', network: { nat: 'none', cidr: '10.1.0.0/16' } },
  { name: 'staging', network: { nat: 'single', cidr: '10.2.0.0/16' } },
  { name: 'production', network: { nat: 'per-zone', cidr: '10.3.0.0/16' } },
] as const;

it.each([
  [2, 'none', []],
  [2, 'single', ['nat_a']],
  [2, 'per-zone', ['nat_a', 'nat_b']],
  [3, 'per-zone', ['nat_a', 'nat_b', 'nat_c']],
] as const)('over %i zones, NAT "%s" is %j', (zones, nat, gateways) => {
  const { names, text } = networkOf({ network: { zones, nat } });
  expect(names('aws_nat_gateway')).toEqual(gateways);
  expect(names('aws_eip')).toEqual(gateways);
  expect(names('aws_internet_gateway')).toHaveLength(gateways.length && 1);
  expect(names('aws_subnet')).toHaveLength(
    gateways.length > 0 ? 2 * zones : zones,
  );
  expect(
    names('aws_route').filter(name => name.startsWith('private_')),
  ).toHaveLength(gateways.length > 0 ? zones : 0);
  expect(text).not.toMatch(/^\s*count\s/m);
});

it('switches by a variable what environments do not have alike', () => {
  const { stack, names, text } = networkOf({
    network: { zones: 3 },
    environments: [...EACH_ITS_OWN],
  });
  expect(
    EACH_ITS_OWN.map(({ name }) => stack.values.tfvars(name)),
  ).toMatchObject([
    { nat_gateway_count: 0, vpc_cidr: '10.1.0.0/16' },
    { nat_gateway_count: 1, vpc_cidr: '10.2.0.0/16' },
    { nat_gateway_count: 3, vpc_cidr: '10.3.0.0/16' },
  ]);
  expect(names('aws_nat_gateway')).toEqual(['nat_a', 'nat_b', 'nat_c']);
  expect(text).toContain(
    'nat_gateway_id         = var.nat_gateway_count > 2 ? aws_nat_gateway.nat_c[0].id : aws_nat_gateway.nat_a[0].id',
  );
});

it('opens the way to the internet only where some environment has one', () => {
  const rule = 'aws_vpc_security_group_egress_rule.shop_to_internet';
  expect(networkOf({}).stack.document.block(rule)).toBeUndefined();
  expect(
    networkOf({ environments: [...EACH_ITS_OWN] }).stack.attributes(rule),
  ).toMatchObject({ from_port: 443, to_port: 443, cidr_ipv4: '0.0.0.0/0' });
});

it('lets images wait for the way to the internet', () => {
  const { stack } = networkOf({ network: { nat: 'single' } });
  expect(stack.dependsOn('aws_ecs_cluster.main')).toEqual(
    expect.arrayContaining([
      'aws_route.private_a_internet',
      'aws_route.private_b_internet',
      'aws_vpc_endpoint.ecr_dkr',
    ]),
  );
});

it.each([
  [80, true],
  [8080, false],
])(
  'tells checkov that port %i is not open to the internet: %s',
  (port, told) => {
    const stack = buildForTest(
      {
        shop: { type: 'container-service' },
        api: { type: 'container-service', parameters: { port } },
      },
      [['shop', 'invoke', 'api']],
    );
    expect(stack.files.get('shop.tf')!.includes('CKV_AWS_260')).toBe(told);
  },
);

it('leaves out the zone that takes no clusters, in the regions that have one', () => {
  const zonesOf = (region: string) =>
    buildForTest(
      { shop: { type: 'container-service' } },
      [],
      region,
    ).attributes('data.aws_availability_zones.available').exclude_zone_ids;
  expect(zonesOf('us-east-1')).toEqual(['use1-az3']);
  expect(zonesOf('eu-central-1')).toBeUndefined();
});
