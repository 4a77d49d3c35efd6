import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { NewRevision } from '../../appstacks/StoredAppStack';
import type { AppStackRow } from '../tables';
import { writeRevision } from './writeRevision';

/** Stores a new appStack with its first revision. */
export async function insertAppStack(options: {
  knex: Knex;
  id: string;
  content: NewRevision;
}): Promise<void> {
  const { knex, id, content } = options;
  const { name, cloud } = content.generation.appStack;
  try {
    await knex.transaction(async trx => {
      await trx<AppStackRow>('appstacks').insert({
        id,
        name,
        cloud,
        revision: 1,
        created_at: content.createdAt,
        created_by: content.createdBy,
      });
      await writeRevision({ knex: trx, appStackId: id, revision: 1, content });
    });
  } catch (error) {
    if (isDatabaseConflictError(error)) {
      throw new ConflictError(
        `There is an appStack with the name "${name}" already. Choose another name, or update that one.`,
      );
    }
    throw error;
  }
}
