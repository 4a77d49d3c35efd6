import { format } from '@cdktn/hcl-tools';
import { parse } from '@cdktn/hcl2json';
import type { Entity } from '@backstage/catalog-model';
import {
  CLOUDS,
  standardsSchema,
  type Cloud,
} from 'backstage-plugin-stackgen-common';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { expectGolden } from '../__testUtils__/golden';
import { generate } from '../generate';
import { defaultMapping } from '../mapping';
import {
  canonicalJson,
  mergeLists,
} from '../terraform/__testUtils__/canonicalJson';
import { implementationsOf, RESOURCE_TYPES } from './registry';

/** The first one loads Terraform's own parser, beside other tests. */
const PARALLEL_TIMEOUT_MS = 60_000;

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

function generateScenario(
  { type, cloud, path }: { type: string; cloud: Cloud; path: string },
  syntax: 'hcl' | 'json' = 'hcl',
) {
  return generate({
    entities: parseAllDocuments(readFileSync(path, 'utf8')).map(
      document => document.toJS() as Entity,
    ),
    entityRefs: [`system:default/${type}`],
    cloud,
    mapping: defaultMapping,
    standards: standardsSchema.parse({}),
    format: syntax,
  });
}

test.each(scenarios)(
  'the scenario of $type on $cloud gives the reviewed files',
  scenario => {
    const result = generateScenario(scenario);
    expect(
      result.problems.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
    expect(result.skipped).toEqual([]);
    expectGolden(
      join(__dirname, scenario.type, '__golden__', scenario.cloud),
      result.files.filter(file => isReviewed(file.path)),
    );
  },
);

test.each(scenarios)(
  'the scenario of $type on $cloud is formatted, and says the same in cdktf’s JSON',
  async scenario => {
    const files = generateScenario(scenario).files.filter(({ path }) =>
      path.endsWith('.tf'),
    );
    for (const { content } of files) {
      expect(await format(content)).toBe(content);
    }
    const hcl = files.map(({ content }) => content).join('\n');
    const json = generateScenario(scenario, 'json').files.find(
      ({ path }) => path === 'main.tf.json',
    )!;
    expect(canonicalJson(mergeLists(await parse('main.tf', hcl)))).toEqual(
      canonicalJson(mergeLists(JSON.parse(json.content))),
    );
  },
  PARALLEL_TIMEOUT_MS,
);
