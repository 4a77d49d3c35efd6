import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeStackgenApi,
  responseError,
} from '../__testUtils__/FakeStackgenApi';
import { renderTab } from '../__testUtils__/renderTab';

const entityRefs = ['system:default/web-shop'];

async function withStacks(...names: string[]): Promise<FakeStackgenApi> {
  const api = new FakeStackgenApi();
  for (const name of names) {
    await api.createAppStack({ name, entityRefs, cloud: 'aws' });
  }
  return api;
}

const header = () => screen.findByRole('region', { name: 'AppStack' });

describe('StackHeader', () => {
  it('says that the appStack is up to date', async () => {
    await renderTab({ api: await withStacks('web-shop-aws') });
    expect(await within(await header()).findByText('Up to date')).toBeVisible();
    expect(within(await header()).getByRole('status')).toHaveTextContent(
      'Up to date',
    );
  });

  it('says why it is out of date and which entities changed, until it is synced', async () => {
    const api = await withStacks('web-shop-aws');
    api.changes = {
      causes: ['catalog', 'mapping'],
      entities: [
        { change: 'changed', entityRef: 'resource:default/orders-db' },
        { change: 'removed', entityRef: 'component:default/price-rules' },
      ],
    };
    await renderTab({ api });
    const region = within(await header());
    expect(
      await region.findByText('Out of date: catalog (2 changes), mapping'),
    ).toBeVisible();
    await userEvent.click(
      region.getByRole('button', { name: 'Show what changed' }),
    );
    const list = region.getByRole('list', {
      name: 'What changed in the catalog',
    });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '~resource:default/orders-db changed',
      '−component:default/price-rules removed',
    ]);

    api.changes = { causes: [], entities: [] };
    fireEvent(document, new Event('visibilitychange'));
    expect(await region.findByText('Up to date')).toBeVisible();
    expect(list).not.toBeInTheDocument();
  });

  it('does not wait for the answer, and says when there is none', async () => {
    const api = await withStacks('web-shop-aws');
    api.held.add('getFreshness');
    await renderTab({ api });
    const region = within(await header());
    expect(
      await region.findByText('Checking whether it is up to date…'),
    ).toBeVisible();
    expect(
      await screen.findByRole('heading', { name: 'checkout.tf' }),
    ).toBeVisible();

    api.held.clear();
    api.failures.set(
      'getFreshness',
      await responseError(503, 'ServiceUnavailableError', 'No catalog.'),
    );
    fireEvent(document, new Event('visibilitychange'));
    expect(
      await region.findByText(
        'It is not known whether this is up to date: No catalog.',
      ),
    ).toBeVisible();
    api.failures.clear();
    await userEvent.click(region.getByRole('button', { name: 'Try again' }));
    expect(await region.findByText('Up to date')).toBeVisible();
  });

  it('has the name once, and as a choice where there are several', async () => {
    const api = await withStacks('web-shop-aws', 'web-shop-us');
    await renderTab({ api });
    const region = within(await header());
    expect(region.getAllByText('web-shop-us')).toHaveLength(1);
    await userEvent.click(
      region.getByRole('button', {
        name: 'AppStack web-shop-us: choose another',
      }),
    );
    await userEvent.click(screen.getByRole('option', { name: 'web-shop-aws' }));
    await waitFor(() =>
      expect(
        region.getByRole('heading', { name: 'web-shop-aws' }),
      ).toBeVisible(),
    );
    expect(region.queryByText('web-shop-us')).not.toBeInTheDocument();
  });
});
