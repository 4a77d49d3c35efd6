import { renderTestApp, mockApis } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { FakeStackgenApi } from './__testUtils__/FakeStackgenApi';
import { shopSystem } from './__testUtils__/sampleShop';
import stackgenPlugin, { stackgenApiRef } from '.';

describe('the plugin in an app of the new frontend system', () => {
  it('puts the tab on an entity page, with its own API', async () => {
    renderTestApp({
      features: [stackgenPlugin],
      extensions: [createTestEntityPage({ entity: shopSystem })],
      apis: [[stackgenApiRef, new FakeStackgenApi()], mockApis.permission()],
    });
    expect(
      await screen.findByRole('heading', {
        name: 'What "Web shop" becomes in the cloud',
      }),
    ).toBeVisible();
  });
});
