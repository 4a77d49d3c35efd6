import type { Knex } from 'knex';
import type { StoredAppStack } from '../../appstacks/StoredAppStack';
import {
  contentFromRow,
  SUMMARY_COLUMNS,
  summaryFromRow,
  type SummaryRow,
} from '../summaries';
import { joinNewestRevision } from '../joinNewestRevision';

/** An appStack as its newest revision has it. */
export async function getAppStack(options: {
  knex: Knex;
  id: string;
}): Promise<StoredAppStack | undefined> {
  const row = await joinNewestRevision(options.knex)
    .where('appstacks.id', options.id)
    .first<(SummaryRow & { appstack: string; outcome: string }) | undefined>(
      ...SUMMARY_COLUMNS,
      'revisions.appstack',
      'revisions.outcome',
    );
  return row && { summary: summaryFromRow(row), ...contentFromRow(row) };
}
