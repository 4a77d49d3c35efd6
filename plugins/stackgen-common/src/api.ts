import { z } from 'zod';
import { appStackSchema, nodeSettingsSchema } from './appStack';
import { cloudInfoSchema, cloudSchema, type CloudInfo } from './clouds';
import {
  conflictSchema,
  differenceSchema,
  generatedFileSchema,
  generatedResourceSchema,
  generationSchema,
  includedEntitySchema,
  noInfrastructureEntitySchema,
  resourceChangeSchema,
  skippedEntitySchema,
  type Difference,
  type Generation,
} from './generation';
import { mappingSchema, nameSchema, type Mapping } from './mapping';
import { problemSchema } from './problems';
import { resourceTypeInfoSchema, type ResourceTypeInfo } from './resourceTypes';

/** Parameters by entity ref, each as `storageGb` or `production/storageGb`. */
const takeTheirsSchema = z.record(z.string(), z.array(z.string()));

/** What databases take as an integer. */
const LARGEST_REVISION = 2_147_483_647;

const entityRefsSchema = z.array(z.string().min(1).max(500)).min(1).max(500);

/**
 * How a sync treats what is stored: `merge` keeps hand-made settings and the
 * entities outside the selection, `overwrite` replaces everything.
 *
 * @public
 */
export const syncModeSchema = z.enum(['merge', 'overwrite']);

/**
 * `merge` or `overwrite`, see `syncModeSchema`.
 *
 * @public
 */
export type SyncMode = z.infer<typeof syncModeSchema>;

/**
 * A mapping with the number of its stored state; 0 is the one that came with
 * the product and was never saved.
 *
 * @public
 */
export const storedMappingSchema: z.ZodType<StoredMapping> = z.strictObject({
  mapping: mappingSchema,
  revision: z.number().int(),
  updatedBy: z.string().optional(),
  updatedAt: z.string().optional(),
});

/**
 * A mapping, its revision, and who saved it when (ISO 8601 in UTC).
 *
 * @public
 */
export interface StoredMapping {
  /** The mapping as it was saved. */
  mapping: Mapping;
  /** 0 is the one that came with the product and was never saved. */
  revision: number;
  /** Entity ref of who saved it. */
  updatedBy?: string;
  /** ISO 8601 in UTC. */
  updatedAt?: string;
}

/**
 * Body of `PUT /mappings/{name}`.
 *
 * @public
 */
export const putMappingRequestSchema = z.strictObject({
  mapping: mappingSchema,
  /** The revision that was edited; 409 when it is no longer the newest. */
  expectedRevision: z.number().int().min(0),
});

/**
 * A mapping to save, and the revision that was edited.
 *
 * @public
 */
export type PutMappingRequest = z.infer<typeof putMappingRequestSchema>;

/**
 * Body of `POST /preview`: up to 500 entity refs and what to try with them.
 * Region, name and mapping have the defaults that a sync has.
 *
 * @public
 */
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
  /** Conflicts to decide for the catalog's value, as a sync would take them. */
  takeTheirs: takeTheirsSchema.optional(),
});

/**
 * What to preview; only `entityRefs` and `cloud` are needed.
 *
 * @public
 */
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/**
 * All that a sync would generate, and how it differs from what is stored.
 *
 * @public
 */
export const previewResponseSchema: z.ZodType<PreviewResponse> =
  generationSchema.extend({
    difference: differenceSchema,
  });

/**
 * A generation and its difference. Nothing of it is stored.
 *
 * @public
 */
export interface PreviewResponse extends Generation {
  /** Between what is stored and what would be; everything is added when nothing is. */
  difference: Difference;
}

/**
 * Body of `POST /appstacks`: for which entities, on which cloud. Without a region
 * the one of the standards is taken, without a mapping the one named `default`.
 *
 * @public
 */
