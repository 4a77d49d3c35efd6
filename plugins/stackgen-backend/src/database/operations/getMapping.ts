import type { StoredMapping } from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import { mappingFromRow } from '../mappingFromRow';
import type { MappingRevisionRow } from '../tables';

/** The newest state of a mapping; undefined when it was never saved. */
export async function getMapping(options: {
  knex: Knex;
  name: string;
}): Promise<StoredMapping | undefined> {
  const row = await options
    .knex<MappingRevisionRow>('mapping_revisions')
    .where({ name: options.name })
    .orderBy('revision', 'desc')
    .first();
  return row && mappingFromRow(row);
}
