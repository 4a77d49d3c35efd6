import { z } from 'zod';
import {
  about,
  backupDaysParameter,
  deletionProtectionParameter,
  highAvailabilityParameter,
  sizeParameter,
} from '../parameters';

/** A field of a document, as all databases take it. */
const field = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/);

/** What the partition key is called unless somebody says so. */
export const USUAL_KEY = 'id';

export const parameters = z.strictObject({
  size: sizeParameter,
  highAvailability: highAvailabilityParameter,
  deletionProtection: deletionProtectionParameter,
  partitionKey: about(field.default(USUAL_KEY), {
    title: 'Partition key',
    description:
      'Field that says where a document is kept; it finds a document the fastest.',
    structural: true,
  }),
  sortKey: about(field.optional(), {
    title: 'Sort key',
    description:
      'Field that documents with the same partition key are told apart and sorted by.',
    structural: true,
  }),
  indexes: about(z.array(field).max(20).default([]), {
    title: 'Indexes',
    description: 'Other fields, holding text, that documents are looked up by.',
    structural: true,
  }),
  expiryField: about(field.optional(), {
    title: 'Expiry field',
    description:
      'Field that says when a document is removed by itself; without it documents stay.',
    structural: true,
  }),
  backupDays: backupDaysParameter,
});

export type DocumentParameters = z.output<typeof parameters>;
