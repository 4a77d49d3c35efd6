import {
  standardsSchema,
  type Cloud,
  type StandardsInput,
} from 'backstage-plugin-stackgen-common';
import { readExamples } from '../__testUtils__/readExamples';
import { generate } from '../generate';
import { defaultMapping } from '../mapping';

type Existing = NonNullable<NonNullable<StandardsInput['network']>['existing']>;

const VNET =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/shared';

const BY_IDS: Record<Exclude<Cloud, 'civo'>, Existing> = {
  aws: {
    network: 'vpc-0a',
    privateSubnets: ['subnet-0a', 'subnet-0b'],
    publicSubnets: ['subnet-0c', 'subnet-0d'],
  },
  azure: {
    network: VNET,
    containerSubnet: `${VNET}/subnets/containers`,
    publicContainerSubnet: `${VNET}/subnets/public`,
    endpointSubnet: `${VNET}/subnets/endpoints`,
    dnsResourceGroup: 'dns',
  },
  gcp: {
    network: 'projects/acme-net/global/networks/shared',
    privateSubnets: ['projects/acme-net/regions/europe-west3/subnetworks/apps'],
  },
};

const BY_TAGS: Record<Exclude<Cloud, 'civo'>, Existing> = {
  aws: {
    networkTags: { Name: 'shared-{environment}' },
    privateSubnetTags: { Tier: 'private' },
    publicSubnetTags: { Tier: 'public' },
  },
  azure: {
    resourceGroup: 'net',
    network: 'shared-{environment}',
    containerSubnet: 'containers',
    publicContainerSubnet: 'public',
    endpointSubnet: 'endpoints',
    dnsResourceGroup: 'dns',
  },
  gcp: {
    project: 'acme-net',
    network: 'shared-{environment}',
    privateSubnets: ['apps'],
  },
};

/** What a network of its own is made of. */
const OWN =
  /^(aws_(vpc|subnet|route|route_table|nat_gateway|vpc_endpoint|flow_log)|azurerm_(virtual_network|subnet|network_security_group|nat_gateway|private_dns_zone)|google_compute_(network|subnetwork|router|route))\./;

function shop(cloud: Cloud, standards: StandardsInput) {
  const result = generate({
    entities: readExamples(),
    entityRefs: ['system:default/web-shop'],
    cloud,
    mapping: defaultMapping,
    standards: standardsSchema.parse({
      environments: [{ name: 'dev' }, { name: 'production' }],
      ...standards,
    }),
  });
  const files: Record<string, string> = Object.fromEntries(
    result.files.map(({ path, content }) => [path, content]),
  );
  const terraform = Object.entries(files)
    .filter(([path]) => path.endsWith('.tf'))
    .map(([, content]) => content)
    .join('\n');
  return {
    ...result,
    files,
    terraform,
    own: result.resources
      .map(({ address }) => address)
      .filter(address => OWN.test(address)),
    findings: result.problems.filter(
      ({ severity, code }) =>
        severity === 'error' || code === 'unused-declaration',
    ),
  };
}

