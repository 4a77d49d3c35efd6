import { z } from 'zod';
import { about } from '../parameters';
import { sqlParameters } from '../sqlDatabase';

const { size, highAvailability, deletionProtection, ...others } = sqlParameters;

export const parameters = z.strictObject({
  size,
  highAvailability,
  deletionProtection,
  version: about(z.enum(['8.0', '8.4']).default('8.4'), {
    title: 'Version',
    description:
      'Series of MySQL; its releases come by themselves. MySQL itself ended 8.0 in April 2026, so clouds charge extra for it or soon will.',
  }),
  ...others,
});

export type MysqlParameters = z.output<typeof parameters>;
