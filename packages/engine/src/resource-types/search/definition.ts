import { z } from 'zod';
import {
  about,
  deletionProtectionParameter,
  highAvailabilityParameter,
  sizeParameter,
} from '../parameters';

export const parameters = z.strictObject({
  size: sizeParameter,
  highAvailability: highAvailabilityParameter,
  deletionProtection: about(deletionProtectionParameter, {
    title: 'Deletion protection',
    description:
      'Terraform refuses to delete it, when that holds in all environments.',
  }),
  // Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/what-is.html#choosing-version
  version: about(z.enum(['2.19', '3.1', '3.3']).default('2.19'), {
    title: 'Version',
    description:
      'Version of OpenSearch. A newer one is installed in place, and never taken back.',
  }),
  storageGb: about(z.number().int().min(10).max(1024).default(20), {
    title: 'Storage',
    description: 'Space for indexes on each of its data nodes.',
    unit: 'GB',
  }),
});

export type SearchParameters = z.output<typeof parameters>;
