import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import type { JSX } from 'react';
import { StackgenClient } from 'backstage-plugin-stackgen-common';
import { stackgenApiRef } from './api/stackgenApiRef';
import { rootRouteRef } from './routes';

/**
 * StackGen for apps on the legacy frontend system.
 *
 * @public
 */
export const stackgenPlugin = createPlugin({
  id: 'stackgen',
  routes: { root: rootRouteRef },
  apis: [
    createApiFactory({
      api: stackgenApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new StackgenClient({ discoveryApi, fetchApi }),
    }),
  ],
});

/**
 * The content of the StackGen tab, for `EntityLayout.Route`.
 *
 * @public
 */
export const EntityStackGenContent: () => JSX.Element = stackgenPlugin.provide(
  createRoutableExtension({
    name: 'EntityStackGenContent',
    component: () => import('./tab/StackGenTab').then(m => m.StackGenTab),
    mountPoint: rootRouteRef,
  }),
);
