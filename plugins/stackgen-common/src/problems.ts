import { z } from 'zod';

/**
 * Something that is wrong, where, and how to mend it. What can be generated
 * comes along even with an `error`: the wrong part is left out or has its
 * default, and the command line tool ends with exit code 1.
 *
 * @public
 */
export const problemSchema = z.strictObject({
  severity: z.enum(['error', 'warning', 'info']),
  /** Stable id of the kind of problem: `unknown-parameter`. */
  code: z.string(),
  /** Path for people: `component:default/orders → database → storageGb`. */
  where: z.string(),
  message: z.string(),
  /** What to do about it. */
  mend: z.string().optional(),
  entityRef: z.string().optional(),
});

/**
 * What is wrong, where, and how to mend it.
 *
 * @public
 */
export type Problem = z.infer<typeof problemSchema>;
