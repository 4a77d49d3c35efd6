/** SQLite gives milliseconds, PostgreSQL a Date. */
export type DatabaseTime = Date | number;

export interface AppStackRow {
  id: string;
  name: string;
  cloud: string;
  revision: number;
  created_at: DatabaseTime;
  created_by: string;
}

export interface AppStackEntityRow {
  appstack_id: string;
  entity_ref: string;
}

export interface RevisionRow {
  appstack_id: string;
  revision: number;
  mode: string;
  restored_from: number | null;
  created_at: DatabaseTime;
  created_by: string;
  fingerprint: string;
  added: number;
  changed: number;
  removed: number;
  region: string;
  mapping: string;
  entity_refs: string;
  resource_count: number;
  skipped_count: number;
  appstack: string;
  outcome: string;
}

export interface FileContentRow {
  hash: string;
  content: string;
}

export interface RevisionFileRow {
  appstack_id: string;
  revision: number;
  position: number;
  path: string;
  hash: string;
  entity_ref: string | null;
}

export interface MappingRevisionRow {
  name: string;
  revision: number;
  mapping: string;
  created_at: DatabaseTime;
  created_by: string;
}

export function timeFromDatabase(time: DatabaseTime): string {
  return new Date(time).toISOString();
}
