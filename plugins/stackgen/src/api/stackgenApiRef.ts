import { createApiRef } from '@backstage/frontend-plugin-api';
import type { StackgenApi } from 'backstage-plugin-stackgen-common';

/**
 * The StackGen backend, for this plugin and for others that build on it.
 *
 * @public
 */
export const stackgenApiRef = createApiRef<StackgenApi>().with({
  id: 'plugin.stackgen.client',
  pluginId: 'stackgen',
});