describe.each(['aws', 'azure', 'gcp'] as const)('on %s', cloud => {
  it('a stack goes into a network that is known by ids', () => {
    const { own, files, findings, problems } = shop(cloud, {
      network: { mode: 'byIds', existing: BY_IDS[cloud] },
    });
    expect(findings).toEqual([]);
    expect(own.filter(address => !address.includes('private_dns'))).toEqual([]);
    expect(files['network.tf']).toBeUndefined();
    expect(files['variables.tf']).toMatch(/regex\(\s*"\^/);
    expect(files['variables.tf']).not.toContain('creates_network');
    expect(problems.filter(({ where }) => where.includes('network →'))).toEqual(
      [],
    );
  });

  it('a stack looks a network up, with the environment in its name', () => {
    const { own, files, findings } = shop(cloud, {
      network: { mode: 'byTags', existing: BY_TAGS[cloud] },
    });
    expect(findings).toEqual([]);
    expect(own.filter(address => !address.includes('private_dns'))).toEqual([]);
    // On Azure the subnets of containers and endpoints are looked up through it.
    expect(files['environments/dev.tfvars']).toContain('shared-dev');
    expect(files['environments/production.tfvars']).toContain(
      'shared-production',
    );
  });

  it('environments may differ: the own network is made where it is wanted', () => {
    const { own, files, findings, terraform } = shop(cloud, {
      network: { nat: 'single', existing: BY_IDS[cloud] },
      environments: [
        { name: 'dev' },
        { name: 'production', network: { mode: 'byIds' } },
      ],
    });
    expect(findings).toEqual([]);
    expect(own.length).toBeGreaterThan(2);
    expect(files['environments/dev.tfvars']).toMatch(/creates_network += true/);
    expect(files['environments/production.tfvars']).toMatch(
      /creates_network += false/,
    );
    for (const [, block] of files['network.tf'].matchAll(
      /^resource (.*?)^}$/gms,
    )) {
      expect(block).toMatch(/^ {2}count = .*creates_network/m);
    }
    // Whoever stands outside of the network refers to what was chosen.
    const outside = terraform.replace(files['network.tf'], '');
    expect(outside).not.toMatch(
      /[^.\w](aws_vpc|aws_subnet|azurerm_subnet|google_compute_network|google_compute_subnetwork)\.\w+(\[|\.)/,
    );
    expect(outside).toMatch(/local\.(aws_vpc|azurerm_subnet|google_compute)/);
  });

  it('what the standards do not say is listed as something to fill in', () => {
    const { problems } = shop(cloud, { network: { mode: 'byIds' } });
    expect(
      problems.filter(
        ({ code, where }) =>
          code === 'placeholder' && where.includes('network → existing'),
      ).length,
    ).toBeGreaterThan(0);
  });

  it('a network of its own is what it was', () => {
    const { files } = shop(cloud, {});
    expect(files['network.tf']).not.toContain('creates_network');
    expect(files['data.tf']).not.toContain('existing');
  });
});

test('on AWS, gateway endpoints are reached by the list of their addresses', () => {
  const { terraform, files } = shop('aws', {
    network: { mode: 'byIds', existing: BY_IDS.aws },
  });
  expect(files['README.md']).toMatch(
    /reach these APIs of AWS, .+: `ecr\.api`, `ecr\.dkr`, .*`logs`, /,
  );
  expect(shop('aws', {}).files['README.md']).not.toContain('these APIs of AWS');
  expect(terraform).toContain('prefix_list_id    = data.aws_prefix_list.s3.id');
  expect(terraform).toMatch(
    /cidr_ipv4 +=.*data\.aws_vpc\.existing\.cidr_block/,
  );
});

test('on AWS, a list of subnets that nobody filled in is refused by its variable', () => {
  const { files } = generate({
    entities: readExamples(),
    entityRefs: ['system:default/web-shop'],
    cloud: 'aws',
    mapping: defaultMapping,
    standards: standardsSchema.parse({ network: { mode: 'byIds' } }),
  });
  const { content } = files.find(({ path }) => path === 'variables.tf')!;
  expect(content).toContain('can(var.private_subnet_ids[0])');
  expect(content).toContain(
    'Each must look like subnet-0123456789abcdef0, and one be there.',
  );
});

test('on Civo, a network is known by its id or its label', () => {
  const id = '12345678-1234-1234-1234-123456789abc';
  const joined = shop('civo', {
    network: { mode: 'byIds', existing: { network: id } },
  });
  expect(joined.findings).toEqual([]);
  expect(joined.terraform).not.toContain('resource "civo_network"');
  expect(joined.files['environments/dev.tfvars']).toContain(id);
  const mixed = shop('civo', {
    network: { existing: { network: 'shared-{environment}' } },
    environments: [
      { name: 'dev' },
      { name: 'production', network: { mode: 'byTags' } },
    ],
  });
  expect(mixed.findings).toEqual([]);
  expect(mixed.files['network.tf']).toContain(
    'var.creates_network ? civo_network.main[0].id : data.civo_network.existing[0].id',
  );
});
