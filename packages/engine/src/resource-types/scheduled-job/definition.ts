import { z } from 'zod';
import { containerParameters } from '../containerParameters';
import { isCron } from '../cron';
import { about } from '../parameters';

/** One of the five fields: `*`, numbers, ranges, steps and lists. */
const FIELD = '(\\*|\\d{1,2}(-\\d{1,2})?)(/\\d{1,2})?';
const LIST = `${FIELD}(,${FIELD})*`;

export const parameters = z.strictObject({
  ...containerParameters,
  deletionProtection: about(containerParameters.deletionProtection, {
    title: 'Deletion protection',
    description:
      'Its image repository with images in it is kept where it has its own, and on Google Cloud the job itself, until this is switched off.',
  }),
  schedule: about(
    z
      .string()
      .max(100)
      .regex(new RegExp(`^${LIST}( ${LIST}){4}$`))
      .refine(isCron)
      .default('0 3 * * *'),
    {
      title: 'Schedule',
      description:
        'When it runs, as cron has it: minute, hour, day of the month, month, day of the week (0 is Sunday).',
    },
  ),
  timeZone: about(
    z
      .string()
      .max(60)
      .regex(/^[A-Za-z]+([/_+-][A-Za-z0-9]+)*$/)
      .default('Etc/UTC'),
    {
      title: 'Time zone',
      description: 'Name in the IANA database that the schedule is in.',
    },
  ),
  timeoutMinutes: about(z.number().int().min(1).max(1440).default(60), {
    title: 'Time limit',
    description: 'A run that takes longer is stopped.',
    unit: 'minutes',
  }),
  retries: about(z.number().int().min(0).max(10).default(1), {
    title: 'Retries',
    description: 'How often a run that fails is tried again.',
  }),
});

export type ScheduledJobParameters = z.output<typeof parameters>;
