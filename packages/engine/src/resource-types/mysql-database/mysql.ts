import type { AccessLevel } from 'backstage-plugin-stackgen-common';

/** MySQL's port; source: https://www.iana.org/assignments/service-names-port-numbers */
export const PORT = 3306;

/** Statements that take longer are written to the log. */
export const SLOW_STATEMENT_SECONDS = 1;

/**
 * What each access level may do in a database.
 * Source: https://dev.mysql.com/doc/refman/8.4/en/privileges-provided.html
 */
const PRIVILEGES = {
  read: 'SELECT, SHOW VIEW',
  write: 'INSERT, UPDATE, DELETE',
  readwrite: 'SELECT, SHOW VIEW, INSERT, UPDATE, DELETE',
  admin: 'ALL PRIVILEGES',
} as const satisfies Partial<Record<AccessLevel, string>>;

/** The statement that gives a user the rights of an access level. */
export function grantStatement(
  access: keyof typeof PRIVILEGES,
  databaseName: string,
  user: string,
): string {
  return `GRANT ${PRIVILEGES[access]} ON \`${databaseName}\`.* TO ${user};`;
}
