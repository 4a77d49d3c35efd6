import { z } from 'zod';
import { about } from '../parameters';
import { sqlParameters } from '../sqlDatabase';

const { size, highAvailability, deletionProtection, ...others } = sqlParameters;

export const parameters = z.strictObject({
  size,
  highAvailability,
  deletionProtection,
  version: about(z.enum(['14', '15', '16', '17']).default('17'), {
    title: 'Version',
    description:
      'Major version of PostgreSQL; minor versions come by themselves.',
  }),
  ...others,
});

export type PostgresParameters = z.output<typeof parameters>;
