import type {
  AppStackSummary,
  Cloud,
  Revision,
} from 'backstage-plugin-stackgen-common';
import type { RevisionContent } from '../appstacks/StoredAppStack';
import { timeFromDatabase, type AppStackRow, type RevisionRow } from './tables';

/** Columns of a revision without its large texts. */
export const REVISION_COLUMNS = [
  'revisions.revision',
  'revisions.mode',
  'revisions.restored_from',
  'revisions.created_at',
  'revisions.created_by',
  'revisions.fingerprint',
  'revisions.added',
  'revisions.changed',
  'revisions.removed',
] as const;

/** Columns of an appStack joined with its newest revision. */
export const SUMMARY_COLUMNS = [
  ...REVISION_COLUMNS,
  'revisions.region',
  'revisions.mapping',
  'revisions.entity_refs',
  'revisions.resource_count',
  'revisions.skipped_count',
  'appstacks.id',
  'appstacks.name',
  'appstacks.cloud',
  'appstacks.created_at as appstack_created_at',
  'appstacks.created_by as appstack_created_by',
] as const;

export type SummaryRow = Omit<
  RevisionRow,
  'appstack_id' | 'appstack' | 'outcome'
> &
  Pick<AppStackRow, 'id' | 'name' | 'cloud'> & {
    appstack_created_at: AppStackRow['created_at'];
    appstack_created_by: string;
  };

export type RevisionSummaryRow = Pick<
  RevisionRow,
  | 'revision'
  | 'mode'
  | 'restored_from'
  | 'created_at'
  | 'created_by'
  | 'fingerprint'
  | 'added'
  | 'changed'
  | 'removed'
>;

export function revisionFromRow(row: RevisionSummaryRow): Revision {
  return {
    revision: row.revision,
    mode: row.mode as Revision['mode'],
    ...(row.restored_from !== null && { restoredFrom: row.restored_from }),
    createdAt: timeFromDatabase(row.created_at),
    createdBy: row.created_by,
    fingerprint: row.fingerprint,
    counts: { added: row.added, changed: row.changed, removed: row.removed },
  };
}

export function summaryFromRow(row: SummaryRow): AppStackSummary {
  return {
    id: row.id,
    name: row.name,
    cloud: row.cloud as Cloud,
    region: row.region,
    mapping: row.mapping,
    entityRefs: JSON.parse(row.entity_refs),
    revision: revisionFromRow(row),
    resourceCount: row.resource_count,
    skippedCount: row.skipped_count,
    createdAt: timeFromDatabase(row.appstack_created_at),
    createdBy: row.appstack_created_by,
  };
}

export function contentFromRow(
  row: Pick<RevisionRow, 'appstack' | 'outcome'>,
): RevisionContent {
  const { sources, ...outcome } = JSON.parse(row.outcome);
  return {
    appStack: JSON.parse(row.appstack),
    outcome,
    ...(sources && { sources }),
  };
}
