/** PostgreSQL names begin with a letter and have 63 characters at most. */
export function databaseNameOf(address: string): string {
  return `${/^[a-z]/.test(address) ? '' : 'db_'}${address}`.slice(0, 63);
}
