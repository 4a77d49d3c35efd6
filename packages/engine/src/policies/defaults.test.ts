import { CLOUDS, standardsSchema } from 'backstage-plugin-stackgen-common';
import type { Entity } from '@backstage/catalog-model';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readExamples } from '../__testUtils__/readExamples';
import { generate } from '../generate';
import { defaultMapping } from '../mapping';
import { RESOURCE_TYPES } from '../resource-types/registry';

const scenarios = RESOURCE_TYPES.flatMap(({ name }) => {
  const path = join(__dirname, '../resource-types', name, 'scenario.yaml');
  return existsSync(path)
    ? [
        {
          system: name,
          entities: parseAllDocuments(readFileSync(path, 'utf8')).map(
            document => document.toJS() as Entity,
          ),
        },
      ]
    : [];
});
const examples = readExamples();
const systems = [
  ...scenarios,
  ...examples
    .filter(({ kind }) => kind === 'System')
    .map(({ metadata }) => ({ system: metadata.name, entities: examples })),
];

test.each(systems)(
  '$system violates no rule of severity error on any cloud',
  ({ system, entities }) => {
    const violated = CLOUDS.flatMap(cloud =>
      generate({
        entities,
        entityRefs: [`system:default/${system}`],
        cloud,
        mapping: defaultMapping,
        standards: standardsSchema.parse({}),
        today: '2026-11-27',
      }).findings!.filter(
        ({ severity, waived }) => severity === 'error' && !waived,
      ),
    );
    expect(violated).toEqual([]);
  },
);
