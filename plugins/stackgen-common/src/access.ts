import { z } from 'zod';

/**
 * What the consumer of a connection may do with its provider.
 *
 * @public
 */
export const ACCESS_LEVELS = [
  'read',
  'write',
  'readwrite',
  'publish',
  'consume',
  'invoke',
  'admin',
] as const;

/** @public */
export const accessLevelSchema = z.enum(ACCESS_LEVELS);

/** @public */
export type AccessLevel = z.infer<typeof accessLevelSchema>;
