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

/**
 * One of `ACCESS_LEVELS`.
 *
 * @public
 */
export const accessLevelSchema = z.enum(ACCESS_LEVELS);

/**
 * What a consumer may do: one of `ACCESS_LEVELS`. Each resource type says which
 * of them it offers, and which one holds when nobody says.
 *
 * @public
 */
export type AccessLevel = z.infer<typeof accessLevelSchema>;
