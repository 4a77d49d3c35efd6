import { z } from 'zod';
import { about } from '../parameters';
import { sqlParameters } from '../sqlDatabase';

const { size, highAvailability, deletionProtection, ...others } = sqlParameters;

export const parameters = z.strictObject({
  size,
  highAvailability,
  deletionProtection,
  version: about(z.enum(['15', '16', '17', '18']).default('17'), {
    title: 'Version',
    description:
      'Major version of PostgreSQL; minor versions come by themselves.',
    // Source: https://www.postgresql.org/support/versioning/
    ended: {
      '11': '2023-11-09',
      '12': '2024-11-21',
      '13': '2025-11-13',
      '14': '2026-11-12',
    },
  }),
  ...others,
});

export type PostgresParameters = z.output<typeof parameters>;
