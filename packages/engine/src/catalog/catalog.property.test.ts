import type { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { connectionsOf } from './connections';
import { entitiesToRead } from './entitiesToRead';
import { buildEntityGraph } from './EntityGraph';
import { selectEntities } from './select';
import { entity, refOf, withRelations } from './__testUtils__/testCatalog';

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'n/a', 'n/b');
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 });
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const target = fc
  .tuple(fc.constantFrom('component', 'resource', 'API', 'Resource'), name)
  .map(([kind, of]) => `${kind}:${of}`);

const entityArbitrary = fc
  .tuple(
    fc.constantFrom('Component', 'Component', 'Resource', 'API', 'System'),
    name,
    fc.record({
      system: optional(name),
      domain: optional(fc.constantFrom('x', 'y', 'nowhere')),
      subcomponentOf: optional(name),
      dependsOn: list(target),
      dependencyOf: list(target),
      providesApis: list(name),
      consumesApis: list(name),
    }),
  )
  .map(([kind, of, spec]) => entity(`${kind} ${of}`, spec));

const catalogArbitrary = fc
  .uniqueArray(entityArbitrary, { selector: refOf, maxLength: 30 })
  .map(entities => [
    entity('Domain x'),
    entity('Domain y', { subdomainOf: 'x' }),
    ...entities,
  ]);

const stackArbitrary = fc.array(
  fc
    .tuple(fc.constantFrom('system', 'component', 'resource', 'domain'), name)
    .map(([kind, of]) => `${kind}:${kind === 'domain' ? 'x' : of}`),
  { minLength: 1, maxLength: 3 },
);

/** All that a stack takes from a catalog. */
function reading(entities: Entity[], entityRefs: string[]) {
  const { graph, problems } = buildEntityGraph(entities);
  const selection = selectEntities(graph, entityRefs);
  const connections = connectionsOf(graph, selection.selected);
  const refs = selection.selected.map(node => node.ref);
  return {
    refs,
    systems: refs.map(ref => graph.systemOf(ref)),
    connections: connections.connections,
    problems: [
      ...problems.filter(problem => refs.includes(problem.entityRef ?? '')),
      ...selection.problems,
      ...connections.problems,
    ],
  };
}

/** Reads from a portal in rounds, as the backend does. */
function readInRounds(portal: Entity[], entityRefs: string[]): Entity[] {
  const byRef = new Map(portal.map(one => [refOf(one), one]));
  const asked = new Set<string>();
  const read: Entity[] = [];
  for (;;) {
    const refs = entitiesToRead(read, entityRefs).filter(
      ref => !asked.has(ref),
    );
    if (refs.length === 0) {
      return read;
    }
    for (const ref of refs) {
      asked.add(ref);
      const found = byRef.get(ref);
      if (found) {
        read.push(found);
      }
    }
  }
}

describe('the catalog graph', () => {
  it('says the same whatever the order of the entities', () => {
    fc.assert(
      fc.property(
        catalogArbitrary.chain(entities =>
          fc.tuple(
            fc.constant(entities),
            fc.shuffledSubarray(entities, { minLength: entities.length }),
          ),
        ),
        stackArbitrary,
        ([entities, shuffled], entityRefs) => {
          const expected = buildEntityGraph(entities);
          const actual = buildEntityGraph(shuffled);
          expect(actual.graph.edges).toEqual(expected.graph.edges);
          expect(actual.graph.refs).toEqual(expected.graph.refs);
          expect(actual.problems).toEqual(expected.problems);
          expect(reading(shuffled, [...entityRefs].reverse())).toEqual(
            reading(entities, entityRefs),
          );
        },
      ),
    );
  });

  it('says the same from files as from a portal', () => {
    fc.assert(
      fc.property(catalogArbitrary, stackArbitrary, (entities, entityRefs) => {
        const files = buildEntityGraph(entities).graph;
        const portal = buildEntityGraph(withRelations(entities)).graph;
        expect(portal.edges).toEqual(files.edges);
        expect(reading(withRelations(entities), entityRefs)).toEqual(
          reading(entities, entityRefs),
        );
      }),
    );
  });

  it('is read from a portal by refs as it is in the whole catalog', () => {
    fc.assert(
      fc.property(catalogArbitrary, stackArbitrary, (entities, entityRefs) => {
        const portal = withRelations(entities);
        // A portal has no page for what is not in the catalog.
        const known = entityRefs.filter(ref =>
          entities.some(one => refOf(one) === refOf(entityOf(ref))),
        );
        const read = readInRounds(portal, known);
        expect(reading(read, known)).toEqual(reading(entities, known));
      }),
      { numRuns: 500 },
    );
  });

  it('asks for no more than what a stack needs', () => {
    const entities = [
      entity('System shop'),
      entity('Component web', {
        system: 'shop',
        dependsOn: ['resource:db'],
        consumesApis: ['payments-api'],
      }),
      entity('Resource db', { dependencyOf: ['component:other'] }),
      entity('Component other', { system: 'another' }),
      entity('System another'),
      entity('Component payer', {
        system: 'another',
        providesApis: ['payments-api'],
        dependsOn: ['resource:ledger'],
      }),
      entity('API payments-api'),
      entity('Resource ledger', { system: 'another' }),
      entity('Component unrelated', { dependsOn: ['resource:db'] }),
    ];
    expect(
      readInRounds(withRelations(entities), ['system:default/shop'])
        .map(refOf)
        .sort(),
    ).toEqual([
      'api:default/payments-api',
      'component:default/other',
      'component:default/payer',
      'component:default/web',
      'resource:default/db',
      'system:default/shop',
    ]);
  });

  it('survives any entity whatever', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('__proto__', 'constructor', '${a}', '%{b}', '\n', 'a:b'),
    );
    const anything = fc.anything({ key: text, maxDepth: 3 });
    const hostile = fc.oneof(
      anything,
      fc.record(
        {
          kind: fc.oneof(fc.constantFrom('Component', 'resource'), anything),
          metadata: fc.oneof(
            anything,
            fc.record({
              name: fc.oneof(text, anything),
              namespace: anything,
              tags: fc.oneof(fc.array(text), anything),
              annotations: fc.oneof(
                fc.dictionary(text, anything),
                fc.record({ 'stackgen.io/access': text }),
              ),
            }),
          ),
          spec: fc.oneof(
            anything,
            fc.record({
              type: anything,
              system: fc.oneof(text, anything),
              dependsOn: fc.oneof(fc.array(text), anything),
              consumesApis: fc.oneof(fc.array(text), anything),
            }),
          ),
          relations: fc.oneof(
            anything,
            fc.array(
              fc.record({
                type: fc.constantFrom('dependsOn', 'hasPart', 'constructor'),
                targetRef: fc.oneof(text, anything),
              }),
            ),
          ),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(
        fc.array(hostile, { maxLength: 6 }),
        text,
        (entities, entityRef) => {
          const all = entities as Entity[];
          const { graph, problems } = buildEntityGraph(all);
          for (const problem of problems) {
            expect(problem.mend).toBeTruthy();
          }
          const refs = [entityRef, ...graph.refs];
          for (const node of selectEntities(graph, refs).selected) {
            expect(typeof node.name).toBe('string');
          }
          entitiesToRead(all, refs);
          connectionsOf(graph, graph.nodes);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function entityOf(ref: string): Entity {
  const [kind, of] = ref.split(':');
  return entity(`${kind} ${of}`);
}
