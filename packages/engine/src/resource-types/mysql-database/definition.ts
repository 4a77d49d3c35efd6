import { z } from 'zod';
import { about } from '../parameters';
import { sqlParameters } from '../sqlDatabase';

const { size, highAvailability, deletionProtection, ...others } = sqlParameters;

export const parameters = z.strictObject({
  size,
  highAvailability,
  deletionProtection,
  version: about(z.enum(['8.4']).default('8.4'), {
    title: 'Version',
    description:
      'Series of MySQL with long support; its releases come by themselves.',
    // Source: https://endoflife.date/mysql
    ended: { '5.7': '2023-10-31', '8.0': '2026-04-30' },
  }),
  ...others,
});

export type MysqlParameters = z.output<typeof parameters>;
