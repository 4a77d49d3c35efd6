import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeStackgenApi,
  responseError,
} from '../../__testUtils__/FakeStackgenApi';
import { renderTab } from '../../__testUtils__/renderTab';
import { MOST_AT_ONCE } from './useStackEffects';

async function withStacks(...names: string[]): Promise<FakeStackgenApi> {
  const api = new FakeStackgenApi();
  for (const name of names) {
    await api.createAppStack({
      name,
      cloud: 'aws',
      entityRefs: [`system:default/${name}`],
    });
  }
  return api;
}

/** Makes databases queues, and asks to save that. */
async function askToSave(api: FakeStackgenApi) {
  await renderTab({ api, search: '?view=mapping&row=postgres' });
  await userEvent.click(
    await screen.findByRole('button', { name: /^Resource type/ }),
  );
  await userEvent.click(screen.getByRole('option', { name: 'Queue' }));
  await screen.findByText(/1 added/);
  await userEvent.click(screen.getByRole('button', { name: 'Save mapping' }));
  const dialog = within(
    await screen.findByRole('dialog', {
      name: 'Save mapping "Default mapping"',
    }),
  );
  const save = dialog.getByRole('button', { name: 'Save mapping' });
  return { dialog, save };
}

const isSaved = () => screen.findByText(/Mapping saved as revision 1/);
const savings = (api: FakeStackgenApi) =>
  api.calls.filter(({ method }) => method === 'putMapping').length;

describe('SaveDialog', () => {
  it('shows what changes in every appStack of the mapping, before it is saved', async () => {
    const api = await withStacks('shop', 'crm', 'blog');
    const [blog] = await api.getAppStacks('');
    api.hiddenStacks = 2;
    const look = api.getMappingEffect.bind(api);
    api.getMappingEffect = async (id, ...rest) => {
      const effect = await look(id, ...rest);
      return id === blog.id ? { ...effect, resources: [], files: 0 } : effect;
    };
    const { dialog } = await askToSave(api);
    expect(await dialog.findByText('2 of 3 appStacks change.')).toBeVisible();
    const list = dialog.getByRole('list', { name: 'AppStacks that change' });
    const [first] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent('AWS · eu-central-1');
    expect(first).toHaveTextContent('+ 1 added · − 1 removed');
    expect(first).toHaveTextContent('Removed: aws_db_instance.orders_db');
    expect(within(list).getByRole('link', { name: 'crm' })).toHaveAttribute(
      'href',
      expect.stringMatching(
        /^\/catalog\/default\/system\/crm\/stackgen\?stack=.+/,
      ),
    );
    expect(dialog.getByText('1 appStack stays as it is')).toBeVisible();
    expect(
      dialog.getByText(/^2 more appStacks use this mapping, but you may not/),
    ).toBeVisible();

    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Save mapping' }),
      ).toHaveFocus(),
    );
    expect(savings(api)).toBe(0);
    await userEvent.click(screen.getByRole('button', { name: 'Save mapping' }));
    const again = within(await screen.findByRole('dialog'));
    await again.findByText('2 of 3 appStacks change.');
    await userEvent.click(again.getByRole('button', { name: 'Save mapping' }));
    expect(await isSaved()).toBeVisible();
  });

  it('looks at so many at once, says what is not known, and goes on when asked', async () => {
    const names = Array.from(
      { length: MOST_AT_ONCE + 2 },
      (_, index) => `stack-${index}`,
    );
    const api = await withStacks(...names);
    api.unreadable.set(
      'stack-9',
      await responseError(503, 'ServiceUnavailableError', 'Out of workers.'),
    );
    const { dialog } = await askToSave(api);
    expect(await dialog.findByText(`19 of 19 appStacks change.`)).toBeVisible();
    expect(
      dialog.getByText('Of 3 appStacks it is not known what changes.'),
    ).toBeVisible();
    expect(dialog.getByRole('link', { name: 'stack-9' })).toBeVisible();
    expect(dialog.getByText(/Out of workers\./)).toBeVisible();
    api.unreadable.clear();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Look at 3 more' }),
    );
    expect(await dialog.findByText(`22 of 22 appStacks change.`)).toBeVisible();
    expect(dialog.queryByText(/not known/)).not.toBeInTheDocument();
  });

  it('makes nobody wait who does not want to', async () => {
    const api = await withStacks('shop', 'crm');
    api.held.add('getMappingEffect');
    const { dialog, save } = await askToSave(api);
    expect(save).toHaveAttribute('aria-disabled', 'true');
    expect(save).toHaveAccessibleDescription(/^Wait until/);
    await userEvent.click(save);
    expect(savings(api)).toBe(0);
    await userEvent.click(dialog.getByRole('button', { name: 'Stop looking' }));
    expect(
      dialog.getByText('Of 2 appStacks it is not known what changes.'),
    ).toBeVisible();
    await userEvent.click(save);
    expect(await isSaved()).toBeVisible();
  });

  it('says that the appStacks could not be listed, and tries again', async () => {
    const api = await withStacks('shop');
    api.failures.set(
      'getMappingUse',
      await responseError(500, 'InternalServerError', 'No database.'),
    );
    const { dialog } = await askToSave(api);
    expect(await dialog.findByText(/could not be listed/)).toBeVisible();
    api.failures.clear();
    await userEvent.click(dialog.getByRole('button', { name: 'Try again' }));
    expect(await dialog.findByText('1 of 1 appStack changes.')).toBeVisible();
  });
});