export const createAppStackRequestSchema = z.strictObject({
  name: nameSchema,
  entityRefs: entityRefsSchema,
  cloud: cloudSchema,
  region: z.string().min(1).max(100).optional(),
  mapping: nameSchema.optional(),
});

/**
 * An appStack to make. Its name is unique in the portal.
 *
 * @public
 */
export type CreateAppStackRequest = z.infer<typeof createAppStackRequestSchema>;

/**
 * Body of `POST /appstacks/{id}/sync`.
 *
 * @public
 */
export const syncRequestSchema = z.strictObject({
  mode: syncModeSchema.default('merge'),
  /** The revision that was reviewed; 409 when it is no longer the newest. */
  expectedRevision: z.number().int().min(1),
  /** What to sync; everything the appStack was made for when not given. */
  entityRefs: entityRefsSchema.optional(),
  mapping: nameSchema.optional(),
  region: z.string().min(1).max(100).optional(),
  /** Conflicts to decide for the catalog's value, by entity ref. */
  takeTheirs: takeTheirsSchema.optional(),
});

/**
 * How to sync; only `expectedRevision` is needed, `mode` is `merge` then.
 *
 * @public
 */
export type SyncRequest = z.input<typeof syncRequestSchema>;

/**
 * Body of `POST /appstacks/{id}/restore`.
 *
 * @public
 */
export const restoreRequestSchema = z.strictObject({
  /** The revision to bring back. */
  revision: z.number().int().min(1).max(LARGEST_REVISION),
  /** The revision that was looked at; 409 when it is no longer the newest. */
  expectedRevision: z.number().int().min(1),
});

/**
 * Which revision to bring back as the newest one.
 *
 * @public
 */
export type RestoreRequest = z.infer<typeof restoreRequestSchema>;

/**
 * An immutable state of an appStack: number (the first is 1), what made it, when
 * (ISO 8601 in UTC), by whom (entity ref), from what (fingerprint), and how many
 * resources it added, changed and removed.
 *
 * @public
 */
export const revisionSchema = z.strictObject({
  revision: z.number().int(),
  mode: z.enum(['create', 'merge', 'overwrite', 'restore']),
  /** The revision that it brought back; with the mode `restore` only. */
  restoredFrom: z.number().int().optional(),
  createdAt: z.string(),
  createdBy: z.string(),
  fingerprint: z.string(),
  counts: z.strictObject({
    added: z.number().int(),
    changed: z.number().int(),
    removed: z.number().int(),
  }),
});

/**
 * One entry of the history of an appStack.
 *
 * @public
 */
export type Revision = z.infer<typeof revisionSchema>;

/**
 * Answer of `GET /appstacks/{id}/freshness`: whether the newest revision is still
 * what the catalog (as the caller sees it), the mapping, the standards and the
 * engine say, and if not, which of them changed.
 *
 * @public
 */
export const freshnessSchema = z.strictObject({
  /** The newest revision, which was looked at. */
  revision: z.number().int(),
  upToDate: z.boolean(),
  /** Empty also where it was not recorded what the revision was made from. */
  causes: z.array(z.enum(['catalog', 'mapping', 'standards', 'engine'])),
  /** What the catalog changed; `added` is what a sync would take in. */
  entities: z.array(
    z.strictObject({
      change: z.enum(['added', 'changed', 'removed']),
      entityRef: z.string(),
    }),
  ),
});

/**
 * Whether an appStack is up to date, and why not.
 *
 * @public
 */
export type Freshness = z.infer<typeof freshnessSchema>;

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

/**
 * An appStack in a list, with its newest revision.
 *
 * @public
 */
export type AppStackSummary = z.infer<typeof appStackSummarySchema>;

/**
 * An appStack with all that its newest revision says, but the files.
 *
 * @public
 */
export const appStackDetailSchema: z.ZodType<AppStackDetail> =
  appStackSummarySchema.extend({
    appStack: appStackSchema,
    included: z.array(includedEntitySchema),
    noInfrastructure: z.array(noInfrastructureEntitySchema),
    skipped: z.array(skippedEntitySchema),
    problems: z.array(problemSchema),
    resources: z.array(generatedResourceSchema),
  });

