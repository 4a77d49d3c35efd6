import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { RiStackLine } from '@remixicon/react';
import { StackgenClient } from 'backstage-plugin-stackgen-common';
import { stackgenApiRef } from './api/stackgenApiRef';
import { rootRouteRef } from './routes';

const stackgenApi = ApiBlueprint.make({
  name: 'client',
  params: defineParams =>
    defineParams({
      api: stackgenApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new StackgenClient({ discoveryApi, fetchApi }),
    }),
});

const stackgenEntityContent = EntityContentBlueprint.make({
  params: {
    path: 'stackgen',
    title: 'StackGen',
    group: 'deployment',
    icon: <RiStackLine />,
    filter: { kind: { $in: ['system', 'component', 'resource'] } },
    routeRef: rootRouteRef,
    loader: () => import('./tab/StackGenTab').then(m => <m.StackGenTab />),
  },
});

/**
 * StackGen for apps on the new frontend system.
 *
 * @public
 */
export const stackgenPlugin = createFrontendPlugin({
  pluginId: 'stackgen',
  title: 'StackGen',
  icon: <RiStackLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef },
  extensions: [stackgenApi, stackgenEntityContent],
});
