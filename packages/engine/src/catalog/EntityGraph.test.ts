import type { Entity } from '@backstage/catalog-model';
import { buildEntityGraph } from './EntityGraph';
import { entity, withRelations } from './__testUtils__/testCatalog';

function edgesOf(...entities: Entity[]): string[] {
  return buildEntityGraph(entities).graph.edges.map(
    ({ from, relation, to }) => `${from} ${relation} ${to}`,
  );
}

describe('buildEntityGraph', () => {
  it.each([
    'resource:default/db',
    'resource:db',
    'Resource:db',
    'RESOURCE:Default/DB',
    ' resource:db ',
    'db',
    'default/db',
  ])('reads the spelling "%s"', spelling => {
    expect(
      edgesOf(
        entity('Component orders', { dependsOn: [spelling] }),
        entity('Resource db'),
      ),
    ).toEqual(['component:default/orders uses resource:default/db']);
  });

  it('takes the namespace of the entity that refers, and a component when there is no such resource', () => {
    expect(
      edgesOf(
        entity('Component shop/orders', { dependsOn: ['worker'] }),
        entity('Component shop/worker'),
        entity('Component worker'),
      ),
    ).toEqual(['component:shop/orders uses component:shop/worker']);
  });

  it('turns every statement towards what is needed, whoever makes it', () => {
    const entities = [
      entity('Component orders', {
        system: 'shop',
        providesApis: ['orders-api'],
        subcomponentOf: 'suite',
        dependsOn: ['api:payments-api'],
      }),
      entity('Component suite', { consumesApis: ['component:orders'] }),
      entity('Resource db', { dependencyOf: ['component:orders'] }),
      entity('System shop', {
        domain: 'commerce',
        dependsOn: ['resource:db'],
      }),
      entity('Domain commerce', { subdomainOf: 'everything' }),
    ];
    const edges = [
      'component:default/orders consumesApi api:default/payments-api',
      'component:default/orders partOf component:default/suite',
      'component:default/orders partOf system:default/shop',
      'component:default/orders providesApi api:default/orders-api',
      'component:default/orders uses resource:default/db',
      'component:default/suite uses component:default/orders',
      'domain:default/commerce partOf domain:default/everything',
      'system:default/shop partOf domain:default/commerce',
      'system:default/shop uses resource:default/db',
    ];
    expect(edgesOf(...entities)).toEqual(edges);
    expect(edgesOf(...withRelations(entities))).toEqual(edges);

    const onlyRelations = withRelations(entities).map(full => ({
      ...full,
      spec: {},
    }));
    // Backstage has no relation for a system that depends on something.
    expect(edgesOf(...onlyRelations)).toEqual(edges.slice(0, -1));
  });

  it('leaves out other kinds and counts them', () => {
    const { graph, problems } = buildEntityGraph([
      entity('Group team'),
      entity('User jane'),
      entity('User john'),
      entity('component orders'),
    ]);
    expect(graph.ignoredKinds).toEqual({ Group: 1, User: 2 });
    expect(graph.nodes).toMatchObject([
      { ref: 'component:default/orders', kind: 'Component' },
    ]);
    expect(problems).toEqual([]);
  });

  it('makes what is missing or malformed plain, and says so', () => {
    const { graph, problems } = buildEntityGraph([
      undefined,
      'text',
      { kind: 'Component' },
      { kind: 'Component', metadata: ['a'] },
      { kind: '', metadata: { name: 'a' } },
      {
        kind: 'Component',
        metadata: {
          name: 7,
          namespace: null,
          title: { a: 1 },
          tags: 'java',
          labels: 'x',
          annotations: { flag: true, deep: { a: 1 }, empty: null, text: 'x' },
        },
        spec: {
          type: ['service'],
          owner: 'jane@example.com',
          system: ['shop'],
          dependsOn: 'resource:db',
          consumesApis: [3, 'a:b:c', 'component:default/7', ''],
          consumesApi: 'x',
        },
      },
      { kind: 'Resource', metadata: { name: 'two words' }, spec: null },
      {
        kind: 'Resource',
        metadata: { name: 'list', tags: [1, {}, 'a', 'a'] },
        spec: { system: ['a', 'b'] },
      },
    ] as unknown as Entity[]);

    expect(graph.node('component:default/7')).toMatchObject({
      name: '7',
      namespace: 'default',
      tags: ['java'],
      labels: {},
      annotations: { flag: 'true', text: 'x' },
      owner: 'group:default/jane@example.com',
      system: 'system:default/shop',
    });
    expect(graph.node('component:default/7')).not.toHaveProperty('title');
    expect(graph.node('component:default/7')?.type).toBe('service');
    expect(graph.node('resource:default/list')?.tags).toEqual(['1', 'a']);
    expect(graph.edges).toHaveLength(2);
    expect(problems.map(problem => [problem.where, problem.code])).toEqual([
      ['entity 1 → kind', 'malformed-entity'],
      ['entity 2 → kind', 'malformed-entity'],
      ['entity 3 → metadata.name', 'malformed-entity'],
      ['entity 4 → metadata.name', 'malformed-entity'],
      ['entity 5 → kind', 'malformed-entity'],
      ['component:default/7 → metadata.annotations.deep', 'malformed-entity'],
      ['component:default/7 → metadata.labels', 'malformed-entity'],
      ['component:default/7 → metadata.tags', 'malformed-entity'],
      ['component:default/7 → metadata.title', 'malformed-entity'],
      ['component:default/7 → spec.consumesApi', 'misspelt-field'],
      ['component:default/7 → spec.consumesApis[0]', 'malformed-reference'],
      ['component:default/7 → spec.consumesApis[1]', 'malformed-reference'],
      ['component:default/7 → spec.consumesApis[2]', 'self-reference'],
      ['component:default/7 → spec.consumesApis[3]', 'malformed-reference'],
      ['resource:default/list → metadata.tags[1]', 'malformed-entity'],
      ['resource:default/list → spec.system', 'malformed-entity'],
      ['resource:default/list → spec.system', 'malformed-reference'],
      ['resource:default/two words → metadata.name', 'malformed-entity'],
    ]);
    expect(problems.every(problem => problem.mend)).toBe(true);
  });

  it('takes one of several entities of a name, whatever their order', () => {
    const first = entity('Component orders', { type: 'service' });
    const second = entity('component Orders', { type: 'website' });
    const same = structuredClone(first);
    for (const entities of [
      [first, second, same],
      [second, same, first],
    ]) {
      const { graph, problems } = buildEntityGraph(entities);
      expect(graph.nodes.map(node => node.type)).toEqual(['service']);
      expect(problems).toMatchObject([
        { code: 'duplicate-entity', where: 'component:default/orders' },
      ]);
    }
    expect(buildEntityGraph([first, same]).problems).toEqual([]);
  });
});
