import {
  appStackDetailSchema,
  appStackListSchema,
  cloudListSchema,
  createAppStackRequestSchema,
  differenceSchema,
  fileListSchema,
  freshnessSchema,
  mappingEffectSchema,
  mappingListSchema,
  mappingUseSchema,
  nameSchema,
  previewRequestSchema,
  previewResponseSchema,
  putMappingRequestSchema,
  resourceTypeListSchema,
  restoreRequestSchema,
  revisionListSchema,
  stackgenAppStackCreatePermission,
  stackgenAppStackOverwritePermission,
  stackgenAppStackReadPermission,
  stackgenAppStackUpdatePermission,
  stackgenMappingReadPermission,
  stackgenMappingUpdatePermission,
  storedMappingSchema,
  syncRequestSchema,
} from 'backstage-plugin-stackgen-common';
import { z } from 'zod';
import type { Operation } from './Operation';

/** As many as Express reads as a list. */
const MOST_REFS_IN_QUERY = 20;

const nothing = z.strictObject({});
const noBody = z.unknown();
const appStackParams = z.strictObject({ id: z.uuid() });
const mappingParams = z.strictObject({ name: nameSchema });
const revisionNumber = z.coerce.number().int().min(1).max(2_147_483_647);
const revisionQuery = z.strictObject({
  /** A revision's number; the newest when not given. */
  revision: revisionNumber.optional(),
});
const differenceQuery = z.strictObject({
  from: revisionNumber,
  to: revisionNumber,
});

const cloudsQuery = z.strictObject({
  /** What the stack would be for, given once or several times. */
  entityRef: z
    .preprocess(
      value => [value].flat(),
      z.array(z.string().min(1).max(500)).min(1).max(MOST_REFS_IN_QUERY),
    )
    .optional(),
  /** The appStack it would be for; instead of entities. */
  appStackId: z.uuid().optional(),
});

/**
 * The whole HTTP API: the router, the permissions it checks and the OpenAPI
 * document are all made from this table.
 */
