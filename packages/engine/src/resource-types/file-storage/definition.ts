import { z } from 'zod';
import {
  about,
  deletionProtectionParameter,
  highAvailabilityParameter,
} from '../parameters';

export const parameters = z.strictObject({
  capacityGb: about(z.number().int().min(10).max(65536).default(100), {
    title: 'Capacity',
    description:
      'Room for files where the cloud wants to know it before. Clouds have least capacities of their own.',
    unit: 'GB',
  }),
  mountPath: about(
    z
      .string()
      .max(200)
      .regex(/^(\/[A-Za-z0-9][A-Za-z0-9._-]*)+$/)
      .optional(),
    {
      title: 'Mount path',
      description:
        'Folder in which its users find the files; /mnt/ and its name when not given.',
      structural: true,
    },
  ),
  highAvailability: highAvailabilityParameter,
  deletionProtection: deletionProtectionParameter,
});

export type FileStorageParameters = z.output<typeof parameters>;

/** Owner of the files: the first user that is not a system’s own. */
export const OWNER_ID = 1000;

/** `/mnt/reports` */
export function mountPathOf(
  { mountPath }: FileStorageParameters,
  address: string,
): string {
  return mountPath ?? `/mnt/${address.replace(/_+/g, '-')}`;
}
