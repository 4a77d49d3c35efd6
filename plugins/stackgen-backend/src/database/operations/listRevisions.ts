import type { Revision } from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import {
  REVISION_COLUMNS,
  revisionFromRow,
  type RevisionSummaryRow,
} from '../summaries';

/** All revisions of an appStack, the newest first. */
export async function listRevisions(options: {
  knex: Knex;
  appStackId: string;
}): Promise<Revision[]> {
  const rows = await options
    .knex('revisions')
    .select<RevisionSummaryRow[]>(...REVISION_COLUMNS)
    .where({ appstack_id: options.appStackId })
    .orderBy('revision', 'desc');
  return rows.map(revisionFromRow);
}
