import { z } from 'zod';
import { about } from '../parameters';
import { sqlParameters } from '../sqlDatabase';

const { size, highAvailability, deletionProtection, ...others } = sqlParameters;

export const parameters = z.strictObject({
  size,
  highAvailability,
  deletionProtection,
  version: about(z.enum(['2019', '2022']).default('2022'), {
    title: 'Version',
    description: 'Version of SQL Server; its updates come by themselves.',
  }),
  edition: about(z.enum(['standard', 'enterprise']).default('standard'), {
    title: 'Edition',
    description:
      'Which license the cloud includes in the price; Enterprise costs several times as much.',
  }),
  ...others,
  // Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
  storageGb: about(z.number().int().min(20).max(16384).default(20), {
    title: 'Storage',
    description:
      'Space for data at the start; it grows by itself to four times as much.',
    unit: 'GB',
  }),
});

export type SqlServerParameters = z.output<typeof parameters>;
