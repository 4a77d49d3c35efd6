import { InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  stackgenAppStackOverwritePermission,
  type StandardsProfile,
} from 'backstage-plugin-stackgen-common';
import { describeClouds, describeResourceTypes } from 'stackgen-engine';
import type { AppStackReader } from '../appstacks/AppStackReader';
import type { AppStackWriter } from '../appstacks/AppStackWriter';
import type { FreshnessChecker } from '../appstacks/FreshnessChecker';
import type { MappingEffectChecker } from '../appstacks/MappingEffectChecker';
import type { RevisionRestorer } from '../appstacks/RevisionRestorer';
import { zipFiles } from '../appstacks/zipFiles';
import { parseEntityRefs } from '../catalog/parseEntityRefs';
import { readEntities } from '../catalog/readEntities';
import type { MappingService } from '../mappings/MappingService';
import type { Caller } from './Caller';
import type { Handlers } from './Handlers';

/** Connects the HTTP API with the services that decide. */
export function createHandlers(options: {
  catalog: CatalogService;
  reader: AppStackReader;
  writer: AppStackWriter;
  restorer: RevisionRestorer;
  freshness: FreshnessChecker;
  mappingEffects: MappingEffectChecker;
  mappings: MappingService;
  /** The standards as they are now. */
  standards: () => readonly StandardsProfile[];
  requirePermission: (
    permission: typeof stackgenAppStackOverwritePermission,
    caller: Caller,
  ) => Promise<void>;
}): Handlers {
  const { catalog, reader, writer, restorer, freshness } = options;
  const { mappingEffects, mappings, standards, requirePermission } = options;
  return {
    getResourceTypes: async () => ({
      items: describeResourceTypes(standards()),
    }),
    getClouds: async ({ query, caller }) => {
      const profiles = standards();
      const { entityRef, appStackId } = query;
      if (entityRef && appStackId !== undefined) {
        throw new InputError('Name entities or an appStack, not both.');
      }
      const stored =
        appStackId === undefined
          ? undefined
          : await reader.get({ id: appStackId, caller });
      // One profile is for all entities, whatever they are.
      if ((!entityRef && !stored) || profiles.length === 1) {
        return { items: describeClouds(profiles) };
      }
      const entityRefs =
        stored?.appStack.entityRefs ??
        parseEntityRefs(entityRef ?? [], 'entityRef');
      const entities = await readEntities({
        catalog,
        credentials: caller.credentials,
        selection: entityRefs,
        // What an appStack was made for may have left the catalog since.
        required: stored ? [] : entityRefs,
      });
      return { items: describeClouds(profiles, { entities, entityRefs }) };
    },
    getMappings: async () => ({ items: await mappings.list() }),
    getMapping: ({ params }) => mappings.get(params.name),
    putMapping: ({ params, body, caller }) =>
      mappings.put({ name: params.name, request: body, by: caller.ref }),
    getMappingUse: async ({ params: { name }, caller }) => {
      // A mapping that does not exist is not one without a use.
      await mappings.get(name);
      return reader.listByMapping({ mapping: name, caller });
    },
    preview: ({ body, caller }) => writer.preview({ request: body, caller }),
    createAppStack: ({ body, caller }) =>
      writer.create({ request: body, caller }),
    getAppStacks: async ({ query, caller }) => ({
      items: await reader.list({ entityRef: query.entityRef, caller }),
    }),
    getAppStack: ({ params, caller }) =>
      reader.getDetail({ id: params.id, caller }),
    syncAppStack: async ({ params, body, caller }) => {
      if (body.mode === 'overwrite') {
        await requirePermission(stackgenAppStackOverwritePermission, caller);
      }
      return writer.sync({ id: params.id, request: body, caller });
    },
    restoreAppStack: ({ params, body, caller }) =>
      restorer.restore({ id: params.id, request: body, caller }),
    getFreshness: ({ params, caller }) =>
      freshness.check({ id: params.id, caller }),
    getMappingEffect: ({ params, body, caller }) =>
      mappingEffects.check({ id: params.id, request: body, caller }),
    getRevisions: async ({ params, caller }) => ({
      items: await reader.listRevisions({ id: params.id, caller }),
    }),
    getDifference: ({ params, query, caller }) =>
      reader.getDifference({ id: params.id, ...query, caller }),
    getFiles: async ({ params, query, caller }) => {
      const { revision, items } = await reader.getFiles({
        id: params.id,
        revision: query.revision,
        caller,
      });
      return { revision, items };
    },
    getArchive: async ({ params, query, caller }) => {
      const { name, revision, items } = await reader.getFiles({
        id: params.id,
        revision: query.revision,
        caller,
      });
      return {
        fileName: `${name}-r${revision}.zip`,
        content: zipFiles(items),
      };
    },
  };
}
