import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { FakeStackgenApi } from './__testUtils__/FakeStackgenApi';
import { shopSystem } from './__testUtils__/sampleShop';
import {
  EntityStackGenContent,
  stackgenApiRef,
  stackgenPlugin,
} from './legacy';

describe('the plugin in a legacy app', () => {
  it('renders the tab as entity content', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [stackgenApiRef, new FakeStackgenApi()],
          [catalogApiRef, catalogApiMock()],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <EntityProvider entity={shopSystem}>
          <Routes>
            <Route path="/" element={<EntityStackGenContent />} />
          </Routes>
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
    );
    expect(
      await screen.findByRole('heading', {
        name: 'What "Web shop" becomes in the cloud',
      }),
    ).toBeVisible();
  });

  it('brings its own API', () => {
    expect([...stackgenPlugin.getApis()].map(api => api.api.id)).toEqual([
      stackgenApiRef.id,
    ]);
  });
});
