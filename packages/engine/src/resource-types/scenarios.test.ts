import type { Entity } from '@backstage/catalog-model';
import { CLOUDS, standardsSchema } from 'backstage-plugin-stackgen-common';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { expectGolden } from '../__testUtils__/golden';
import { generate } from '../generate';
import { defaultMapping } from '../mapping';
import { implementationsOf, RESOURCE_TYPES } from './registry';

const scenarios = RESOURCE_TYPES.flatMap(type => {
  const path = join(__dirname, type.name, 'scenario.yaml');
  return existsSync(path)
    ? CLOUDS.filter(cloud => implementationsOf(type, cloud).length > 0).map(
        cloud => ({ type: type.name, cloud, path }),
      )
    : [];
});

/** What is particular to a type; the rest is the same in every stack. */
function isReviewed(path: string): boolean {
  return path === 'README.md' || path.endsWith('.tf');
}

test.each(scenarios)(
  'the scenario of $type on $cloud gives the reviewed files',
  ({ type, cloud, path }) => {
    const entities = parseAllDocuments(readFileSync(path, 'utf8')).map(
      document => document.toJS() as Entity,
    );
    const result = generate({
      entities,
      entityRefs: [`system:default/${type}`],
      cloud,
      mapping: defaultMapping,
      standards: standardsSchema.parse({}),
    });
    expect(
      result.problems.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
    expect(result.skipped).toEqual([]);
    expectGolden(
      join(__dirname, type, '__golden__', cloud),
      result.files.filter(file => isReviewed(file.path)),
    );
  },
);
