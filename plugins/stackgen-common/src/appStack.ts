import { z } from 'zod';
import { accessLevelSchema } from './access';
import { cloudSchema } from './clouds';
import { nameSchema, parametersSchema } from './mapping';
import { providesSchema } from './provides';

/**
 * Where a parameter's value came from, lowest precedence first.
 *
 * @public
 */
export const VALUE_ORIGINS = [
  'type default',
  'standards',
  'mapping rule',
  'cloud override',
  'annotation',
  'appStack setting',
  'environment',
] as const;

/**
 * One of `VALUE_ORIGINS`.
 *
 * @public
 */
export const valueOriginSchema = z.enum(VALUE_ORIGINS);

/**
 * Which of the sources of values decided, see `VALUE_ORIGINS`.
 *
 * @public
 */
export type ValueOrigin = z.infer<typeof valueOriginSchema>;

/**
 * The value of a parameter, with the source that it came from.
 *
 * @public
 */
export const originatedValueSchema = z.strictObject({
  value: z.json(),
  origin: valueOriginSchema,
});

/**
 * A JSON value that remembers where it came from.
 *
 * @public
 */
export type OriginatedValue = z.infer<typeof originatedValueSchema>;

/**
 * One resource in an appStack, made from an entity.
 *
 * @public
 */
export const appStackNodeSchema = z.strictObject({
  /** The entity's ref; the key of the node. */
  entityRef: z.string(),
  /** The entity's uid in the catalog, when known; survives a rename. */
  entityUid: z.string().optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  owner: z.string().optional(),
  system: z.string().optional(),
  lifecycle: z.string().optional(),
  /**
   * Key of the node, unique in the appStack and stable for ever: names in the
   * cloud and of variables are made from it, and Terraform names, too, until the
   * entity is renamed.
   */
  address: z.string(),
  /** Terraform name after the entity was renamed; `address` until then. */
  blockName: z.string().optional(),
  /** Terraform names that it had before, oldest first: `moved` blocks tell. */
  formerBlockNames: z.array(z.string()).optional(),
  /** `metadata.name`, for names in the cloud. */
  name: z.string(),
  resourceType: z.string(),
  implementation: z.string().optional(),
  /** Id of the mapping rule that decided. */
  rule: z.string(),
  /** Values that differ from the type's default, and where they came from. */
  parameters: z.record(z.string(), originatedValueSchema),
  /**
   * Values by environment name, then parameter. Those of origin `standards`
   * give way to an appStack setting, those of origin `environment` do not.
   */
  environments: z.record(
    z.string(),
    z.record(z.string(), originatedValueSchema),
  ),
  /** What consumers get, for a resource of a provider; from the mapping. */
  provides: providesSchema.optional(),
  /** Values of the standards' tags that come from the entity, by key. */
  tags: z.record(z.string(), z.string()).optional(),
  /** The entity left the catalog; the node stays until somebody removes it. */
  orphan: z.boolean().optional(),
});

/**
 * One resource in an appStack; its key is `entityRef`.
 *
 * @public
 */
export type AppStackNode = z.infer<typeof appStackNodeSchema>;

/**
 * "consumer uses provider", both by entity ref.
 *
 * @public
 */
export const appStackConnectionSchema = z.strictObject({
  consumer: z.string(),
  provider: z.string(),
  access: accessLevelSchema,
  /** What in the catalog says so: `dependsOn`, `consumesApis api:default/x`. */
  because: z.array(z.string()),
  /** The provider is external, and its users sign in with a secret. */
  secret: z.literal(true).optional(),
});

/**
 * A use of one node by another, with the access it gives and its reasons.
 *
 * @public
 */
export type AppStackConnection = z.infer<typeof appStackConnectionSchema>;

/**
 * Hand-made settings of one node; they survive every merge.
 *
 * @public
 */
export const nodeSettingsSchema = z.strictObject({
  parameters: parametersSchema.optional(),
  environments: z.record(nameSchema, parametersSchema).optional(),
});

/**
 * Parameters that people set by hand, for all environments and for single ones.
 *
 * @public
 */
export type NodeSettings = z.infer<typeof nodeSettingsSchema>;

/**
 * The blueprint of one application on one cloud, as it stands in
 * `stackgen.json` and in every revision. `nodes` and `connections` are what the
 * catalog, the mapping and the standards said at the last sync; `settings` is
 * what people changed by hand on top, by entity ref.
 *
 * @public
 */
export const appStackSchema = z.strictObject({
  formatVersion: z.literal(1),
  name: nameSchema,
  cloud: cloudSchema,
  region: z.string(),
  mapping: z.string(),
  standards: z.string(),
  /** Refs of the entities that it was made for: a system, or entities. */
  entityRefs: z.array(z.string()),
  nodes: z.array(appStackNodeSchema),
  connections: z.array(appStackConnectionSchema),
  settings: z.record(z.string(), nodeSettingsSchema),
  /** The same for the stack as a whole, from the entities it was made for. */
  tags: z.record(z.string(), z.string()).optional(),
});

/**
 * The blueprint of one application on one cloud, see `appStackSchema`.
 *
 * @public
 */
export type AppStack = z.infer<typeof appStackSchema>;
