import type { AppStackSummary } from 'backstage-plugin-stackgen-common';
import type { Knex } from 'knex';
import { SUMMARY_COLUMNS, summaryFromRow, type SummaryRow } from '../summaries';
import { joinNewestRevision } from '../joinNewestRevision';

/**
 * All appStacks, or those of one entity or made with one mapping; the last
 * changed comes first.
 */
export async function listAppStacks(options: {
  knex: Knex;
  entityRef?: string;
  mapping?: string;
}): Promise<AppStackSummary[]> {
  const { knex, entityRef, mapping } = options;
  const query = joinNewestRevision(knex)
    .select<SummaryRow[]>(...SUMMARY_COLUMNS)
    .orderBy([
      { column: 'revisions.created_at', order: 'desc' },
      { column: 'appstacks.id' },
    ]);
  if (entityRef !== undefined) {
    query.whereIn(
      'appstacks.id',
      knex('appstack_entities')
        .select('appstack_id')
        .where('entity_ref', entityRef),
    );
  }
  if (mapping !== undefined) {
    query.where('revisions.mapping', mapping);
  }
  return (await query).map(summaryFromRow);
}
