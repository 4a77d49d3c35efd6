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
  ['log_executor_stats', 'off'],
  ['log_hostname', 'on'],
  ['log_lock_waits', 'on'],
  ['log_min_duration_statement', '-1'],
  ['log_min_error_statement', 'error'],
  ['log_min_messages', 'error'],
  ['log_parser_stats', 'off'],
  ['log_planner_stats', 'off'],
  ['log_statement', 'ddl'],
  ['log_statement_stats', 'off'],
  ['log_temp_files', '0'],
];
