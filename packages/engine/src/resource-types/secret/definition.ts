import { z } from 'zod';
import { about } from '../parameters';

export const parameters = z.strictObject({
  // Source: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteSecret.html
  recoveryDays: about(z.number().int().min(7).max(30).default(30), {
    title: 'Recovery window',
    description: 'How long a deleted secret can be brought back.',
    unit: 'days',
  }),
});

export type SecretParameters = z.output<typeof parameters>;
