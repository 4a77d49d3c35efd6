import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { stackgenPermissions } from 'backstage-plugin-stackgen-common';
import { AppStackReader } from './appstacks/AppStackReader';
import { AppStackWriter } from './appstacks/AppStackWriter';
import { FreshnessChecker } from './appstacks/FreshnessChecker';
import { MappingEffectChecker } from './appstacks/MappingEffectChecker';
import { RevisionRestorer } from './appstacks/RevisionRestorer';
import { openDatabase } from './database/openDatabase';
import { GenerationPool } from './generation/GenerationPool';
import { MappingService } from './mappings/MappingService';
import { createHandlers } from './router/createHandlers';
import { createRouter } from './router/createRouter';
import { requirePermissions } from './router/requirePermissions';
import { readStandards } from './standards/readStandards';

/**
 * Terraform from the catalog.
 *
 * @public
 */
export const stackgenPlugin = createBackendPlugin({
  pluginId: 'stackgen',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init(deps) {
        const { auditor, auth, catalog, config, httpAuth, permissions } = deps;
        deps.permissionsRegistry.addPermissions(stackgenPermissions);

        const knex = await openDatabase(deps.database);
        const generation = GenerationPool.create({ config });
        deps.lifecycle.addShutdownHook(() => generation.stop());

        const standards = () => readStandards(config);
        const mappings = MappingService.create({ knex, standards });
        const reader = AppStackReader.create({ knex, auth, catalog });
        const writer = AppStackWriter.create({
          knex,
          config,
          catalog,
          generation,
          mappings,
          reader,
        });
        const restorer = RevisionRestorer.create({ knex, reader });
        const freshness = FreshnessChecker.create({
          config,
          catalog,
          mappings,
          reader,
        });
        const mappingEffects = MappingEffectChecker.create({
          config,
          catalog,
          generation,
          mappings,
          reader,
        });
        const handlers = createHandlers({
          catalog,
          reader,
          writer,
          restorer,
          freshness,
          mappingEffects,
          mappings,
          standards,
          requirePermission: (permission, { credentials }) =>
            requirePermissions({
              permissions,
              credentials,
              required: [permission],
            }),
        });
        deps.httpRouter.use(
          createRouter({ httpAuth, permissions, auditor, handlers }),
        );
      },
    });
  },
});
