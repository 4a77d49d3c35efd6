import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  domainEntityV1alpha1Validator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
  type Entity,
} from '@backstage/catalog-model';
import { mappingSchema } from 'backstage-plugin-stackgen-common';
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { applyMapping, CompiledMapping, defaultMapping } from '../mapping';
import { checkMapping } from '../mapping/checkMapping';
import { connectionsOf } from './connections';
import { buildEntityGraph } from './EntityGraph';

const EXAMPLES = join(__dirname, '../../../../examples');

function read(path: string): string {
  return readFileSync(join(EXAMPLES, path), 'utf8');
}

const [location] = parseAllDocuments(read('all.yaml')).map(one => one.toJS());
const files: string[] = location.spec.targets.map(normalize);
const entities: Entity[] = files.flatMap(file =>
  parseAllDocuments(read(file)).map(one => one.toJS()),
);

describe('the example catalog', () => {
  it('is whole', () => {
    const present = readdirSync(join(EXAMPLES, 'catalog'));
    expect(files.filter(file => file.startsWith('catalog')).sort()).toEqual(
      present.map(file => join('catalog', file)).sort(),
    );
  });

  it('is one that Backstage accepts', async () => {
    const policy = EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new DefaultNamespaceEntityPolicy(),
      new NoForeignRootFieldsEntityPolicy(),
      new FieldFormatEntityPolicy(),
    ]);
    const validators = [
      apiEntityV1alpha1Validator,
      componentEntityV1alpha1Validator,
      domainEntityV1alpha1Validator,
      groupEntityV1alpha1Validator,
      resourceEntityV1alpha1Validator,
      systemEntityV1alpha1Validator,
      userEntityV1alpha1Validator,
    ];
    for (const entity of entities) {
      await policy.enforce(entity);
      const known = await Promise.all(
        validators.map(validator => validator.check(entity)),
      );
      expect([entity.metadata.name, known.includes(true)]).toEqual([
        entity.metadata.name,
        true,
      ]);
    }
    const groups = entities
      .filter(entity => entity.kind === 'Group')
      .map(entity => entity.metadata.name);
    const owners = entities
      .map(entity => entity.spec?.owner)
      .filter(owner => owner !== undefined);
    expect(groups).toEqual(expect.arrayContaining(owners));
  });

  it('has one dangling reference and one entity of an unknown type', () => {
    const { graph, problems } = buildEntityGraph(entities);
    expect(problems).toEqual([]);
    expect(connectionsOf(graph, graph.nodes).problems).toMatchObject([
      {
        code: 'dangling-reference',
        where: 'component:default/recommendations → spec.dependsOn[1]',
      },
    ]);
    const mapping = CompiledMapping.create(defaultMapping);
    const skipped = graph.nodes.filter(
      node => applyMapping(node, mapping).outcome === 'skipped',
    );
    expect(skipped.map(node => node.ref)).toEqual([
      'resource:default/inventory-mainframe',
    ]);
  });
});

describe('the example mappings', () => {
  it('have no mistake', () => {
    for (const file of readdirSync(join(EXAMPLES, 'mappings'))) {
      const mapping = mappingSchema.parse(parse(read(`mappings/${file}`)));
      expect(checkMapping(mapping)).toEqual([]);
    }
  });
});
