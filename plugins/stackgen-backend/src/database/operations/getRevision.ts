import type { Knex } from 'knex';
import type { RevisionContent } from '../../appstacks/StoredAppStack';
import { contentFromRow } from '../summaries';
import type { RevisionRow } from '../tables';

type Row = Pick<RevisionRow, 'fingerprint' | 'appstack' | 'outcome'>;

/** One revision without its files; undefined when there is none. */
export async function getRevision(options: {
  knex: Knex;
  appStackId: string;
  revision: number;
}): Promise<(RevisionContent & { fingerprint: string }) | undefined> {
  const { knex, appStackId, revision } = options;
  const row = await knex('revisions')
    .where({ appstack_id: appStackId, revision })
    .first<Row | undefined>('fingerprint', 'appstack', 'outcome');
  return row && { ...contentFromRow(row), fingerprint: row.fingerprint };
}
