import {
  standardsSchema,
  type Generation,
} from 'backstage-plugin-stackgen-common';
import { parse } from '@cdktn/hcl2json';
import fc from 'fast-check';
import { join } from 'node:path';
import { expectGolden } from './__testUtils__/golden';
import { readExamples } from './__testUtils__/readExamples';
import { generate, type GenerateInput } from './generate';
import { defaultMapping } from './mapping';

const entities = readExamples();
const standards = standardsSchema.parse({});

function generateExample(overrides: Partial<GenerateInput> = {}) {
  return generate({
    entities,
    entityRefs: ['system:default/web-shop'],
    cloud: 'aws',
    mapping: defaultMapping,
    standards,
    ...overrides,
  });
}

function contents({
  files,
}: Pick<Generation, 'files'>): Record<string, string> {
  return Object.fromEntries(files.map(({ path, content }) => [path, content]));
}

describe('generate', () => {
  it.each([
    ['web-shop', 'aws'],
    ['payments', 'aws'],
    ['analytics', 'aws'],
    ['web-shop', 'gcp'],
    ['web-shop', 'civo'],
  ] as const)(
    'writes the reviewed files of the example system %s on %s',
    (system, cloud) => {
      const result = generateExample({
        entityRefs: [`system:default/${system}`],
        cloud,
      });
      expect(
        result.problems.filter(({ severity }) => severity === 'error'),
      ).toEqual([]);
      expectGolden(
        join(__dirname, '__golden__', `${system}-${cloud}`),
        result.files,
      );
    },
  );

  it('decides on every selected entity', () => {
    const { included, noInfrastructure, skipped } = generateExample();
    expect(skipped.map(({ entityRef }) => entityRef)).toEqual([
      expect.stringContaining('resource:default/'),
    ]);
    expect(included.length).toBeGreaterThan(8);
    expect(noInfrastructure.length).toBeGreaterThan(0);
  });

  it('writes the same bytes whatever the order of the entities', () => {
    const expected = contents(generateExample());
    fc.assert(
      fc.property(
        fc.shuffledSubarray(entities, { minLength: entities.length }),
        shuffled => {
          expect(contents(generateExample({ entities: shuffled }))).toEqual(
            expected,
          );
        },
      ),
      { numRuns: 10 },
    );
  });

  it('leaves the files of the other entities alone when one is added', () => {
    const before = contents(generateExample());
    const after = contents(
      generateExample({
        entities: [
          ...entities,
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: { name: 'gift-cards' },
            spec: {
              type: 'service',
              lifecycle: 'production',
              owner: 'team-shop',
              system: 'web-shop',
            },
          },
        ],
      }),
    );
    const changed = Object.keys(after).filter(
      path => after[path] !== before[path],
    );
    expect(changed.sort()).toEqual(
      [
        'README.md',
        'environments/dev.tfvars',
        'environments/production.tfvars',
        'environments/staging.tfvars',
        'gift_cards.tf',
        'stackgen.json',
        'variables.tf',
      ].sort(),
    );
  });

  it('keeps its values when the stored appStack is merged with the same catalog', () => {
    const first = generateExample();
    const second = generateExample({ stored: first.appStack });
    expect(second.appStack).toEqual(first.appStack);
    expect(contents(second)).toEqual(contents(first));
    expect(second.conflicts).toEqual([]);
  });

  it('touches only the selected part of a stored appStack', () => {
    const whole = generateExample();
    const [one] = whole.appStack.nodes;
    const partial = generateExample({
      stored: whole.appStack,
      entityRefs: [one.entityRef],
    });
    expect(partial.appStack.nodes).toEqual(whole.appStack.nodes);
    expect(partial.appStack.connections).toEqual(whole.appStack.connections);
  });

  it('says the same in JSON as in HCL', async () => {
    const hcl = generateExample();
    const json = generateExample({ format: 'json' });
    const parsed: Record<string, unknown>[] = [];
    for (const { path, content } of hcl.files) {
      if (path.endsWith('.tf')) {
        parsed.push(await parse(path, content));
      }
    }
    const count = (kind: string) =>
      parsed.flatMap(file =>
        Object.values((file[kind] ?? {}) as Record<string, object>).flatMap(
          Object.keys,
        ),
      ).length;
    const root = JSON.parse(contents(json)['main.tf.json']);
    const jsonCount = Object.values(
      root.resource as Record<string, object>,
    ).flatMap(Object.keys).length;
    expect(jsonCount).toBe(count('resource'));
  });

  it.each(['aws', 'azure', 'gcp', 'civo'] as const)(
    'lets services use each other in a ring on %s',
    cloud => {
      const service = (name: string, uses: string) => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name },
        spec: {
          type: 'service',
          lifecycle: 'production',
          owner: 'team',
          dependsOn: [`component:default/${uses}`],
        },
      });
      const { problems } = generateExample({
        entities: [service('a', 'b'), service('b', 'c'), service('c', 'a')],
        entityRefs: ['component:default/a', 'component:default/b'],
        cloud,
      });
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual(
        [],
      );
    },
  );

  it('generates nothing, and says why, for a system that is not there', () => {
    const result = generateExample({ entityRefs: ['system:default/web-shpo'] });
    expect(result.files).toEqual([]);
    expect(result.problems).toEqual([
      expect.objectContaining({
        severity: 'error',
        mend: expect.stringContaining('web-shop'),
      }),
    ]);
  });

  it('lets a hand-made setting win over the standards of an environment', () => {
    const database = generateExample().appStack.nodes.find(
      ({ resourceType }) => resourceType === 'postgres-database',
    )!;
    const result = generateExample({
      settings: {
        [database.entityRef]: {
          parameters: { storageGb: 100 },
          environments: { production: { storageGb: 500 } },
        },
      },
    });
    const files = contents(result);
    const name = `${database.address}_storage_gb`;
    const valueIn = (environment: string) =>
      new RegExp(`${name}\\s+= (\\d+)`).exec(
        files[`environments/${environment}.tfvars`],
      )?.[1];
    expect([valueIn('dev'), valueIn('production')]).toEqual(['100', '500']);
  });
});
