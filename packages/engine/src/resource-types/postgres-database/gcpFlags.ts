/**
 * Flags that audits ask for: sign-in by IAM, an audit log, and what PostgreSQL
 * writes to its log.
 * Source: https://cloud.google.com/sql/docs/postgres/flags
 */
export const DATABASE_FLAGS: readonly (readonly [
  name: string,
  value: string,
])[] = [
  ['cloudsql.enable_pgaudit', 'on'],
  ['cloudsql.iam_authentication', 'on'],
  ['log_checkpoints', 'on'],
  ['log_connections', 'on'],
  ['log_disconnections', 'on'],
  ['log_duration', 'on'],
  ['log_hostname', 'on'],
  ['log_lock_waits', 'on'],
  ['log_min_duration_statement', '-1'],
  ['log_min_error_statement', 'error'],
  ['log_min_messages', 'error'],
  ['log_statement', 'ddl'],
  ['log_temp_files', '0'],
];
