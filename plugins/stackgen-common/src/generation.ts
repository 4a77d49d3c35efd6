import { z } from 'zod';
import { appStackSchema } from './appStack';
import { problemSchema } from './problems';

/** @public */
export const includedEntitySchema = z.strictObject({
  entityRef: z.string(),
  /** `spec.type` of the entity. */
  entityType: z.string().optional(),
  resourceType: z.string(),
  resourceTypeTitle: z.string(),
  implementation: z.string(),
  implementationTitle: z.string(),
  rule: z.string(),
});

/** @public */
export type IncludedEntity = z.infer<typeof includedEntitySchema>;

/** @public */
export const noInfrastructureEntitySchema = z.strictObject({
  entityRef: z.string(),
  entityType: z.string().optional(),
  rule: z.string(),
  reason: z.string(),
});

/** @public */
export type NoInfrastructureEntity = z.infer<
  typeof noInfrastructureEntitySchema
>;

/** @public */
export const skippedEntitySchema = z.strictObject({
  entityRef: z.string(),
  entityType: z.string().optional(),
  reason: z.string(),
  mend: z.string(),
});

/** @public */
export type SkippedEntity = z.infer<typeof skippedEntitySchema>;

/**
 * One Terraform block, and the entity and reason that caused it.
 *
 * @public
 */
export const generatedResourceSchema = z.strictObject({
  /** `aws_db_instance.orders_db`. */
  address: z.string(),
  type: z.string(),
  file: z.string(),
  /** Absent for what belongs to the stack as a whole. */
  entityRef: z.string().optional(),
  /** Nobody asked for it by name; the stack needs it. */
  implicit: z.boolean(),
  reason: z.string(),
  rule: z.string().optional(),
  /** Hash of its configuration, to see whether it changed. */
  hash: z.string(),
  /**
   * Short hashes of the attributes whose change makes the cloud replace it, by
   * attribute name; absent where they are not known.
   */
  replacing: z.record(z.string(), z.string()).optional(),
});

/** @public */
export type GeneratedResource = z.infer<typeof generatedResourceSchema>;

/** @public */
export const generatedFileSchema = z.strictObject({
  path: z.string(),
  content: z.string(),
  entityRef: z.string().optional(),
});

/** @public */
export type GeneratedFile = z.infer<typeof generatedFileSchema>;

/**
 * Everything one run of the engine says.
 *
 * @public
 */
export const generationSchema = z.strictObject({
  appStack: appStackSchema,
  included: z.array(includedEntitySchema),
  noInfrastructure: z.array(noInfrastructureEntitySchema),
  skipped: z.array(skippedEntitySchema),
  problems: z.array(problemSchema),
  resources: z.array(generatedResourceSchema),
  files: z.array(generatedFileSchema),
  /** Hash of everything that it was generated from. */
  fingerprint: z.string(),
});

/** @public */
export type Generation = z.infer<typeof generationSchema>;

/** @public */
export const resourceChangeSchema = z.strictObject({
  change: z.enum(['added', 'changed', 'removed', 'replaced']),
  address: z.string(),
  type: z.string(),
  entityRef: z.string().optional(),
  /** Attributes that force the replacement; only when it is `replaced`. */
  because: z.array(z.string()).optional(),
});

/** @public */
export const fileChangeSchema = z.strictObject({
  change: z.enum(['added', 'changed', 'removed']),
  path: z.string(),
  addedLines: z.number().int(),
  removedLines: z.number().int(),
});

/** @public */
export const nodeChangeSchema = z.strictObject({
  change: z.enum(['added', 'changed', 'removed', 'orphaned']),
  entityRef: z.string(),
  /** For people: `storageGb 20 → 100`. */
  details: z.array(z.string()),
});

/**
 * The catalog and a hand-made setting both changed the same value.
 *
 * @public
 */
export const conflictSchema = z.strictObject({
  entityRef: z.string(),
  parameter: z.string(),
  environment: z.string().optional(),
  base: z.json().optional(),
  /** The hand-made value; stays unless somebody says otherwise. */
  ours: z.json().optional(),
  /** What the catalog says now. */
  theirs: z.json().optional(),
});

/** @public */
export type Conflict = z.infer<typeof conflictSchema>;

/**
 * What a sync would do to a stored appStack, or to nothing when it is new.
 *
 * @public
 */
export const differenceSchema = z.strictObject({
  nodes: z.array(nodeChangeSchema),
  resources: z.array(resourceChangeSchema),
  files: z.array(fileChangeSchema),
  conflicts: z.array(conflictSchema),
});

/** @public */
export type Difference = z.infer<typeof differenceSchema>;
