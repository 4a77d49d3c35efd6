import type { Knex } from 'knex';
import { chunks } from '../chunks';
import type { AppStackEntityRow } from '../tables';

/** Refs of the entities of each appStack, by the appStack's id. */
export async function listAppStackEntities(options: {
  knex: Knex;
  appStackIds: string[];
}): Promise<Map<string, string[]>> {
  const { knex, appStackIds } = options;
  const refs = new Map<string, string[]>(appStackIds.map(id => [id, []]));
  for (const ids of chunks(appStackIds, 500)) {
    const rows = await knex<AppStackEntityRow>('appstack_entities')
      .select('appstack_id', 'entity_ref')
      .whereIn('appstack_id', ids);
    for (const row of rows) {
      refs.get(row.appstack_id)?.push(row.entity_ref);
    }
  }
  return refs;
}
