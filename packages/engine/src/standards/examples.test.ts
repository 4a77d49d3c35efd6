import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readStandards } from './readStandards';

const FOLDER = join(__dirname, '../../../../examples/standards');

test.each(readdirSync(FOLDER))('the example %s has no mistake', name => {
  const { profiles, problems } = readStandards(
    parse(readFileSync(join(FOLDER, name), 'utf8')),
  );
  expect(problems).toEqual([]);
  expect(profiles).toBeDefined();
});
