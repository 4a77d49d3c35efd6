import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import stackgenPlugin, { stackgenApiRef } from '../src';
import { shopEntities, shopSystem } from '../src/__testUtils__/sampleShop';
import { createDevApi } from './createDevApi';

// Open /catalog/default/system/web-shop/stackgen. What the backend does is
// chosen by ?dev=synced, several, slow, failing, forbidden, readonly, stale or
// problems.
const scenario =
  new URLSearchParams(window.location.search).get('dev') ?? 'start';
const api = createDevApi(scenario);

createDevApp({
  features: [
    catalogPlugin.withOverrides({
      extensions: [
        catalogPlugin.getExtension('api:catalog').override({
          params: defineParams =>
            defineParams({
              api: catalogApiRef,
              deps: {},
              factory: () =>
                catalogApiMock({ entities: [shopSystem, ...shopEntities] }),
            }),
        }),
      ],
    }),
    stackgenPlugin,
    createFrontendModule({
      pluginId: 'app',
      extensions: [
        ApiBlueprint.make({
          name: 'permission',
          params: defineParams =>
            defineParams({
              api: permissionApiRef,
              deps: {},
              factory: () => ({
                authorize: async ({ permission }) => ({
                  result:
                    scenario === 'readonly' &&
                    permission.attributes.action !== 'read'
                      ? AuthorizeResult.DENY
                      : AuthorizeResult.ALLOW,
                }),
              }),
            }),
        }),
      ],
    }),
    createFrontendModule({
      pluginId: 'stackgen',
      extensions: [
        ApiBlueprint.make({
          name: 'client',
          params: defineParams =>
            defineParams({
              api: stackgenApiRef,
              deps: {},
              factory: () => api,
            }),
        }),
      ],
    }),
  ],
});
