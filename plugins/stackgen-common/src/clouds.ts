import { z } from 'zod';

/**
 * The clouds that Terraform can be written for.
 *
 * @public
 */
export const CLOUDS = ['aws', 'azure', 'gcp', 'civo'] as const;

/**
 * One of `CLOUDS`.
 *
 * @public
 */
export const cloudSchema = z.enum(CLOUDS);

/**
 * `aws`, `azure`, `gcp` or `civo`.
 *
 * @public
 */
export type Cloud = z.infer<typeof cloudSchema>;

/**
 * What people call each cloud.
 *
 * @public
 */
export const CLOUD_TITLES: Record<Cloud, string> = {
  aws: 'AWS',
  azure: 'Azure',
  gcp: 'Google Cloud',
  civo: 'Civo',
};

/**
 * A cloud as the API lists it. A cloud is `available` when at least one
 * resource type has an implementation for it.
 *
 * @public
 */
export const cloudInfoSchema = z.strictObject({
  name: cloudSchema,
  title: z.string(),
  available: z.boolean(),
  defaultRegion: z.string(),
  regions: z.array(z.strictObject({ name: z.string(), title: z.string() })),
});

/**
 * A cloud with its regions, those that the standards allow.
 *
 * @public
 */
export type CloudInfo = z.infer<typeof cloudInfoSchema>;
