import type { Entity } from '@backstage/catalog-model';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const EXAMPLES = join(__dirname, '../../../../examples');

/** All entities of the repository's example catalog. */
export function readExamples(): Entity[] {
  const files = [
    join(EXAMPLES, 'org.yaml'),
    ...readdirSync(join(EXAMPLES, 'catalog'))
      .sort()
      .map(file => join(EXAMPLES, 'catalog', file)),
  ];
  return files.flatMap(file =>
    parseAllDocuments(readFileSync(file, 'utf8'))
      .map(document => document.toJS() as Entity)
      .filter(Boolean),
  );
}
