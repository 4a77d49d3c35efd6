import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeStackgenApi,
  responseError,
} from '../__testUtils__/FakeStackgenApi';
import { renderTab } from '../__testUtils__/renderTab';
import { shopEntities } from '../__testUtils__/sampleShop';

const entityRefs = ['system:default/web-shop'];

async function withStack(): Promise<FakeStackgenApi> {
  const api = new FakeStackgenApi();
  await api.createAppStack({ name: 'web-shop-aws', entityRefs, cloud: 'aws' });
  return api;
}

describe('StackGenTab', () => {
  it('says before the first sync what becomes of every entity, and how to mend what is skipped', async () => {
    const { api } = await renderTab();
    expect(
      await screen.findByText(
        '6 entities become infrastructure, 2 need none, 1 is skipped.',
      ),
    ).toBeVisible();
    const table = screen.getByRole('table', {
      name: 'What each entity becomes',
    });
    const rowOf = (name: string) =>
      within(table).getByRole('link', { name }).closest('tr')!;
    expect(rowOf('orders-db')).toHaveTextContent(
      'Resource · databasePostgreSQL database · Amazon RDS',
    );
    expect(rowOf('shop-docs')).toHaveTextContent(
      'No infrastructure needed: It is read or built in, not run.',
    );
    expect(rowOf('legacy-sync')).toHaveTextContent(
      'Skipped: no rule of the mapping "default" matches type "mainframe"',
    );
    expect(rowOf('legacy-sync')).toHaveTextContent(
      'Add a rule for Resource of type "mainframe"',
    );
    expect(api.lastCall('preview')).toEqual([
      { entityRefs, cloud: 'aws', region: 'eu-central-1' },
    ]);
  });

  it('opens the overview where the address names a history that is not there yet', async () => {
    await renderTab({ search: '?view=history' });
    expect(
      await screen.findByRole('tab', { name: 'Overview' }),
    ).toHaveAttribute('aria-selected', 'true');
  });

  it('previews for the region that is chosen, and offers only clouds that exist', async () => {
    const { api } = await renderTab();
    await userEvent.click(
      await screen.findByRole('button', { name: /Region/ }),
    );
    await userEvent.click(screen.getByRole('option', { name: /us-east-1/ }));
    await waitFor(() =>
      expect(api.lastCall('preview')).toMatchObject([{ region: 'us-east-1' }]),
    );
    await userEvent.click(screen.getByRole('button', { name: /Cloud/ }));
    expect(
      screen.getByRole('option', { name: 'Azure (no resource types yet)' }),
    ).toHaveAttribute('aria-disabled', 'true');
  });

  it('shows after a sync the revision, the counts, the files and where each comes from', async () => {
    await renderTab({ api: await withStack() });
    const header = await screen.findByRole('region', { name: 'AppStack' });
    expect(header).toHaveTextContent('AWS · eu-central-1');
    expect(header).toHaveTextContent(/Revision 1 · created .* by guest/);
    expect(
      within(header).getByRole('link', { name: '7 resources' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('heading', { name: 'checkout.tf' }),
    ).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'Text of checkout.tf' }),
    ).toHaveTextContent('resource "aws_ecs_service" "checkout"');

    const files = screen.getByRole('navigation', { name: 'Terraform files' });
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Find a file or its text' }),
      'aws_db_instance',
    );
    expect(
      within(files)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual(['orders_db.tfresource:default/orders-db']);
    await userEvent.click(within(files).getByRole('link'));
    expect(
      screen.getByRole('region', { name: 'Text of orders_db.tf' }),
    ).toHaveTextContent('prevent_destroy = true');
    expect(screen.getByRole('link', { name: 'orders-db' })).toHaveAttribute(
      'href',
      '/catalog/default/resource/orders-db',
    );
  });

  it('puts the code before the list of files on a narrow screen', async () => {
    window.matchMedia = query =>
      ({
        matches: query.includes('max-width'),
        addListener: () => {},
        removeListener: () => {},
      } as unknown as MediaQueryList);
    try {
      await renderTab({ api: await withStack() });
      const toggle = await screen.findByRole('button', {
        name: /^checkout.tf · choose among \d+ files$/,
      });
      expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
      await userEvent.click(toggle);
      await userEvent.click(
        within(
          screen.getByRole('navigation', { name: 'Terraform files' }),
        ).getByRole('link', { name: /^orders_db.tf/ }),
      );
      expect(
        await screen.findByRole('heading', { name: 'orders_db.tf' }),
      ).toBeVisible();
      expect(toggle).toHaveFocus();
      expect(toggle).toHaveAccessibleName(/^orders_db.tf/);
      expect(toggle).toHaveAttribute('aria-expanded', 'false');
    } finally {
      Object.assign(window, { matchMedia: undefined });
    }
  });

  it('opens the file, the pane and the appStack that the address names', async () => {
    const api = await withStack();
    await api.createAppStack({ name: 'web-shop-us', entityRefs, cloud: 'aws' });
    const [first] = (await api.getAppStacks(entityRefs[0])).filter(
      stack => stack.name === 'web-shop-aws',
    );
    await renderTab({
      api,
      search: `?stack=${first.id}&pane=resources`,
    });
    expect(
      await screen.findByRole('heading', { name: 'web-shop-aws' }),
    ).toBeVisible();
    const table = await screen.findByRole('table', {
      name: 'Terraform resources',
    });
    expect(
      within(table).getByText('aws_vpc.main').closest('tr'),
    ).toHaveTextContent('orders_db and checkout need private addresses.');
    await userEvent.click(
      within(table).getByRole('link', { name: 'network.tf' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'network.tf' }),
    ).toBeVisible();
  });

  it('opens on the page of a part with the file of that part', async () => {
    const [database] = shopEntities.filter(
      ({ metadata }) => metadata.name === 'orders-db',
    );
    await renderTab({ api: await withStack(), entity: database });
    expect(
      await screen.findByRole('heading', { name: 'orders_db.tf' }),
    ).toBeVisible();
  });

  it('copies a file, and says that it did', async () => {
    const user = userEvent.setup();
    const write = jest.spyOn(navigator.clipboard, 'writeText');
    await renderTab({ api: await withStack(), search: '?file=variables.tf' });
    await user.click(await screen.findByRole('button', { name: 'Copy' }));
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeVisible();
    expect(write).toHaveBeenCalledWith(
      expect.stringContaining('variable "network_cidr"'),
    );
  });

  it('hands out the zip under the name of the appStack', async () => {
    const createObjectURL = jest.fn().mockReturnValue('blob:zip');
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    const clicked: string[] = [];
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        clicked.push(this.download);
      });
    const api = await withStack();
    await renderTab({ api });
    const button = await screen.findByRole('button', { name: 'Download' });
    await userEvent.click(button);
    await waitFor(() => expect(clicked).toEqual(['web-shop-aws.zip']));

    api.failures.set(
      'getArchive',
      await responseError(500, 'InternalServerError', 'No disk left.'),
    );
    await userEvent.click(button);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The download failed. No disk left.',
    );
  });

  it('says what failed in the words of the backend, and tries again', async () => {
    const api = await withStack();
    api.failures.set(
      'getFiles',
      await responseError(503, 'ServiceUnavailableError', 'Out of workers.'),
    );
    await renderTab({ api });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The files could not be loaded');
    expect(alert).toHaveTextContent('503: Out of workers.');
    api.failures.clear();
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'checkout.tf' }),
    ).toBeVisible();
  });

  it('names the missing permission, whether the portal or the backend says no', async () => {
    const { api } = await renderTab({ denied: ['stackgen.appstack.read'] });
    expect(
      await screen.findByText(/the permission "stackgen.appstack.read"/),
    ).toBeVisible();
    expect(api.calls).toEqual([]);
  });

  it('understands a 403 of the backend in the same way', async () => {
    const api = new FakeStackgenApi();
    api.failures.set(
      'getAppStacks',
      await responseError(403, 'NotAllowedError', 'Unauthorized'),
    );
    await renderTab({ api });
    expect(
      await screen.findByRole('heading', { name: 'You may not see this' }),
    ).toBeVisible();
  });

  it('lets somebody without the permission to create look, but not sync', async () => {
    await renderTab({ denied: ['stackgen.appstack.create'] });
    expect(
      await screen.findByText(/the permission "stackgen.appstack.create"/),
    ).toBeVisible();
    const sync = screen.getByRole('button', { name: 'Sync' });
    expect(sync).toHaveAttribute('aria-disabled', 'true');
    expect(sync).toHaveAccessibleDescription(/"stackgen.appstack.create"/);
    await userEvent.click(sync);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(
      await screen.findByText(/6 entities become infrastructure/),
    ).toBeVisible();
  });

  it('says that the backend could not be reached', async () => {
    const api = new FakeStackgenApi();
    api.failures.set('getClouds', new TypeError('Failed to fetch'));
    await renderTab({ api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend could not be reached: Failed to fetch',
    );
  });

  it('shows grey lines while it waits', async () => {
    const api = new FakeStackgenApi();
    api.held.add('getClouds');
    await renderTab({ api });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeVisible();
  });

  it('says that nothing becomes infrastructure rather than showing an empty table', async () => {
    const api = new FakeStackgenApi();
    api.entities = [];
    await renderTab({ api });
    expect(
      await screen.findByText(/Nothing here becomes infrastructure yet/),
    ).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
