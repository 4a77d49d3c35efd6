/** SQL Server's port; source: https://www.iana.org/assignments/service-names-port-numbers */
export const PORT = 1433;

/**
 * Roles inside a database by access level. Source:
 * https://learn.microsoft.com/sql/relational-databases/security/authentication-access/database-level-roles
 */
export const ROLES = {
  read: ['db_datareader'],
  write: ['db_datawriter'],
  readwrite: ['db_datareader', 'db_datawriter'],
  admin: ['db_owner'],
} as const;

/** Statements that make a user a member of the roles of an access level. */
export function memberStatements(
  access: keyof typeof ROLES,
  user: string,
): string {
  return ROLES[access]
    .map(role => `ALTER ROLE ${role} ADD MEMBER ${user};`)
    .join(' ');
}
