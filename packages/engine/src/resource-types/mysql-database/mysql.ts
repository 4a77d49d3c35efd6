import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import type { Limit } from '../../clouds/Cloud';
import type { MysqlParameters } from './definition';

/** MySQL's port; source: https://www.iana.org/assignments/service-names-port-numbers */
export const PORT = 3306;

/** Statements that take longer are written to the log. */
export const SLOW_STATEMENT_SECONDS = 1;

/** Source: https://endoflife.date/mysql */
export const OLD_VERSION: Limit<MysqlParameters> = {
  parameter: 'version',
  applies: p => p.version === '8.0',
  message:
    'MySQL 8.0 reached its end in April 2026; clouds support it further, but charge for that.',
  mend: 'Set version to 8.4 when the application is ready for it.',
};

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
