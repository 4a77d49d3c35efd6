import { z } from 'zod';
import { appStackSchema, nodeSettingsSchema } from './appStack';
import { cloudInfoSchema, cloudSchema } from './clouds';
import {
  differenceSchema,
  generatedFileSchema,
  generatedResourceSchema,
  generationSchema,
  includedEntitySchema,
  noInfrastructureEntitySchema,
  skippedEntitySchema,
} from './generation';
import { mappingSchema, nameSchema } from './mapping';
import { problemSchema } from './problems';
import { resourceTypeInfoSchema } from './resourceTypes';

const entityRefsSchema = z.array(z.string().min(1).max(500)).min(1).max(500);

/** @public */
export const syncModeSchema = z.enum(['merge', 'overwrite']);

/** @public */
export type SyncMode = z.infer<typeof syncModeSchema>;

/**
 * A mapping with the number of its stored state; 0 is the one that came with
 * the product and was never saved.
 *
 * @public
 */
export const storedMappingSchema = z.strictObject({
  mapping: mappingSchema,
  revision: z.number().int(),
  updatedBy: z.string().optional(),
  updatedAt: z.string().optional(),
});

/** @public */
export type StoredMapping = z.infer<typeof storedMappingSchema>;

/** @public */
export const putMappingRequestSchema = z.strictObject({
  mapping: mappingSchema,
  /** The revision that was edited; 409 when it is no longer the newest. */
  expectedRevision: z.number().int().min(0),
});

/** @public */
export type PutMappingRequest = z.infer<typeof putMappingRequestSchema>;

/** @public */
export const previewRequestSchema = z.strictObject({
  entityRefs: entityRefsSchema,
  cloud: cloudSchema,
  region: z.string().min(1).max(100).optional(),
  name: nameSchema.optional(),
  /** Name of a stored mapping. */
  mapping: nameSchema.optional(),
  /** A mapping that is being edited, instead of a stored one. */
  draftMapping: mappingSchema.optional(),
  /** Compare with this appStack, and merge into it. */
  appStackId: z.uuid().optional(),
  mode: syncModeSchema.optional(),
  /** Hand-made settings by entity ref, to try before they are stored. */
  settings: z.record(z.string(), nodeSettingsSchema).optional(),
});

/** @public */
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** @public */
export const previewResponseSchema = generationSchema.extend({
  difference: differenceSchema,
});

/** @public */
export type PreviewResponse = z.infer<typeof previewResponseSchema>;

/** @public */
export const createAppStackRequestSchema = z.strictObject({
  name: nameSchema,
  entityRefs: entityRefsSchema,
  cloud: cloudSchema,
  region: z.string().min(1).max(100).optional(),
  mapping: nameSchema.optional(),
});

/** @public */
export type CreateAppStackRequest = z.infer<typeof createAppStackRequestSchema>;

/** @public */
export const syncRequestSchema = z.strictObject({
  mode: syncModeSchema.default('merge'),
  /** The revision that was reviewed; 409 when it is no longer the newest. */
  expectedRevision: z.number().int().min(1),
  /** What to sync; everything the appStack was made for when not given. */
  entityRefs: entityRefsSchema.optional(),
  mapping: nameSchema.optional(),
  region: z.string().min(1).max(100).optional(),
  /** Conflicts to decide for the catalog's value, by entity ref. */
  takeTheirs: z.record(z.string(), z.array(z.string())).optional(),
});

/** @public */
export type SyncRequest = z.input<typeof syncRequestSchema>;

/** @public */
export const revisionSchema = z.strictObject({
  revision: z.number().int(),
  mode: z.enum(['create', 'merge', 'overwrite']),
  createdAt: z.string(),
  createdBy: z.string(),
  fingerprint: z.string(),
  counts: z.strictObject({
    added: z.number().int(),
    changed: z.number().int(),
    removed: z.number().int(),
  }),
});

/** @public */
export type Revision = z.infer<typeof revisionSchema>;

/**
 * An appStack in a list.
 *
 * @public
 */
export const appStackSummarySchema = z.strictObject({
  id: z.uuid(),
  name: nameSchema,
  cloud: cloudSchema,
  region: z.string(),
  mapping: z.string(),
  entityRefs: z.array(z.string()),
  revision: revisionSchema,
  resourceCount: z.number().int(),
  skippedCount: z.number().int(),
  createdAt: z.string(),
  createdBy: z.string(),
});

/** @public */
export type AppStackSummary = z.infer<typeof appStackSummarySchema>;

/**
 * An appStack with all that its newest revision says, but the files.
 *
 * @public
 */
export const appStackDetailSchema = appStackSummarySchema.extend({
  appStack: appStackSchema,
  included: z.array(includedEntitySchema),
  noInfrastructure: z.array(noInfrastructureEntitySchema),
  skipped: z.array(skippedEntitySchema),
  problems: z.array(problemSchema),
  resources: z.array(generatedResourceSchema),
});

/** @public */
export type AppStackDetail = z.infer<typeof appStackDetailSchema>;

/** @public */
export const appStackListSchema = z.strictObject({
  items: z.array(appStackSummarySchema),
});

/** @public */
export const revisionListSchema = z.strictObject({
  items: z.array(revisionSchema),
});

/** @public */
export const fileListSchema = z.strictObject({
  revision: z.number().int(),
  items: z.array(generatedFileSchema),
});

/** @public */
export type FileList = z.infer<typeof fileListSchema>;

/** @public */
export const resourceTypeListSchema = z.strictObject({
  items: z.array(resourceTypeInfoSchema),
});

/** @public */
export const cloudListSchema = z.strictObject({
  items: z.array(cloudInfoSchema),
});

/** @public */
export const mappingListSchema = z.strictObject({
  items: z.array(storedMappingSchema),
});
