import type { Entity } from '@backstage/catalog-model';
import { CLOUDS, standardsSchema } from 'backstage-plugin-stackgen-common';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readExamples } from '../__testUtils__/readExamples';
import { generate } from '../generate';
import { defaultMapping } from '../mapping';

const TYPES = join(__dirname, '../resource-types');

const scenarios: Entity[] = readdirSync(TYPES)
  .map(name => join(TYPES, name, 'scenario.yaml'))
  .filter(existsSync)
  .flatMap(path =>
    parseAllDocuments(readFileSync(path, 'utf8')).map(
      document => document.toJS() as Entity,
    ),
  );

const catalogs = {
  'the examples': readExamples(),
  'all scenarios': scenarios,
};

test.each(
  CLOUDS.flatMap(cloud =>
    Object.entries(catalogs).map(
      ([name, entities]) => [name, cloud, entities] as const,
    ),
  ),
)('%s on %s have no finding of severity error', (_, cloud, entities) => {
  const { problems } = generate({
    entities,
    entityRefs: entities
      .filter(({ kind }) => kind === 'System')
      .map(({ metadata }) => `system:default/${metadata.name}`),
    cloud,
    mapping: defaultMapping,
    standards: standardsSchema.parse({}),
  });
  expect(
    problems
      .filter(({ severity }) => severity === 'error')
      .map(({ code, where, mend }) => `${code} ${where}: ${mend}`),
  ).toEqual([]);
});

test('a waiver stands in the written file as a skip for scanners', () => {
  const entities = readExamples().map(entity =>
    entity.metadata.name === 'orders-db'
      ? {
          ...entity,
          metadata: {
            ...entity.metadata,
            annotations: { 'stackgen.io/deletion-protection': 'false' },
          },
        }
      : entity,
  );
  const run = (waivers: object[]) =>
    generate({
      entities,
      // Without a host name, so that somebody looks for one in all blocks.
      entityRefs: ['resource:default/orders-db'],
      cloud: 'aws',
      mapping: defaultMapping,
      standards: standardsSchema.parse({ policies: { waivers } }),
    });
  const rule = run([]).problems.find(({ where }) =>
    where?.includes('aws_db_instance.orders_db'),
  )?.code;
  expect(rule).toBe('KEEP-1');
  const { files, problems } = run([
    {
      rule,
      match: 'aws_db_instance.*',
      reason: 'Agreed.',
      owner: 'team-a',
      expires: '2027-03-31',
    },
  ]);
  expect(problems.map(({ code }) => code)).not.toContain(rule);
  expect(files.find(({ path }) => path === 'orders_db.tf')?.content).toContain(
    'Agreed. (team-a, until 2027-03-31)',
  );
});
