import { z } from 'zod';
import {
  about,
  deletionProtectionParameter,
  highAvailabilityParameter,
  sizeParameter,
} from '../parameters';

export const parameters = z.strictObject({
  size: sizeParameter,
  highAvailability: highAvailabilityParameter,
  deletionProtection: deletionProtectionParameter,
  version: about(z.enum(['14', '15', '16', '17']).default('17'), {
    title: 'Version',
    description:
      'Major version of PostgreSQL; minor versions come by themselves.',
  }),
  storageGb: about(z.number().int().min(20).max(65536).default(20), {
    title: 'Storage',
    description:
      'Space for data at the start; it grows by itself to four times as much.',
    unit: 'GB',
  }),
  backupDays: about(z.number().int().min(7).max(35).default(14), {
    title: 'Backups',
    description: 'How long one can go back to any point in time.',
    unit: 'days',
  }),
  databaseName: about(
    z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,62}$/)
      .optional(),
    {
      title: 'Database name',
      description:
        'Name of the first database; made from the entity’s name when not given.',
      structural: true,
    },
  ),
});

export type PostgresParameters = z.output<typeof parameters>;
