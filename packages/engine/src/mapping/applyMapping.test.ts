import {
  mappingSchema,
  type Cloud,
  type MappingRule,
} from 'backstage-plugin-stackgen-common';
import fc from 'fast-check';
import { parse } from 'yaml';
import { buildEntityGraph, type EntityNode } from '../catalog';
import { applyMapping } from './applyMapping';
import { CompiledMapping } from './CompiledMapping';

function nodeOf(
  spec: object = {},
  annotations: Record<string, string> = {},
  name = 'orders-db',
): EntityNode {
  return buildEntityGraph([
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name, annotations },
      spec: spec as {},
    },
  ]).graph.nodes[0];
}

const rules: MappingRule[] = [
  {
    id: 'broken',
    match: { condition: 'entity.' },
    resourceType: 'topic',
  },
  {
    id: 'big',
    match: { type: 'database', condition: 'entity.spec.size > 10' },
    resourceType: 'data-warehouse',
  },
  {
    id: 'databases',
    match: { type: 'database' },
    resourceType: 'postgres-database',
    parameters: { storageGb: 20 },
    clouds: {
      gcp: { implementation: 'alloydb', parameters: { storageGb: 30 } },
      civo: { resourceType: 'none' },
    },
    environments: { production: { storageGb: 100 } },
  },
  { id: 'later', match: { type: 'database' }, resourceType: 'topic' },
  {
    id: 'paper',
    match: { type: 'paper' },
    resourceType: 'none',
    reason: 'Paper needs no cloud.',
  },
  { id: 'theirs', match: { type: 'theirs' }, resourceType: 'external' },
];
const mapping = CompiledMapping.create({ name: 'test', rules });

function apply(node: EntityNode, cloud?: Cloud) {
  const { problems, ...outcome } = applyMapping(node, mapping, cloud);
  return outcome;
}

describe('applyMapping', () => {
  it('lets the first rule that matches decide, with its settings by source', () => {
    const database = nodeOf({ type: 'database', size: 1 });
    const mapped = {
      outcome: 'mapped',
      rule: 'databases',
      resourceType: 'postgres-database',
      parameters: { rule: { storageGb: 20 }, cloud: {}, annotations: {} },
      environments: { production: { storageGb: 100 } },
    };
    expect(apply(database)).toEqual(mapped);
    expect(apply(database, 'aws')).toEqual(mapped);
    expect(apply(database, 'gcp')).toEqual({
      ...mapped,
      implementation: 'alloydb',
      parameters: {
        rule: { storageGb: 20 },
        cloud: { storageGb: 30 },
        annotations: {},
      },
    });
    expect(apply(database, 'civo')).toEqual({
      outcome: 'none',
      rule: 'databases',
      reason: expect.stringContaining('databases'),
    });
    expect(apply(nodeOf({ type: 'database', size: 11 }))).toMatchObject({
      rule: 'big',
    });
    expect(apply(nodeOf({ type: 'paper' }))).toEqual({
      outcome: 'none',
      rule: 'paper',
      reason: 'Paper needs no cloud.',
    });
    expect(apply(nodeOf({ type: 'theirs' }))).toMatchObject({
      outcome: 'external',
      rule: 'theirs',
    });
  });

  it('lets annotations of the entity decide before any rule', () => {
    expect(
      apply(
        nodeOf(
          { type: 'database' },
          {
            'stackgen.io/resource-type': 'queue',
            'stackgen.io/implementation': 'fifo',
            'stackgen.io/retention-days': ' 4 ',
            'stackgen.io/access': 'read',
          },
        ),
        'gcp',
      ),
    ).toEqual({
      outcome: 'mapped',
      rule: 'stackgen.io/resource-type',
      resourceType: 'queue',
      implementation: 'fifo',
      parameters: { rule: {}, cloud: {}, annotations: { retentionDays: '4' } },
      environments: {},
    });
    expect(
      apply(
        nodeOf(
          { type: 'database' },
          { 'stackgen.io/resource-type': 'postgres-database' },
        ),
      ),
    ).toMatchObject({
      rule: 'databases',
      parameters: { rule: rules[2].parameters },
    });
    expect(
      apply(nodeOf({ type: 'x' }, { 'stackgen.io/resource-type': 'none' })),
    ).toMatchObject({ outcome: 'none', rule: 'stackgen.io/resource-type' });
    expect(
      apply(nodeOf({ type: 'database' }, { 'stackgen.io/ignore': 'true' })),
    ).toMatchObject({ outcome: 'none', rule: 'stackgen.io/ignore' });

    const unclear = applyMapping(
      nodeOf({ type: 'database', size: 1 }, { 'stackgen.io/ignore': 'maybe' }),
      mapping,
    );
    expect(unclear).toMatchObject({
      outcome: 'mapped',
      problems: [{ code: 'malformed-annotation' }],
    });
  });

  it('tells which conditions are broken and which failed', () => {
    expect(mapping.problems).toMatchObject([
      { severity: 'error', where: 'rules.0.match.condition' },
    ]);
    expect(applyMapping(nodeOf({ type: 'database' }), mapping)).toMatchObject({
      rule: 'databases',
      problems: [
        {
          severity: 'info',
          where:
            'resource:default/orders-db → mapping test → rules.1.match.condition',
        },
      ],
    });
  });

  it('mends a skipped entity with a rule that can be pasted', () => {
    fc.assert(
      fc.property(
        fc.option(fc.string({ unit: 'binary', maxLength: 80 }), {
          nil: undefined,
        }),
        fc.string({ minLength: 1, maxLength: 63 }),
        (type, name) => {
          const node = nodeOf({ type }, {}, `x${name}`);
          const skipped = applyMapping(
            node,
            CompiledMapping.create({ name: 'empty', rules: [] }),
          );
          if (skipped.outcome !== 'skipped') {
            throw new Error('It has no rule to match.');
          }
          const [, ...lines] = skipped.mend.split('\n');
          const pasted = parse(lines.slice(0, 3).join('\n'));
          const mended = CompiledMapping.create(
            mappingSchema.parse({ name: 'mended', rules: pasted }),
          );
          expect(applyMapping(node, mended)).toMatchObject({
            outcome: 'external',
          });
        },
      ),
    );
  });

  it('survives any mapping and any entity', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
      fc.constantFrom('*', '**', '__proto__', 'a:b:c', '*a*', '${x}', '[['),
    );
    const many = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }));
    const values = fc.dictionary(text, fc.oneof(many, fc.constant(true)));
    const match = fc.record(
      {
        kind: many,
        type: many,
        name: many,
        tags: many,
        labels: values,
        annotations: values,
        owner: many,
        system: many,
        mentions: many,
        condition: fc.oneof(
          text,
          fc.constantFrom(
            'entity.spec.type.matches("(")',
            'entity.metadata.annotations[entity.kind] == 1',
            'entity.metadata.tags.map(t, t.size()).size() > 0',
          ),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.array(match, { maxLength: 4 }),
        fc.dictionary(text, text),
        fc.anything({ maxDepth: 2 }),
        (matches, annotations, type) => {
          const hostile = CompiledMapping.create({
            name: 'hostile',
            rules: matches.map((one, index) => ({
              id: `rule-${index}`,
              match: one as MappingRule['match'],
              resourceType: 'queue',
            })),
          });
          const node = nodeOf({ type, system: type, owner: type }, annotations);
          expect(['mapped', 'skipped']).toContain(
            applyMapping(node, hostile, 'aws').outcome,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
