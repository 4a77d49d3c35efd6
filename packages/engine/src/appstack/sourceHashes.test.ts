import type { Entity } from '@backstage/catalog-model';
import { standardsSchema } from 'backstage-plugin-stackgen-common';
import { readExamples } from '../__testUtils__/readExamples';
import { generate, type GenerateInput } from '../generate';
import { defaultMapping } from '../mapping';
import { describeSources } from '../sources';
import { compareSources } from './sourceHashes';

const input: GenerateInput = {
  entities: readExamples(),
  entityRefs: ['system:default/web-shop'],
  cloud: 'aws',
  mapping: defaultMapping,
  standards: standardsSchema.parse({}),
};
const before = describeSources(input);

function changesWith(change: Partial<GenerateInput>) {
  return compareSources(
    before.sources,
    describeSources({ ...input, ...change }).sources,
  );
}

function without(name: string): Entity[] {
  return input.entities.filter(({ metadata }) => metadata.name !== name);
}

describe('the sources of a generation', () => {
  it('are told without the generation as they are with it', () => {
    const { fingerprint, sources } = generate(input);
    expect(before).toEqual({ fingerprint, sources });
  });

  it('are the same whatever the order of entities, and whatever else the catalog has', () => {
    const unchanged = { causes: [], entities: [] };
    expect(changesWith({ entities: [...input.entities].reverse() })).toEqual(
      unchanged,
    );
    expect(
      changesWith({
        entities: input.entities.map(entity =>
          entity.metadata.name === 'payments'
            ? { ...entity, spec: { ...entity.spec, domain: 'other' } }
            : entity,
        ),
      }),
    ).toEqual(unchanged);
  });

  it('tell which entities were changed, added or removed', () => {
    const [database] = input.entities.filter(
      ({ metadata }) => metadata.name === 'orders-db',
    );
    const bigger = {
      ...database,
      metadata: {
        ...database.metadata,
        annotations: { 'stackgen.io/storageGb': '500' },
      },
    };
    expect(
      changesWith({ entities: [...without('orders-db'), bigger] }),
    ).toEqual({
      causes: ['catalog'],
      entities: [
        { change: 'changed', entityRef: 'resource:default/orders-db' },
      ],
    });
    const smaller = describeSources({
      ...input,
      entities: without('orders-db'),
    }).sources;
    expect(compareSources(before.sources, smaller).entities).toContainEqual({
      change: 'removed',
      entityRef: 'resource:default/orders-db',
    });
    expect(compareSources(smaller, before.sources).entities).toContainEqual({
      change: 'added',
      entityRef: 'resource:default/orders-db',
    });
  });

  it('tell the mapping, the standards and the engine apart', () => {
    expect(
      changesWith({ mapping: { ...defaultMapping, title: 'Ours' } }).causes,
    ).toEqual(['mapping']);
    expect(
      changesWith({ standards: standardsSchema.parse({ name: 'ours' }) })
        .causes,
    ).toEqual(['standards']);
    expect(
      compareSources(before.sources, { ...before.sources, engine: '99.0.0' })
        .causes,
    ).toEqual(['engine']);
  });
});
