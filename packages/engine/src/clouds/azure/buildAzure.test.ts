import {
  standardsSchema,
  type StandardsInput,
} from 'backstage-plugin-stackgen-common';
import { join } from 'node:path';
import { resourceSchema } from 'stackgen-provider-schemas';
import { expectGolden } from '../../__testUtils__/golden';
import { readExamples } from '../../__testUtils__/readExamples';
import { REPLACING_ATTRIBUTES } from '../../appstack/replacingAttributes';
import { buildStack } from '../../build';
import { generate } from '../../generate';
import { defaultMapping } from '../../mapping';
import { plain } from '../../resource-types/__testUtils__/plain';
import type { BlockHandle } from '../../terraform';

const entities = readExamples();

function generateShop(standards: StandardsInput = {}) {
  return generate({
    entities,
    entityRefs: ['system:default/web-shop'],
    cloud: 'azure',
    mapping: defaultMapping,
    standards: standardsSchema.parse(standards),
  });
}

/** The blocks of the shop, which has something of every type. */
function buildShop(standards: StandardsInput = {}) {
  const { appStack } = generateShop(standards);
  return buildStack(appStack, standardsSchema.parse(standards)).document;
}

function attributesOf(blocks: readonly BlockHandle[], type: string) {
  return blocks
    .filter(block => block.type === type)
    .map(block => plain(block.attributes) as Record<string, unknown>);
}

test('writes the reviewed files of the example shop', () => {
  const result = generateShop();
  expect(
    result.problems.filter(({ severity }) => severity === 'error'),
  ).toEqual([]);
  expectGolden(
    join(__dirname, '..', '..', '__golden__', 'web-shop-azure'),
    result.files,
  );
});

test('every right is given on a single resource, never on a group or above', () => {
  const roles = attributesOf(buildShop().blocks(), 'azurerm_role_assignment');
  expect(roles.length).toBeGreaterThan(5);
  for (const { scope } of roles) {
    expect(scope).toMatch(
      /^\{azurerm_(?!resource_group|virtual_network)\w+\.\w+\.id\}/,
    );
  }
});

test('every subnet has rules, and what has a private endpoint is not public', () => {
  const blocks = buildShop().blocks();
  const guarded = attributesOf(
    blocks,
    'azurerm_subnet_network_security_group_association',
  ).map(({ subnet_id: subnet }) => subnet);
  const subnets = blocks.filter(({ type }) => type === 'azurerm_subnet');
  expect(guarded.sort()).toEqual(
    subnets.map(({ address }) => `{${address}.id}`).sort(),
  );
  const targets = attributesOf(blocks, 'azurerm_private_endpoint').map(
    ({ private_service_connection: connection }) =>
      (connection as { private_connection_resource_id: string })
        .private_connection_resource_id,
  );
  expect(targets).toHaveLength(7);
  for (const target of targets) {
    const [, address] = /^\{(.+)\.id\}$/.exec(target)!;
    const block = blocks.find(one => one.address === address)!;
    const {
      public_network_access_enabled: open,
      public_network_access: access,
    } = block.attributes;
    expect([address, open ?? access]).toEqual([
      address,
      open === undefined ? 'Disabled' : false,
    ]);
  }
});

test('everything that can carry tags does, with its entity where it has one', () => {
  const taggable = buildShop()
    .blocks()
    .filter(
      ({ kind, type }) =>
        kind === 'resource' && resourceSchema(type)?.attributes.tags?.optional,
    );
  const tagsOf = (block: BlockHandle) =>
    attributesOf([block], block.type)[0].tags;
  const [owned, shared] = [true, false].map(isOwned =>
    taggable.filter(
      ({ provenance }) => (provenance.entityRef !== undefined) === isOwned,
    ),
  );
  expect(owned.length).toBeGreaterThan(10);
  for (const block of owned) {
    expect(tagsOf(block)).toMatch(/^\{local\.\w+_tags\}$/);
  }
  expect(new Set(shared.map(tagsOf))).toEqual(new Set(['{local.tags}']));
});

test('it is known of every resource what would replace it', () => {
  const types = new Set(
    buildShop()
      .blocks()
      .filter(({ kind }) => kind === 'resource')
      .map(({ type }) => type),
  );
  expect([...types].filter(type => !(type in REPLACING_ATTRIBUTES))).toEqual(
    [],
  );
});

test('environments with NAT have a gateway, the others none', () => {
  const standards: StandardsInput = {
    environments: [
      { name: 'dev' },
      { name: 'production', network: { nat: 'per-zone' } },
    ],
  };
  const { files } = generateShop(standards);
  const contentOf = (path: string) =>
    files.find(file => file.path === path)?.content;
  expect(contentOf('network.tf')).toContain(
    'count = var.nat_gateway_count > 0 ? 1 : 0',
  );
  expect(contentOf('environments/dev.tfvars')).toMatch(
    /nat_gateway_count += 0/,
  );
  expect(contentOf('environments/production.tfvars')).toMatch(
    /nat_gateway_count += 1/,
  );
});

test('tags of the standards lose what Azure refuses in names', () => {
  const { files } = generateShop({ tags: { 'cost/<center>': '4711' } });
  expect(files.find(({ path }) => path === 'locals.tf')?.content).toContain(
    'cost__center_ = "4711"',
  );
});

test('ports that want one place among the rules of a group get different ones', () => {
  const member = (name: string, spec: object, annotations = {}) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: {
      lifecycle: 'production',
      owner: 'group:default/a',
      system: 'old',
      ...spec,
    },
  });
  const machine = (port: number) =>
    member(
      `machine-${port}`,
      { type: 'virtual-machine' },
      {
        'stackgen.io/resource-type': 'virtual-machine',
        'stackgen.io/port': `${port}`,
      },
    );
  const ports = [3000, 3499, 8000, 9000];
  const standards = standardsSchema.parse({});
  const { appStack } = generate({
    entities: [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'System',
        metadata: { name: 'old' },
        spec: { owner: 'group:default/a' },
      },
      member('caller', {
        type: 'service',
        dependsOn: ports.map(port => `component:default/machine-${port}`),
      }),
      ...ports.map(machine),
    ],
    entityRefs: ['system:default/old'],
    cloud: 'azure',
    mapping: defaultMapping,
    standards,
  });
  const rules = attributesOf(
    buildStack(appStack, standards).document.blocks(),
    'azurerm_network_security_rule',
  );
  const places = rules.map(
    rule =>
      `${JSON.stringify(rule.network_security_group_name)} ${rule.direction} ${
        rule.priority
      }`,
  );
  expect(
    rules.filter(({ name }) => /to-machines-3(000|499)$/.test(String(name))),
  ).toHaveLength(4);
  expect(new Set(places).size).toBe(places.length);
});
