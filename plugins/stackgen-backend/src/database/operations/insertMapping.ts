import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { Mapping } from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import { StaleRevisionError } from '../../problems/StaleRevisionError';
import type { MappingRevisionRow } from '../tables';

/**
 * Stores the state of a mapping after `expectedRevision`. Of several writers
 * that expect the same revision one succeeds, the others get a conflict.
 */
export async function insertMapping(options: {
  knex: Knex;
  mapping: Mapping;
  expectedRevision: number;
  createdAt: Date;
  createdBy: string;
}): Promise<void> {
  const { knex, mapping, expectedRevision } = options;
  const { name } = mapping;
  const stale = () =>
    new StaleRevisionError({ what: `The mapping "${name}"`, expectedRevision });
  try {
    await knex.transaction(async trx => {
      const newest = await trx<MappingRevisionRow>('mapping_revisions')
        .where({ name })
        .max<{ revision: number | null }>({ revision: 'revision' })
        .first();
      if ((newest?.revision ?? 0) !== expectedRevision) {
        throw stale();
      }
      await trx<MappingRevisionRow>('mapping_revisions').insert({
        name,
        revision: expectedRevision + 1,
        mapping: JSON.stringify(mapping),
        created_at: options.createdAt,
        created_by: options.createdBy,
      });
    });
  } catch (error) {
    throw isDatabaseConflictError(error) ? stale() : error;
  }
}
