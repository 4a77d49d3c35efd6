import { z } from 'zod';
import { about, deletionProtectionParameter } from '../parameters';

export const parameters = z.strictObject({
  deletionProtection: deletionProtectionParameter,
  expireAfterDays: about(z.number().int().min(0).max(36500).default(0), {
    title: 'Expiration',
    description: 'Objects are deleted at this age; 0 keeps them for ever.',
    unit: 'days',
  }),
  oldVersionDays: about(z.number().int().min(1).max(36500).default(30), {
    title: 'Old versions',
    description: 'How long an overwritten or deleted object can be restored.',
    unit: 'days',
  }),
  corsOrigins: about(
    z
      .array(
        z
          .string()
          .max(253)
          .regex(/^https?:\/\/[A-Za-z0-9.*-]+(:\d{1,5})?$/),
      )
      .max(100)
      .default([]),
    {
      title: 'Origins of browsers',
      description:
        'Websites whose pages may use the bucket with signed addresses, such as https://shop.example.com.',
    },
  ),
});

export type ObjectStorageParameters = z.output<typeof parameters>;
