import type { StoredMapping } from 'backstage-plugin-stackgen-common';
import { timeFromDatabase, type MappingRevisionRow } from './tables';

export function mappingFromRow(row: MappingRevisionRow): StoredMapping {
  return {
    mapping: JSON.parse(row.mapping),
    revision: row.revision,
    updatedBy: row.created_by,
    updatedAt: timeFromDatabase(row.created_at),
  };
}
