import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  responseError,
  type FakeStackgenApi,
} from '../__testUtils__/FakeStackgenApi';
import { pageError } from '../__testUtils__/pageError';
import { renderTab } from '../__testUtils__/renderTab';
import { withHistory } from '../__testUtils__/withHistory';

const search = '?view=history';

async function openDialog(revision: number) {
  const name = `Restore revision ${revision}`;
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled'));
  await userEvent.click(button);
  return within(await screen.findByRole('dialog', { name: `${name}?` }));
}

const rows = () =>
  within(screen.getByRole('table', { name: 'Revisions of the appStack' }))
    .getAllByRole('row')
    .slice(1)
    .map(row => row.textContent);

const sent = (api: FakeStackgenApi) =>
  api.calls.filter(({ method }) => method === 'restoreAppStack').length;

describe('RestoreDialog', () => {
  it('shows first what would change, restores, and says so', async () => {
    const api = await withHistory();
    await renderTab({ api, search: `${search}&from=1&to=2` });
    const dialog = await openDialog(1);
    expect(
      await dialog.findByRole('heading', {
        name: 'From revision 3 to revision 1',
      }),
    ).toBeVisible();
    expect(dialog.getByText('+ 1 added · ~ 1 changed')).toBeVisible();
    const changes = dialog.getByRole('list', { name: 'Changes' });
    expect(
      within(changes)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '+aws_sqs_queue.orders_queue added',
      '~aws_db_instance.orders_db changed',
    ]);
    expect(dialog.getByText(/^Restoring makes revision 4/)).toBeVisible();
    expect(dialog.getByText(/^Terraform is not run/)).toBeVisible();
    expect(sent(api)).toBe(0);

    await userEvent.click(
      dialog.getByRole('button', { name: 'Restore revision 1' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.lastCall('restoreAppStack')).toEqual([
      expect.any(String),
      { revision: 1, expectedRevision: 3 },
    ]);
    const done = await screen.findByText(/^Revision 4 is the newest one now/);
    expect(done).toHaveTextContent('it holds what revision 1 held');
    expect(
      screen
        .getAllByRole('status')
        .some(status =>
          within(status).queryByText(/^Revision 4 is the newest/),
        ),
    ).toBe(true);
    expect(rows()[0]).toMatch(/^4 \(newest\)restored from revision 1.*guest/);
    expect(rows()[1]).toMatch(/^3Restoremerged/);
    expect(
      await screen.findByRole('region', {
        name: 'From revision 3 to revision 4',
      }),
    ).toBeVisible();
    expect(screen.getByRole('region', { name: 'AppStack' })).toHaveTextContent(
      /Revision 4 · restored .* from revision 1 by guest/,
    );
    expect(
      screen.getByRole('button', { name: 'Restore revision 1' }),
    ).toHaveFocus();
  });

  it('warns of what is removed, and is left with Escape', async () => {
    const api = await withHistory();
    await renderTab({ api, search });
    await openDialog(1);
    await userEvent.click(
      screen.getByRole('button', { name: 'Restore revision 1' }),
    );
    await screen.findByText(/^Revision 4 is the newest one now/);

    const dialog = await openDialog(2);
    expect(await dialog.findByText('− 1 removed')).toBeVisible();
    expect(dialog.getByText(/^Removed means destroyed/)).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent(api)).toBe(1);
    expect(
      screen.getByRole('button', { name: 'Restore revision 2' }),
    ).toHaveFocus();
  });

  it('says when there is nothing to restore', async () => {
    const api = await withHistory(2);
    const [{ id }] = await api.getAppStacks('system:default/web-shop');
    await api.restoreAppStack(id, { revision: 1, expectedRevision: 2 });
    await renderTab({ api, search });
    const dialog = await openDialog(1);
    expect(
      await dialog.findByText('Nothing differs between these two revisions.'),
    ).toBeVisible();
    const button = dialog.getByRole('button', { name: 'Restore revision 1' });
    expect(button).toHaveAccessibleDescription(
      'Revision 3, the newest one, holds the same as revision 1.',
    );
    await userEvent.click(button);
    expect(sent(api)).toBe(1);
  });

  it('stores nothing when somebody was faster, and shows the new state', async () => {
    const api = await withHistory();
    await renderTab({ api, search });
    const dialog = await openDialog(2);
    await dialog.findByText('~ 1 changed');
    const [{ id }] = await api.getAppStacks('system:default/web-shop');
    await api.restoreAppStack(id, { revision: 1, expectedRevision: 3 });

    const restore = () =>
      dialog.getByRole('button', { name: 'Restore revision 2' });
    await userEvent.click(restore());
    const alert = await dialog.findByRole('alert');
    expect(alert).toHaveTextContent(
      'Somebody changed this appStack since you reviewed it. Nothing was stored.',
    );
    expect(restore()).toHaveAccessibleDescription(/^Review again first/);
    await userEvent.click(restore());
    expect(sent(api)).toBe(2);

    await userEvent.click(dialog.getByRole('button', { name: 'Review again' }));
    expect(
      await dialog.findByRole('heading', {
        name: 'From revision 4 to revision 2',
      }),
    ).toBeVisible();
    expect(dialog.getByText('− 1 removed')).toBeVisible();
    await userEvent.click(restore());
    expect(
      await screen.findByText(/^Revision 5 is the newest one now/),
    ).toBeVisible();
  });

  it('says what it is doing while it works, and cannot be left then', async () => {
    const api = await withHistory();
    api.held.add('restoreAppStack');
    await renderTab({ api, search });
    const dialog = await openDialog(1);
    await dialog.findByText('+ 1 added · ~ 1 changed');
    await userEvent.click(
      dialog.getByRole('button', { name: 'Restore revision 1' }),
    );
    expect(
      await screen.findByRole('progressbar', {
        name: 'Restoring revision 1 of web-shop-aws',
      }),
    ).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Restore revision 1?' }),
    ).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('dialog')).toBeVisible();
  });

  it('says what failed, whether anything was stored, and how to go on', async () => {
    const api = await withHistory();
    api.failures.set(
      'getDifference',
      await responseError(404, 'NotFoundError', 'Or you may not see it.'),
    );
    await renderTab({ api, search });
    const dialog = await openDialog(1);
    const restore = () =>
      dialog.getByRole('button', { name: 'Restore revision 1' });
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'The revisions could not be comparedOr you may not see it.',
    );
    expect(restore()).toHaveAccessibleDescription(/^Without the difference/);
    api.failures.clear();
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));
    await dialog.findByText('+ 1 added · ~ 1 changed');

    api.failures.set(
      'restoreAppStack',
      await responseError(
        403,
        'NotAllowedError',
        'You need the permission stackgen.appstack.update.',
      ),
    );
    await userEvent.click(restore());
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'Restoring failed. Nothing was stored.You need the permission stackgen.appstack.update.',
    );

    api.failures.set(
      'restoreAppStack',
      await pageError(504, 'Gateway Timeout'),
    );
    await userEvent.click(restore());
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      /^No answer came, so the revision may have been restored or not/,
    );
    api.failures.clear();
    await userEvent.click(restore());
    expect(
      await screen.findByText(/^Revision 4 is the newest one now/),
    ).toBeVisible();
  });

  it.each(['update', 'overwrite'])(
    'is not there for who may not %s',
    async action => {
      const permission = `stackgen.appstack.${action}`;
      await renderTab({
        api: await withHistory(),
        search,
        denied: [permission],
      });
      const button = await screen.findByRole('button', {
        name: 'Restore revision 2',
      });
      expect(button).toHaveAccessibleDescription(
        `You may look, but not restore: the permission "${permission}" is missing.`,
      );
      await userEvent.click(button);
      expect(screen.queryByRole('dialog')).toBeNull();
    },
  );
});
