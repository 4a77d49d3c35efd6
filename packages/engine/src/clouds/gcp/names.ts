import type { NameRule } from '../../standards/naming';

/** Most names of networks and load balancers; source: https://cloud.google.com/compute/docs/naming-resources */
export const RFC1035: NameRule = { maxLength: 63, letterFirst: true };

/** Names of buckets are global; source: https://cloud.google.com/storage/docs/buckets#naming */
export const BUCKET_NAME: NameRule = {
  maxLength: 63,
  letterFirst: true,
  neverFirst: 'goog',
  neverWithin: /g[o0]{2}gle/g,
  // A hyphen and the number of the project.
  reserve: 13,
};
