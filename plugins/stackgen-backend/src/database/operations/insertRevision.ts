import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { NewRevision } from '../../appstacks/StoredAppStack';
import { StaleRevisionError } from '../../problems/StaleRevisionError';
import type { AppStackRow } from '../tables';
import { writeRevision } from './writeRevision';

/**
 * Stores the revision after `expectedRevision`. Of several writers that expect
 * the same revision one succeeds, the others get a conflict.
 */
export async function insertRevision(options: {
  knex: Knex;
  appStackId: string;
  expectedRevision: number;
  content: NewRevision;
}): Promise<void> {
  const { knex, appStackId, expectedRevision, content } = options;
  const revision = expectedRevision + 1;
  try {
    await knex.transaction(async trx => {
      const updated = await trx<AppStackRow>('appstacks')
        .where({ id: appStackId, revision: expectedRevision })
        .update({ revision });
      if (updated !== 1) {
        throw staleError(options);
      }
      await writeRevision({ knex: trx, appStackId, revision, content });
    });
  } catch (error) {
    throw isDatabaseConflictError(error) ? staleError(options) : error;
  }
}

function staleError(options: {
  expectedRevision: number;
  content: NewRevision;
}) {
  return new StaleRevisionError({
    what: `The appStack "${options.content.generation.appStack.name}"`,
    expectedRevision: options.expectedRevision,
  });
}
