import { z } from 'zod';
import {
  about,
  deletionProtectionParameter,
  sizeParameter,
} from '../parameters';

export const parameters = z.strictObject({
  size: sizeParameter,
  deletionProtection: about(deletionProtectionParameter, {
    title: 'Deletion protection',
    description: 'Terraform does not delete it while there are tables in it.',
  }),
  // Source: https://cloud.google.com/bigquery/docs/time-travel
  timeTravelDays: about(z.number().int().min(2).max(7).default(7), {
    title: 'Time travel',
    description: 'How far back one can bring back what was changed or deleted.',
    unit: 'days',
  }),
  tableDays: about(z.number().int().min(0).max(3650).default(0), {
    title: 'Tables expire',
    description:
      'New tables are deleted after so many days when they do not say otherwise; 0 is never.',
    unit: 'days',
  }),
});

export type DataWarehouseParameters = z.output<typeof parameters>;
