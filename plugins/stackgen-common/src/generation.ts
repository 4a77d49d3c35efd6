import { z } from 'zod';
import { appStackSchema } from './appStack';
import { problemSchema } from './problems';

/**
 * An entity that became infrastructure: as what, how the cloud provides it, and
 * by which mapping rule: its id, or the name of the annotation that decided.
 *
 * @public
 */
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

/**
 * An entity that became infrastructure.
 *
 * @public
 */
export type IncludedEntity = z.infer<typeof includedEntitySchema>;

/**
 * An entity that needs no infrastructure, because a mapping rule says so.
 *
 * @public
 */
export const noInfrastructureEntitySchema = z.strictObject({
  entityRef: z.string(),
  entityType: z.string().optional(),
  rule: z.string(),
  reason: z.string(),
});

/**
 * An entity that is deliberately without infrastructure.
 *
 * @public
 */
export type NoInfrastructureEntity = z.infer<
  typeof noInfrastructureEntitySchema
>;

/**
 * An entity that became nothing although nobody wanted that: why, and the exact
 * way to mend it.
 *
 * @public
 */
export const skippedEntitySchema = z.strictObject({
  entityRef: z.string(),
  entityType: z.string().optional(),
  reason: z.string(),
  mend: z.string(),
});

/**
 * An entity that was skipped.
 *
 * @public
 */
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
  /**
   * Its addresses before its entity was renamed, the last one first: those from
   * which `moved` blocks lead to the present one.
   */
  formerAddresses: z.array(z.string()).optional(),
  /** Hash of its configuration, to see whether it changed. */
  hash: z.string(),
  /**
   * Short hashes of the attributes whose change makes the cloud replace it, by
   * attribute name; absent where they are not known.
   */
  replacing: z.record(z.string(), z.string()).optional(),
});

/**
 * One Terraform block with its cause.
 *
 * @public
 */
export type GeneratedResource = z.infer<typeof generatedResourceSchema>;

/**
 * One text file: path within the root module with `/` between folders, content in
 * UTF-8, and the entity that it is for, if it is for one.
 *
 * @public
 */
export const generatedFileSchema = z.strictObject({
  path: z.string(),
  content: z.string(),
  entityRef: z.string().optional(),
});

/**
 * One file of a root module.
 *
 * @public
 */
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

/**
 * Everything one run of the engine says. Problems of severity `error` mean that
 * the files are not to be used.
 *
 * @public
 */
export type Generation = z.infer<typeof generationSchema>;

/**
 * What happens to a Terraform resource. `replaced` is destroyed and made anew:
 * its data is lost.
 *
 * @public
 */
export const resourceChangeSchema = z.strictObject({
  change: z.enum(['added', 'changed', 'removed', 'replaced']),
  address: z.string(),
  type: z.string(),
  entityRef: z.string().optional(),
  /** Attributes that force the replacement; only when it is `replaced`. */
  because: z.array(z.string()).optional(),
});

/**
 * What happens to a file, in lines.
 *
 * @public
 */
export const fileChangeSchema = z.strictObject({
  change: z.enum(['added', 'changed', 'removed']),
  path: z.string(),
  addedLines: z.number().int(),
  removedLines: z.number().int(),
});

/**
 * What happens to a node. `orphaned` is one whose entity left the catalog.
 *
 * @public
 */
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

/**
 * Both sides changed one value, differently.
 *
 * @public
 */
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

/**
 * What a sync would change: nodes, Terraform resources, files, and what needs a
 * decision. All lists are empty when there is nothing new.
 *
 * @public
 */
export type Difference = z.infer<typeof differenceSchema>;