/**
 * An appStack in its newest revision: nodes, outcome of each entity, problems
 * and resources. Files come from `getFiles`.
 *
 * @public
 */
export interface AppStackDetail
  extends AppStackSummary,
    Omit<Generation, 'files' | 'fingerprint'> {}

/**
 * Answer of `GET /appstacks`, newest first.
 *
 * @public
 */
export const appStackListSchema: z.ZodType<{ items: AppStackSummary[] }> =
  z.strictObject({
    items: z.array(appStackSummarySchema),
  });

/**
 * Answer of `GET /mappings/{name}/appstacks`: the appStacks whose newest revision was
 * made with this mapping, the last changed first.
 *
 * @public
 */
export const mappingUseSchema: z.ZodType<MappingUse> = z.strictObject({
  items: z.array(appStackSummarySchema),
  hidden: z.number().int(),
});

/**
 * Which appStacks a mapping is used by.
 *
 * @public
 */
export interface MappingUse {
  /** Those that the caller may see, the last changed first. */
  items: AppStackSummary[];
  /** How many more there are. */
  hidden: number;
}

/**
 * Answer of `POST /appstacks/{id}/mapping-effect`: how a sync with the edited mapping
 * would end otherwise than one with the saved mapping. What a sync would change
 * anyway is not in it.
 *
 * @public
 */
export const mappingEffectSchema = z.strictObject({
  /** The revision of the appStack that both were merged into. */
  revision: z.number().int(),
  /** Whose outcome is another one. */
  entities: z.array(
    z.strictObject({
      entityRef: z.string(),
      before: z.enum(['included', 'noInfrastructure', 'skipped']),
      after: z.enum(['included', 'noInfrastructure', 'skipped']),
    }),
  ),
  /** Refs of entities that lose their rule but keep what they have, until it is pruned. */
  orphans: z.array(z.string()),
  resources: z.array(resourceChangeSchema),
  /** How many files would be others, beside the record `stackgen.json`. */
  files: z.number().int(),
  /** Values set by hand that would need a decision. */
  conflicts: z.array(conflictSchema),
  /** What would be wrong that is not wrong now. */
  problems: z.array(problemSchema),
});

/**
 * What an edit of a mapping does to one appStack, once that is synced.
 *
 * @public
 */
export type MappingEffect = z.infer<typeof mappingEffectSchema>;

/**
 * Answer of `GET /appstacks/{id}/revisions`, newest first.
 *
 * @public
 */
export const revisionListSchema: z.ZodType<{ items: Revision[] }> =
  z.strictObject({
    items: z.array(revisionSchema),
  });

/**
 * Answer of `GET /appstacks/{id}/files`: all files of one revision, by path.
 *
 * @public
 */
export const fileListSchema = z.strictObject({
  revision: z.number().int(),
  items: z.array(generatedFileSchema),
});

/**
 * Files and the revision that they belong to.
 *
 * @public
 */
export type FileList = z.infer<typeof fileListSchema>;

/**
 * Answer of `GET /resource-types`.
 *
 * @public
 */
export const resourceTypeListSchema: z.ZodType<{ items: ResourceTypeInfo[] }> =
  z.strictObject({
    items: z.array(resourceTypeInfoSchema),
  });

/**
 * Answer of `GET /clouds`: all of `CLOUDS`, available or not.
 *
 * @public
 */
export const cloudListSchema: z.ZodType<{ items: CloudInfo[] }> =
  z.strictObject({
    items: z.array(cloudInfoSchema),
  });

/**
 * Answer of `GET /mappings`: each mapping in its newest state.
 *
 * @public
 */
export const mappingListSchema: z.ZodType<{ items: StoredMapping[] }> =
  z.strictObject({
    items: z.array(storedMappingSchema),
  });
