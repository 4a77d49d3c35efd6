import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp, mockApis } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { act } from '@testing-library/react';
import { SWRConfig } from 'swr';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { StackGenTab } from '../tab/StackGenTab';
import { FakeStackgenApi } from './FakeStackgenApi';
import { shopEntities, shopSystem } from './sampleShop';

interface RenderTabOptions {
  api?: FakeStackgenApi;
  entity?: Entity;
  /** Search part of the address, with the `?`. */
  search?: string;
  /** Names of permissions that are missing. */
  denied?: string[];
  /** Entity ref of who looks. */
  user?: string;
}

/** The tab in an app of the new frontend system. */
export async function renderTab(options: RenderTabOptions = {}) {
  const { api = new FakeStackgenApi(), entity = shopSystem } = options;
  const { search = '', denied = [] } = options;
  const { user: userEntityRef = 'user:default/guest' } = options;
  // The first answers are there before a test looks: they arrive inside of act.
  await act(async () => {
    renderInTestApp(
      // Else what one test may do would be remembered in the next.
      <SWRConfig value={{ provider: () => new Map() }}>
        <EntityProvider entity={entity}>
          <StackGenTab />
        </EntityProvider>
      </SWRConfig>,
      {
        initialRouteEntries: [`/${search}`],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
        apis: [
          mockApis.identity({ userEntityRef }),
          [stackgenApiRef, api],
          [
            catalogApiRef,
            catalogApiMock({ entities: [shopSystem, ...shopEntities] }),
          ],
          [
            permissionApiRef,
            mockApis.permission({
              authorize: ({ permission }) =>
                denied.includes(permission.name)
                  ? AuthorizeResult.DENY
                  : AuthorizeResult.ALLOW,
            }),
          ],
        ],
      },
    );
  });
  return { api };
}
