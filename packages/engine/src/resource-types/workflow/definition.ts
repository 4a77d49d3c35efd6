import { z } from 'zod';
import { about, deletionProtectionParameter } from '../parameters';

export const parameters = z.strictObject({
  deletionProtection: deletionProtectionParameter,
  logData: about(z.boolean().default(false), {
    title: 'Data in logs',
    description:
      'Logs show what goes into each step and comes out of it. It may be personal, so it is left out.',
  }),
});

export type WorkflowParameters = z.output<typeof parameters>;