export const operations = {
  getResourceTypes: {
    method: 'get',
    path: '/resource-types',
    summary: 'The resource types that entities can become',
    permissions: [stackgenAppStackReadPermission],
    params: nothing,
    query: nothing,
    body: noBody,
    response: resourceTypeListSchema,
  },
  getClouds: {
    method: 'get',
    path: '/clouds',
    summary:
      'The clouds, and the regions that the standards allow for these entities, or for this appStack',
    permissions: [stackgenAppStackReadPermission],
    params: nothing,
    query: cloudsQuery,
    body: noBody,
    response: cloudListSchema,
  },
  getMappings: {
    method: 'get',
    path: '/mappings',
    summary: 'All mappings, each in its newest state',
    permissions: [stackgenMappingReadPermission],
    params: nothing,
    query: nothing,
    body: noBody,
    response: mappingListSchema,
  },
  getMapping: {
    method: 'get',
    path: '/mappings/{name}',
    summary: 'One mapping in its newest state',
    permissions: [stackgenMappingReadPermission],
    params: mappingParams,
    query: nothing,
    body: noBody,
    response: storedMappingSchema,
  },
  putMapping: {
    method: 'put',
    path: '/mappings/{name}',
    summary: 'Save a mapping; 409 when it was saved by somebody else since',
    permissions: [stackgenMappingUpdatePermission],
    audit: { eventId: 'mapping-update', severityLevel: 'medium' },
    params: mappingParams,
    query: nothing,
    body: putMappingRequestSchema,
    mappingIn: 'mapping',
    response: storedMappingSchema,
  },
  getMappingUse: {
    method: 'get',
    path: '/mappings/{name}/appstacks',
    summary:
      'The appStacks that a mapping is used by, and how many more the caller may not see',
    permissions: [
      stackgenAppStackReadPermission,
      stackgenMappingReadPermission,
    ],
    params: mappingParams,
    query: nothing,
    body: noBody,
    response: mappingUseSchema,
  },
  preview: {
    method: 'post',
    path: '/preview',
    summary: 'What a sync would make and change; writes nothing',
    permissions: [stackgenAppStackReadPermission],
    params: nothing,
    query: nothing,
    body: previewRequestSchema,
    mappingIn: 'draftMapping',
    response: previewResponseSchema,
  },
  createAppStack: {
    method: 'post',
    path: '/appstacks',
    summary: 'Make a new appStack; 409 when its name is taken',
    permissions: [stackgenAppStackCreatePermission],
    audit: { eventId: 'appstack-create', severityLevel: 'medium' },
    params: nothing,
    query: nothing,
    body: createAppStackRequestSchema,
    response: appStackDetailSchema,
    status: 201,
  },
  getAppStacks: {
    method: 'get',
    path: '/appstacks',
    summary: 'All appStacks, or those of one entity; the last changed first',
    permissions: [stackgenAppStackReadPermission],
    params: nothing,
    query: z.strictObject({ entityRef: z.string().min(1).max(500).optional() }),
    body: noBody,
    response: appStackListSchema,
  },
  getAppStack: {
    method: 'get',
    path: '/appstacks/{id}',
    summary: 'One appStack as its newest revision has it, without files',
    permissions: [stackgenAppStackReadPermission],
    params: appStackParams,
    query: nothing,
    body: noBody,
    response: appStackDetailSchema,
  },
  syncAppStack: {
    method: 'post',
    path: '/appstacks/{id}/sync',
    summary:
      'Bring an appStack up to date with the catalog; 409 when it was synced by somebody else since',
    permissions: [stackgenAppStackUpdatePermission],
    audit: { eventId: 'appstack-sync', severityLevel: 'medium' },
    params: appStackParams,
    query: nothing,
    body: syncRequestSchema,
    response: appStackDetailSchema,
  },
  restoreAppStack: {
    method: 'post',
    path: '/appstacks/{id}/restore',
    summary:
      'Bring an older revision back, as a new one; 409 when the appStack was changed by somebody else since',
    // What was made after that revision goes, as it does when overwriting.
    permissions: [
      stackgenAppStackUpdatePermission,
      stackgenAppStackOverwritePermission,
    ],
    audit: { eventId: 'appstack-restore', severityLevel: 'medium' },
    params: appStackParams,
    query: nothing,
    body: restoreRequestSchema,
    response: appStackDetailSchema,
  },
  getFreshness: {
    method: 'get',
    path: '/appstacks/{id}/freshness',
    summary:
      'Whether an appStack is up to date with catalog, mapping, standards and engine, and what changed if not',
    permissions: [stackgenAppStackReadPermission],
    params: appStackParams,
    query: nothing,
    body: noBody,
    response: freshnessSchema,
  },
  getMappingEffect: {
    method: 'post',
    path: '/appstacks/{id}/mapping-effect',
    summary:
      'What saving a mapping would change in an appStack that uses it, once that is synced; writes nothing; 409 when somebody else saved the mapping since',
    permissions: [
      stackgenAppStackReadPermission,
      stackgenMappingReadPermission,
    ],
    params: appStackParams,
    query: nothing,
    body: putMappingRequestSchema,
    mappingIn: 'mapping',
    response: mappingEffectSchema,
  },
  getRevisions: {
    method: 'get',
    path: '/appstacks/{id}/revisions',
    summary: 'All revisions of an appStack, the newest first',
    permissions: [stackgenAppStackReadPermission],
    params: appStackParams,
    query: nothing,
    body: noBody,
    response: revisionListSchema,
  },
  getDifference: {
    method: 'get',
    path: '/appstacks/{id}/difference',
    summary: 'What differs between two revisions, whichever is the older',
    permissions: [stackgenAppStackReadPermission],
    params: appStackParams,
    query: differenceQuery,
    body: noBody,
    response: differenceSchema,
  },
  getFiles: {
    method: 'get',
    path: '/appstacks/{id}/files',
    summary: 'The files of a revision',
    permissions: [stackgenAppStackReadPermission],
    params: appStackParams,
    query: revisionQuery,
    body: noBody,
    response: fileListSchema,
  },
  getArchive: {
    method: 'get',
    path: '/appstacks/{id}/archive.zip',
    summary: 'The files of a revision as a zip',
    permissions: [stackgenAppStackReadPermission],
    params: appStackParams,
    query: revisionQuery,
    body: noBody,
    response: 'zip',
  },
} as const satisfies Record<string, Operation>;

export type Operations = typeof operations;
