import { z } from 'zod';
import type { NodeScope } from './NodeScope';
import {
  about,
  backupDaysParameter,
  deletionProtectionParameter,
  highAvailabilityParameter,
  sizeParameter,
} from './parameters';

/** Parameters that every relational database has, whoever makes it. */
export const sqlParameters = {
  size: sizeParameter,
  highAvailability: highAvailabilityParameter,
  deletionProtection: deletionProtectionParameter,
  storageGb: about(z.number().int().min(20).max(65536).default(20), {
    title: 'Storage',
    description:
      'Space for data at the start; it grows by itself to four times as much.',
    unit: 'GB',
  }),
  backupDays: backupDaysParameter,
  databaseName: about(
    z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,62}$/)
      .optional(),
    {
      title: 'Database name',
      description:
        'Name of the first database; made from the entity’s name when not given. AWS refuses words of SQL, such as catalog or user.',
      structural: true,
    },
  ),
};

/** What the builders of a cloud's databases read, of whatever product. */
export type SqlParameters = z.output<z.ZodObject<typeof sqlParameters>> & {
  readonly version: string;
};

/** The node of a relational database. */
export type SqlScope = NodeScope<SqlParameters>;

/** Most that the storage grows to by itself, in GB. */
export function storageLimit(
  { storageGb }: Pick<SqlParameters, 'storageGb'>,
  most = 65536,
): number {
  return Math.min(storageGb * 4, most);
}

/** Name of the first database. */
export function databaseNameOf(scope: SqlScope): string {
  return (
    scope.structural(p => p.databaseName) ?? madeFromAddress(scope.address)
  );
}

/** A single word may be one that a product keeps for itself. */
export function neverOneWord(address: string): string {
  return address.includes('_') ? address : `${address}_db`;
}

/** Names begin with a letter and have 63 characters at most, on all of them. */
export function madeFromAddress(address: string): string {
  return `${/^[a-z]/.test(address) ? '' : 'db_'}${address}`.slice(0, 63);
}
