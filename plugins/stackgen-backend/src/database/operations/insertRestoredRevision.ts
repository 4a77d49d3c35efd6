import type { Revision } from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import { chunks } from '../chunks';
import type { RevisionFileRow, RevisionRow } from '../tables';
import { replaceEntities } from './replaceEntities';
import { ROWS_PER_STATEMENT } from './rowsPerStatement';
import { writeNextRevision } from './writeNextRevision';

/**
 * Stores an older revision once more, after `expectedRevision`: its rows are
 * copied as they are, so that nothing of it can change on the way.
 */
export async function insertRestoredRevision(options: {
  knex: Knex;
  appStackId: string;
  appStackName: string;
  expectedRevision: number;
  /** The revision to bring back; it must be there. */
  restoredFrom: number;
  createdAt: Date;
  createdBy: string;
  counts: Revision['counts'];
}): Promise<void> {
  const { appStackId, restoredFrom, createdAt, createdBy, counts } = options;
  const restored = { appstack_id: appStackId, revision: restoredFrom };
  await writeNextRevision({
    ...options,
    write: async (knex, revision) => {
      const row = await knex<RevisionRow>('revisions')
        .where(restored)
        .first<RevisionRow>();
      await knex<RevisionRow>('revisions').insert({
        ...row,
        revision,
        mode: 'restore',
        restored_from: restoredFrom,
        created_at: createdAt,
        created_by: createdBy,
        ...counts,
      });
      const files = await knex<RevisionFileRow>('revision_files')
        .where(restored)
        .select<RevisionFileRow[]>();
      for (const part of chunks(files, ROWS_PER_STATEMENT)) {
        await knex<RevisionFileRow>('revision_files').insert(
          part.map(file => ({ ...file, revision })),
        );
      }
      await replaceEntities({
        knex,
        appStackId,
        appStack: JSON.parse(row.appstack),
      });
    },
  });
}
