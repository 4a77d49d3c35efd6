import { z } from 'zod';
import { containerParameters } from '../containerParameters';
import { about } from '../parameters';
import { parameters as job } from '../scheduled-job/definition';

/**
 * What all clouds run, and none has announced the end of before spring 2027.
 * Sources: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 * https://learn.microsoft.com/azure/azure-functions/supported-languages
 * https://cloud.google.com/functions/docs/runtime-support
 */
const RUNTIMES = [
  'nodejs24',
  'nodejs22',
  'python3.13',
  'python3.12',
  'java21',
  'dotnet10',
] as const;

/** Sources: https://nodejs.org/en/about/previous-releases, https://devguide.python.org/versions/, https://dotnet.microsoft.com/platform/support/policy */
const ENDED = {
  nodejs18: '2025-04-30',
  nodejs20: '2026-04-30',
  'python3.9': '2025-10-31',
  'python3.10': '2026-10-31',
  dotnet6: '2024-11-12',
  dotnet8: '2026-11-10',
};

export const parameters = z.strictObject({
  ...containerParameters,
  deletionProtection: about(containerParameters.deletionProtection, {
    title: 'Deletion protection',
    description:
      'Where its code is kept is not deleted with code in it until this is switched off.',
  }),
  package: about(z.enum(['zip', 'image']).default('zip'), {
    title: 'Package',
    description:
      'How its code is handed over: an archive in a bucket, or a container image.',
    structural: true,
  }),
  runtime: about(z.enum(RUNTIMES).default('python3.13'), {
    title: 'Runtime',
    description: 'Language and version that an archive is for.',
    structural: true,
    ended: ENDED,
  }),
  handler: about(
    z
      .string()
      .max(128)
      .regex(/^[A-Za-z0-9_$./:-]+$/)
      .default('index.handler'),
    {
      title: 'Handler',
      description: 'File and function in an archive that is called.',
    },
  ),
  codeVersion: about(
    z
      .string()
      .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/)
      .default('0.1.0'),
    {
      title: 'Code version',
      description:
        'Archive to deploy when the release pipeline names no other; its file is called like the version.',
    },
  ),
  // The most that Lambda allows.
  timeoutSeconds: about(z.number().int().min(1).max(900).default(30), {
    title: 'Time limit',
    description: 'A call that takes longer is stopped.',
    unit: 'seconds',
  }),
  maxConcurrency: about(z.number().int().min(1).max(500).default(10), {
    title: 'Most at a time',
    description:
      'Calls that run at the same time; others wait or are refused. It also protects what the function uses.',
  }),
  schedule: about(job.shape.schedule.removeDefault().optional(), {
    title: 'Schedule',
    description:
      'When it is called, as cron has it: minute, hour, day of the month, month, day of the week (0 is Sunday). Not at set times when not given.',
    structural: true,
  }),
  timeZone: job.shape.timeZone,
  httpEndpoint: about(z.boolean().default(false), {
    title: 'HTTP endpoint',
    description:
      'Has an address of its own. Only callers of the stack with the right to invoke it get an answer.',
    structural: true,
  }),
});

export type FunctionParameters = z.output<typeof parameters>;
