import type { StoredMapping } from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import { mappingFromRow } from '../mappingFromRow';
import type { MappingRevisionRow } from '../tables';

/** The newest state of every mapping that was ever saved. */
export async function listMappings(options: {
  knex: Knex;
}): Promise<StoredMapping[]> {
  const { knex } = options;
  const newest = knex('mapping_revisions')
    .select('name')
    .max({ newest: 'revision' })
    .groupBy('name')
    .as('newest');
  const rows = await knex('mapping_revisions')
    .join(newest, join =>
      join
        .on('newest.name', 'mapping_revisions.name')
        .andOn('newest.newest', 'mapping_revisions.revision'),
    )
    .select<MappingRevisionRow[]>('mapping_revisions.*');
  return rows.map(mappingFromRow);
}
