import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeStackgenApi,
  responseError,
} from '../__testUtils__/FakeStackgenApi';
import { pageError } from '../__testUtils__/pageError';
import { renderTab } from '../__testUtils__/renderTab';
import { clouds, shopEntities } from '../__testUtils__/sampleShop';

const entityRefs = ['system:default/web-shop'];

async function withStack(): Promise<FakeStackgenApi> {
  const api = new FakeStackgenApi();
  await api.createAppStack({ name: 'web-shop-aws', entityRefs, cloud: 'aws' });
  return api;
}

async function openDialog() {
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Sync' })).not.toHaveAttribute(
      'aria-disabled',
    ),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Sync' }));
  return screen.findByRole('dialog', { name: 'Sync with StackGen' });
}

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));

describe('SyncDialog', () => {
  it('creates an appStack after a review, and leads to its Terraform', async () => {
    const { api } = await renderTab();
    const dialog = await openDialog();
    const name = within(dialog).getByRole('textbox', { name: /Name/ });
    expect(name).toHaveValue('web-shop-aws');
    await userEvent.clear(name);
    await userEvent.type(name, 'Shop!');
    await press('Next: review');
    expect(name).toHaveFocus();
    expect(name).toBeInvalid();
    expect(api.calls.some(call => call.method === 'createAppStack')).toBe(
      false,
    );

    await userEvent.clear(name);
    await userEvent.type(name, 'shop');
    await press('Next: review');
    expect(await within(dialog).findByText('+ 7 added')).toBeVisible();
    expect(
      within(dialog).getByText(
        '6 entities become infrastructure, 2 need none, 1 is skipped.',
      ),
    ).toBeVisible();
    await press('Create appStack');
    expect(
      await within(dialog).findByText('Done: revision 1 of shop'),
    ).toBeVisible();
    expect(api.lastCall('createAppStack')).toEqual([
      {
        name: 'shop',
        entityRefs,
        cloud: 'aws',
        region: 'eu-central-1',
        mapping: 'default',
      },
    ]);
    await press('View Terraform');
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(await screen.findByRole('heading', { name: 'shop' })).toBeVisible();
    expect(
      await screen.findByRole('heading', { name: 'checkout.tf' }),
    ).toBeVisible();
  });

  it('shows what it is doing while it works', async () => {
    const api = new FakeStackgenApi();
    api.held.add('createAppStack');
    await renderTab({ api });
    await openDialog();
    await press('Next: review');
    await press('Create appStack');
    expect(
      await screen.findByRole('progressbar', { name: 'Creating web-shop-aws' }),
    ).toBeVisible();
    expect(screen.getByText('Creating web-shop-aws')).toBeVisible();
  });

  it('updates what was reviewed, with the conflicts decided', async () => {
    const api = await withStack();
    api.entities = shopEntities.filter(e => e.metadata.name !== 'orders-queue');
    api.conflicts = [
      {
        entityRef: 'resource:default/orders-db',
        parameter: 'storageGb',
        environment: 'production',
        ours: 100,
        theirs: 200,
      },
    ];
    await renderTab({ api });
    const dialog = await openDialog();
    expect(
      within(dialog).getByRole('radio', { name: 'Update existing appStack' }),
    ).toBeChecked();
    await press('Next: review');
    expect(await within(dialog).findByText('− 1 removed')).toBeVisible();
    await userEvent.click(
      within(dialog).getByRole('button', {
        name: 'resource:default/orders-db → production → storageGb Keep yours: 100',
      }),
    );
    const takeTheirs = {
      'resource:default/orders-db': ['production/storageGb'],
    };
    const preview = api.preview.bind(api);
    let answer = () => {};
    jest.spyOn(api, 'preview').mockImplementation(async (...args) => {
      await new Promise<void>(resolve => {
        answer = resolve;
      });
      const { difference, ...rest } = await preview(...args);
      expect(args[0].takeTheirs).toEqual(takeTheirs);
      const address = 'aws_db_instance.orders_db';
      const type = 'aws_db_instance';
      return {
        ...rest,
        difference: {
          ...difference,
          resources: [{ change: 'replaced', address, type }],
          conflicts: [],
        },
      };
    });
    await userEvent.click(
      screen.getByRole('option', { name: "Take the catalog's: 200" }),
    );
    expect(
      await screen.findByText('Working out what your choice changes.'),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Update appStack' }),
    ).toHaveAttribute('aria-disabled', 'true');
    answer();
    expect(await within(dialog).findByText('⟳ 1 replaced')).toBeVisible();
    expect(
      within(dialog).getByRole('button', { name: /Take the catalog's: 200/ }),
    ).toBeVisible();
    await press('Update appStack');
    expect(
      await screen.findByText('Done: revision 2 of web-shop-aws'),
    ).toBeVisible();
    expect(api.lastCall<unknown[]>('syncAppStack')[1]).toEqual({
      mode: 'merge',
      expectedRevision: 1,
      mapping: 'default',
      region: 'eu-central-1',
      takeTheirs,
    });
  });

  it('lists what goes away before it overwrites', async () => {
    const api = await withStack();
    api.entities = shopEntities.filter(e => e.metadata.name !== 'orders-queue');
    await renderTab({ api });
    const dialog = await openDialog();
    await userEvent.click(
      within(dialog).getByRole('radio', { name: 'Overwrite' }),
    );
    await press('Next: review');
    await press('Next: confirm overwriting');
    const title = await screen.findByRole('heading', {
      name: 'Overwrite "web-shop-aws"?',
    });
    expect(title).toHaveFocus();
    expect(screen.getByRole('region', { name: 'Resources' })).toHaveTextContent(
      'aws_sqs_queue.orders_queue',
    );
    expect(screen.getByRole('region', { name: 'Files' })).toHaveTextContent(
      'orders_queue.tf',
    );
    expect(api.calls.some(call => call.method === 'syncAppStack')).toBe(false);
    await press('Overwrite appStack');
    expect(
      await screen.findByText('Done: revision 2 of web-shop-aws'),
    ).toBeVisible();
    expect(api.lastCall('syncAppStack')).toMatchObject([
      expect.any(String),
      { mode: 'overwrite' },
    ]);
  });

  it('says that nothing would change, and stores nothing', async () => {
    const { api } = await renderTab({ api: await withStack() });
    const dialog = await openDialog();
    await press('Next: review');
    expect(
      await within(dialog).findByText(
        'Nothing would change: the appStack is up to date.',
      ),
    ).toBeVisible();
    const update = within(dialog).getByRole('button', {
      name: 'Update appStack',
    });
    expect(update).toHaveAttribute('aria-disabled', 'true');
    expect(update).toHaveAccessibleDescription(
      'Nothing would change, so there is nothing to store.',
    );
    update.focus();
    expect(update).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await userEvent.click(update);
    expect(api.calls.some(call => call.method === 'syncAppStack')).toBe(false);
  });

  it('keeps everything when somebody else was faster, and reviews again', async () => {
    const api = await withStack();
    api.entities = shopEntities.filter(e => e.metadata.name !== 'orders-queue');
    await renderTab({ api });
    await openDialog();
    await press('Next: review');
    await screen.findByText('− 1 removed');
    const [{ id }] = await api.getAppStacks(entityRefs[0]);
    await api.syncAppStack(id, { expectedRevision: 1 });
    await press('Update appStack');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Somebody changed this appStack');
    const update = screen.getByRole('button', { name: 'Update appStack' });
    expect(update).toHaveAttribute('aria-disabled', 'true');
    expect(update).toHaveAccessibleDescription(
      'Review again first: what you reviewed is out of date.',
    );
    api.entities = shopEntities;
    await press('Review again');
    expect(await screen.findByText('+ 1 added')).toBeVisible();
    await press('Update appStack');
    expect(
      await screen.findByText('Done: revision 3 of web-shop-aws'),
    ).toBeVisible();
  });

  it('keeps the input when the backend refuses it, with its problems', async () => {
    const api = new FakeStackgenApi();
    api.failures.set(
      'createAppStack',
      await responseError(400, 'InputError', 'The request is wrong.', [
        {
          severity: 'error',
          code: 'taken',
          where: 'name',
          message: 'There is such an appStack.',
          mend: 'Choose another name.',
        },
      ]),
    );
    await renderTab({ api });
    const dialog = await openDialog();
    await press('Next: review');
    await press('Create appStack');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The sync failed. Nothing was stored.');
    expect(alert).toHaveTextContent('Choose another name.');
    await press('Back');
    expect(within(dialog).getByRole('textbox', { name: /Name/ })).toHaveValue(
      'web-shop-aws',
    );
  });

  it('names the permission that the backend misses', async () => {
    const api = new FakeStackgenApi();
    api.failures.set(
      'createAppStack',
      await responseError(403, 'NotAllowedError', 'Unauthorized'),
    );
    await renderTab({ api });
    await openDialog();
    await press('Next: review');
    await press('Create appStack');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the permission "stackgen.appstack.create"',
    );
  });

  it('does not claim that nothing was stored when no answer came', async () => {
    const api = new FakeStackgenApi();
    api.failures.set('createAppStack', new TypeError('Failed to fetch'));
    await renderTab({ api });
    await openDialog();
    await press('Next: review');
    await press('Create appStack');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'The backend could not be reached: Failed to fetch',
    );
    expect(alert).toHaveTextContent('may have been stored or not');
    expect(alert).not.toHaveTextContent('Nothing was stored');
  });

  it("says in words what a proxy's page meant, without the page", async () => {
    const api = new FakeStackgenApi();
    api.failures.set('createAppStack', await pageError(504, 'Gateway Timeout'));
    await renderTab({ api });
    await openDialog();
    await press('Next: review');
    await press('Create appStack');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('may have been stored or not');
    expect(alert).toHaveTextContent(
      'A proxy on the way waited too long for the backend (504 Gateway Timeout).',
    );
    expect(alert).not.toHaveTextContent('nginx');
  });

  it('takes no page of a proxy for a missing permission', async () => {
    const api = new FakeStackgenApi();
    api.failures.set('preview', await pageError(403, 'Forbidden'));
    await renderTab({ api });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'The answer was 403 Forbidden, without a reason.',
    );
    expect(alert).not.toHaveTextContent('permission');
  });

  it('says that nothing can be stored while the preview fails', async () => {
    const api = new FakeStackgenApi();
    await renderTab({ api });
    await openDialog();
    api.failures.set(
      'preview',
      await responseError(503, 'ServiceUnavailableError', 'It took too long.'),
    );
    await press('Next: review');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It took too long.',
    );
    expect(
      screen.getByRole('button', { name: 'Create appStack' }),
    ).toHaveAccessibleDescription('Without a preview, nothing can be stored.');
    api.failures.clear();
    await press('Try again');
    expect(await screen.findByText('+ 7 added')).toBeVisible();
  });

  it('offers overwriting only to those who may', async () => {
    await renderTab({
      api: await withStack(),
      denied: ['stackgen.appstack.overwrite', 'stackgen.appstack.create'],
    });
    const dialog = await openDialog();
    expect(
      within(dialog).getByRole('radio', { name: 'Overwrite' }),
    ).toBeDisabled();
    expect(
      within(dialog).getByRole('radio', { name: 'Create new appStack' }),
    ).toBeDisabled();
    expect(
      within(dialog).getByRole('radio', { name: 'Create new appStack' }),
    ).toHaveAccessibleDescription(
      'The permission "stackgen.appstack.create" is missing.',
    );
  });

  it('does not store a stack out of which nothing would come', async () => {
    const api = new FakeStackgenApi();
    api.entities = [];
    await renderTab({ api });
    await openDialog();
    await press('Next: review');
    expect(
      await screen.findByText(/no Terraform would come out/),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Create appStack' }),
    ).toHaveAccessibleDescription(
      'This makes no Terraform, so there is nothing to store.',
    );
  });

  it('offers for an appStack of other entities the regions that the standards allow it', async () => {
    const api = await withStack();
    const [database] = shopEntities.filter(
      ({ metadata }) => metadata.name === 'orders-db',
    );
    const only = (name: string) => [
      {
        ...clouds[0],
        defaultRegion: name,
        regions: [{ name, title: name }],
      },
    ];
    api.cloudsFor = refs =>
      only(refs[0] === entityRefs[0] ? 'eu-west-1' : 'us-east-1');
    await renderTab({ api, entity: database });
    const dialog = await openDialog();
    await userEvent.click(
      within(dialog).getByRole('button', { name: /^Region/ }),
    );
    expect(
      (await screen.findAllByRole('option')).map(option => option.textContent),
    ).toEqual(['eu-west-1', 'eu-central-1 (not in the list)']);
  });
});
