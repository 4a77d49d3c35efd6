import type { NameRule } from '../../standards/naming';

/** Most names of networks and load balancers; source: https://cloud.google.com/compute/docs/naming-resources */
export const RFC1035: NameRule = { maxLength: 63, letterFirst: true };
