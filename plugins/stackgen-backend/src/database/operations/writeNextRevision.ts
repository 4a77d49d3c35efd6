import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { StaleRevisionError } from '../../problems/StaleRevisionError';
import type { AppStackRow } from '../tables';

/**
 * Writes the revision after `expectedRevision` in a transaction. Of several
 * writers that expect the same revision one succeeds, the others get a conflict.
 */
export async function writeNextRevision(options: {
  knex: Knex;
  appStackId: string;
  appStackName: string;
  expectedRevision: number;
  write: (trx: Knex.Transaction, revision: number) => Promise<void>;
}): Promise<void> {
  const { knex, appStackId, appStackName, expectedRevision, write } = options;
  const stale = () =>
    new StaleRevisionError({
      what: `The appStack "${appStackName}"`,
      expectedRevision,
    });
  const revision = expectedRevision + 1;
  try {
    await knex.transaction(async trx => {
      const updated = await trx<AppStackRow>('appstacks')
        .where({ id: appStackId, revision: expectedRevision })
        .update({ revision });
      if (updated !== 1) {
        throw stale();
      }
      await write(trx, revision);
    });
  } catch (error) {
    throw isDatabaseConflictError(error) ? stale() : error;
  }
}
