import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  PreviewRequest,
  PutMappingRequest,
} from 'backstage-plugin-stackgen-common';
import {
  FakeStackgenApi,
  responseError,
} from '../__testUtils__/FakeStackgenApi';
import { pageError } from '../__testUtils__/pageError';
import { renderTab } from '../__testUtils__/renderTab';
import { clouds } from '../__testUtils__/sampleShop';

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));

/** Saves what other appStacks are affected by, too. */
const saveReviewed = async () => {
  await press('Save mapping');
  const dialog = await screen.findByRole('dialog', { name: /^Save mapping/ });
  const save = within(dialog).getByRole('button', { name: 'Save mapping' });
  await waitFor(() => expect(save).not.toHaveAttribute('aria-disabled'));
  await userEvent.click(save);
};

const effect = () =>
  screen.findByRole('region', { name: 'Effect of your changes' });

async function withStack(): Promise<FakeStackgenApi> {
  const api = new FakeStackgenApi();
  await api.createAppStack({
    name: 'web-shop-aws',
    entityRefs: ['system:default/web-shop'],
    cloud: 'aws',
  });
  return api;
}

describe('MappingView', () => {
  it('shows the live effect of an edit, saves it, and takes it back', async () => {
    const api = await withStack();
    await renderTab({ api, search: '?view=mapping' });
    await press('Edit rule postgres for Resource · database');
    expect(
      screen.getByRole('heading', { name: 'Databases with tag postgres' }),
    ).toHaveFocus();
    const storage = screen.getByRole('textbox', { name: 'Storage' });
    expect(storage).toHaveValue('100');
    await userEvent.clear(storage);
    await userEvent.type(storage, '200');
    expect(
      await within(await effect()).findByText('~ 1 changed'),
    ).toBeVisible();
    const [request] = api.lastCall<[PreviewRequest]>('preview');
    expect(request.appStackId).toBeDefined();
    expect(
      request.draftMapping?.rules.find(r => r.id === 'postgres')?.parameters,
    ).toEqual({ storageGb: 200 });
    expect(api.calls.some(call => call.method === 'putMapping')).toBe(false);

    await saveReviewed();
    expect(
      await screen.findByText(/Mapping saved as revision 1/),
    ).toBeVisible();
    const [name, put] = api.lastCall<[string, PutMappingRequest]>('putMapping');
    expect(name).toBe('default');
    expect(put.expectedRevision).toBe(0);
    expect(
      within(await effect()).getByText(/^No unsaved changes\./),
    ).toBeVisible();

    await press('Reset to inherited: Storage');
    expect(storage).toHaveValue('');
    expect(storage).toHaveAttribute('placeholder', '20');
    await press('Undo');
    expect(storage).toHaveValue('200');

    await press('Close the rule');
    expect(
      screen.getByRole('button', {
        name: 'Edit rule postgres for Resource · database',
      }),
    ).toHaveFocus();
  });

  it('shows all clouds beside an open rule, marks its row, and closes it again', async () => {
    const api = new FakeStackgenApi();
    api.clouds = clouds.map(cloud => ({ ...cloud, available: true }));
    await renderTab({ api, search: '?view=mapping' });
    await press('Edit rule postgres for Resource · database');
    const table = within(
      screen.getByRole('table', { name: 'Entity types and what they become' }),
    );
    for (const cloud of ['AWS', 'Azure', 'Google Cloud', 'Civo']) {
      expect(table.getByRole('columnheader', { name: cloud })).toBeVisible();
    }
    const row = table.getByRole('row', { name: /^Resource · database/ });
    expect(row).toHaveTextContent('Amazon RDS');
    expect(row).toHaveTextContent('not on Google Cloud');
    const button = within(row).getByRole('button', { expanded: true });
    expect(button).toHaveAccessibleName(
      'Edit rule postgres for Resource · database',
    );
    await userEvent.click(button);
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(button).toHaveFocus();
    expect(
      screen.queryByRole('heading', { name: 'Databases with tag postgres' }),
    ).not.toBeInTheDocument();
  });

  it('gives the focus back to the row that opened a rule of several rows', async () => {
    await renderTab({ search: '?view=mapping' });
    for (const type of ['documentation', 'library']) {
      const name = `Edit rule documentation for Component · ${type}`;
      await press(name);
      await press('Close the rule');
      expect(screen.getByRole('button', { name })).toHaveFocus();
    }
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('says why there is nothing to undo, discard or save', async () => {
    const { api } = await renderTab({ search: '?view=mapping' });
    const bar = within(await effect());
    for (const name of ['Undo', 'Discard changes', 'Save mapping']) {
      const button = bar.getByRole('button', { name });
      expect(button).toHaveAttribute('aria-disabled', 'true');
      expect(button).toHaveAccessibleDescription(
        'No unsaved changes. There is nothing to undo, discard or save.',
      );
      await userEvent.click(button);
    }
    expect(api.calls.some(call => call.method === 'putMapping')).toBe(false);
  });

  it('sets values for one cloud over those for all', async () => {
    const { api } = await renderTab({ search: '?view=mapping&row=service' });
    await userEvent.click(await screen.findByRole('tab', { name: 'AWS' }));
    await press(/Implementation/);
    await userEvent.click(screen.getByRole('option', { name: 'App Runner' }));
    await press(/Reachable from the internet/);
    await userEvent.click(screen.getByRole('option', { name: 'On' }));
    await press('Save mapping');
    await screen.findByText(/Mapping saved/);
    const [, put] = api.lastCall<[string, PutMappingRequest]>('putMapping');
    expect(put.mapping.rules.find(r => r.id === 'service')?.clouds).toEqual({
      aws: { implementation: 'app-runner', parameters: { exposed: true } },
    });
  });

  it('says at the field what is wrong, and does not save it', async () => {
    const { api } = await renderTab({ search: '?view=mapping&row=postgres' });
    const storage = await screen.findByRole('textbox', { name: 'Storage' });
    await userEvent.clear(storage);
    await userEvent.type(storage, '2');
    expect(storage).toBeInvalid();
    expect(storage).toHaveAccessibleDescription(/^Give 20 or more\./);
    expect(await effect()).toHaveTextContent('1 value needs mending');
    await press('Save mapping');
    expect(storage).toHaveFocus();
    expect(api.calls.some(call => call.method === 'putMapping')).toBe(false);
    await userEvent.type(storage, '50');
    expect(storage).toBeValid();
    await press('Save mapping');
    await screen.findByText(/Mapping saved/);
  });

  it("puts the backend's problems at their fields", async () => {
    const api = new FakeStackgenApi();
    await renderTab({ api, search: '?view=mapping&row=postgres' });
    const storage = await screen.findByRole('textbox', { name: 'Storage' });
    await userEvent.clear(storage);
    await userEvent.type(storage, '300');
    api.failures.set(
      'putMapping',
      await responseError(400, 'InputError', 'The mapping is wrong.', [
        {
          severity: 'error',
          code: 'parameter',
          where: 'rules.3.parameters.storageGb',
          message: 'The standards allow 250 at most.',
        },
      ]),
    );
    await press('Save mapping');
    await waitFor(() =>
      expect(storage).toHaveAccessibleDescription(
        /^The standards allow 250 at most\./,
      ),
    );
    expect(await effect()).toHaveTextContent(
      'rule postgres → parameters → storageGb',
    );
    expect(storage).toHaveValue('300');
  });

  it('tells a mistake that keeps the effect from showing at its field and in one list', async () => {
    const api = new FakeStackgenApi();
    await renderTab({ api, search: '?view=mapping&row=postgres' });
    const storage = await screen.findByRole('textbox', { name: 'Storage' });
    const message = 'The standards allow 250 at most.';
    api.failures.set(
      'preview',
      await responseError(400, 'InputError', `Not valid. ${message}`, [
        {
          severity: 'error',
          code: 'parameter',
          where: 'rules.3.parameters.storageGb',
          message,
        },
      ]),
    );
    await userEvent.clear(storage);
    await userEvent.type(storage, '300');
    await waitFor(async () =>
      expect(await effect()).toHaveTextContent(
        'The effect shows once 1 mistake is mended.',
      ),
    );
    expect(storage).toHaveAccessibleDescription(new RegExp(message));
    expect(within(await effect()).getAllByText(message)).toHaveLength(1);
    api.failures.set('putMapping', api.failures.get('preview')!);
    await press('Save mapping');
    expect(await screen.findByText(/The mapping was not saved/)).toBeVisible();
    expect(within(await effect()).getAllByText(message)).toHaveLength(1);
    expect(await effect()).toHaveTextContent('once 1 mistake is mended');
  });

  it('gives a type any resource of a provider, with its arguments', async () => {
    const api = await withStack();
    await renderTab({ api, search: '?view=mapping' });
    await press('Edit rule postgres for Resource · database');
    await userEvent.click(screen.getByLabelText('Resource type'));
    await userEvent.click(
      screen.getByRole('option', { name: 'Any Terraform resource of AWS' }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /Terraform resource/ }),
      'aws_mq_broker',
    );
    const written = screen.getByRole('textbox', { name: 'Arguments (JSON)' });
    await userEvent.type(written, '{{"engine_type": ');
    expect(screen.getByText(/This is not a JSON object yet/)).toBeVisible();
    await press('Save mapping');
    expect(api.calls.some(call => call.method === 'putMapping')).toBe(false);
    await userEvent.type(written, '"ActiveMQ"}');
    await saveReviewed();
    expect(
      await screen.findByText(/Mapping saved as revision 1/),
    ).toBeVisible();
    const [, put] = api.lastCall<[string, PutMappingRequest]>('putMapping');
    expect(put.mapping.rules.find(r => r.id === 'postgres')).toMatchObject({
      resourceType: 'aws:aws_mq_broker',
      parameters: { engine_type: 'ActiveMQ' },
    });
  });

  it('keeps the edits when somebody else saved the mapping', async () => {
    const api = new FakeStackgenApi();
    await renderTab({ api, search: '?view=mapping&row=postgres' });
    const storage = await screen.findByRole('textbox', { name: 'Storage' });
    await userEvent.clear(storage);
    await userEvent.type(storage, '300');
    const { mapping } = await api.getMapping('default');
    await api.putMapping('default', {
      mapping: { ...mapping, title: 'Theirs' },
      expectedRevision: 0,
    });
    await press('Save mapping');
    expect(
      await screen.findByText(/Somebody saved this mapping/),
    ).toBeVisible();
    expect(storage).toHaveValue('300');
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(
        /guest saved this mapping .* cannot be saved/,
      ),
    );
    expect(
      screen.getByRole('button', { name: 'Save mapping' }),
    ).toHaveAttribute('aria-disabled', 'true');
    await press('Discard mine and load theirs');
    expect(
      await screen.findByRole('heading', { name: 'Mapping "Theirs"' }),
    ).toBeVisible();
    await waitFor(() => expect(storage).toHaveValue('100'));
  });

  it('makes a rule for a type without one, from the list of skipped entities', async () => {
    const { api } = await renderTab();
    await press('Choose a resource type for Resource · mainframe');
    await screen.findByRole('heading', {
      name: 'Rule for Resource · mainframe',
    });
    await press(/^Resource type/);
    await userEvent.click(screen.getByRole('option', { name: 'Queue' }));
    expect(
      await screen.findByRole('heading', { name: 'Rule resource-mainframe' }),
    ).toHaveFocus();
    expect(await within(await effect()).findByText('+ 1 added')).toBeVisible();
    await press('Save mapping');
    await screen.findByText(/Mapping saved/);
    const [, put] = api.lastCall<[string, PutMappingRequest]>('putMapping');
    expect(put.mapping.rules.slice(-1)[0]).toEqual({
      id: 'resource-mainframe',
      match: { kind: 'Resource', type: 'mainframe' },
      resourceType: 'queue',
    });
  });

  it('ignores a type with one press, as a change that is saved like any other', async () => {
    const { api } = await renderTab();
    await press('Ignore it: Resource · mainframe needs no infrastructure');
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Reason' }),
      'Run by others.',
    );
    await press('Save mapping');
    await screen.findByText(/Mapping saved/);
    const [, put] = api.lastCall<[string, PutMappingRequest]>('putMapping');
    expect(put.mapping.rules.slice(-1)[0]).toMatchObject({
      resourceType: 'none',
      reason: 'Run by others.',
    });
    await userEvent.click(screen.getByRole('tab', { name: 'Overview' }));
    expect(
      await screen.findByText('6 entities become infrastructure, 3 need none.'),
    ).toBeVisible();
  });

  it('keeps unsaved edits while another view is looked at', async () => {
    await renderTab({ search: '?view=mapping&row=postgres' });
    const storage = await screen.findByRole('textbox', { name: 'Storage' });
    await userEvent.clear(storage);
    await userEvent.type(storage, '300');
    await userEvent.click(screen.getByRole('tab', { name: 'Overview' }));
    await screen.findByText(/6 entities become infrastructure/);
    await userEvent.click(
      screen.getByRole('tab', { name: 'Mapping (unsaved)' }),
    );
    await press('Edit rule postgres for Resource · database');
    expect(screen.getByRole('textbox', { name: 'Storage' })).toHaveValue('300');
  });

  describe('when the app is mounted anew', () => {
    const withEdit = async (api: FakeStackgenApi) => {
      await renderTab({ api, search: '?view=mapping&row=postgres' });
      const storage = await screen.findByRole('textbox', { name: 'Storage' });
      await userEvent.clear(storage);
      await userEvent.type(storage, '30');
      cleanup();
    };

    it('goes on with unsaved edits, until they are taken back or saved', async () => {
      const api = await withStack();
      await withEdit(api);
      await renderTab({ api });
      await userEvent.click(
        await screen.findByRole('tab', { name: 'Mapping (unsaved)' }),
      );
      expect(await effect()).toHaveTextContent(
        'Unsaved changes: Databases with tag postgres',
      );
      await press('Edit rule postgres for Resource · database');
      const storage = screen.getByRole('textbox', { name: 'Storage' });
      expect(storage).toHaveValue('30');
      await press('Undo');
      expect(storage).toHaveValue('');
      await saveReviewed();
      await screen.findByText(/Mapping saved/);
      cleanup();
      await renderTab({ api, search: '?view=mapping' });
      expect(await screen.findByRole('tab', { name: 'Mapping' })).toBeVisible();

      await press('Edit rule postgres for Resource · database');
      await userEvent.type(
        screen.getByRole('textbox', { name: 'Storage' }),
        '40',
      );
      await press('Discard changes');
      cleanup();
      await renderTab({ api, search: '?view=mapping' });
      expect(await effect()).toHaveTextContent('No unsaved changes.');
    });

    it('shows them to nobody else', async () => {
      const api = new FakeStackgenApi();
      await withEdit(api);
      await renderTab({
        api,
        search: '?view=mapping',
        user: 'user:default/somebody-else',
      });
      expect(await effect()).toHaveTextContent('No unsaved changes.');
      cleanup();
      await renderTab({ api, search: '?view=mapping' });
      expect(await effect()).toHaveTextContent('No unsaved changes.');
    });

    it('says that the mapping moved on meanwhile, and saves nothing over it', async () => {
      const api = new FakeStackgenApi();
      await withEdit(api);
      const { mapping } = await api.getMapping('default');
      await api.putMapping('default', {
        mapping: { ...mapping, title: 'Theirs' },
        expectedRevision: 0,
      });
      await renderTab({ api, search: '?view=mapping&row=postgres' });
      const notice = await screen.findByRole('alert');
      expect(notice).toHaveTextContent(/guest saved this mapping/);
      expect(
        await screen.findByRole('textbox', { name: 'Storage' }),
      ).toHaveValue('30');
      const save = screen.getByRole('button', { name: 'Save mapping' });
      expect(save).toHaveAccessibleDescription(/cannot be saved over that/);
      await userEvent.click(
        within(notice).getByRole('button', {
          name: 'Discard mine and load theirs',
        }),
      );
      expect(
        await screen.findByRole('heading', { name: 'Mapping "Theirs"' }),
      ).toBeVisible();
      expect(await effect()).toHaveTextContent('No unsaved changes.');
    });
  });

  describe('when no answer comes to saving', () => {
    const saveUnanswered = async (api: FakeStackgenApi) => {
      await renderTab({ api, search: '?view=mapping&row=service' });
      await press(/Reachable from the internet/);
      await userEvent.click(screen.getByRole('option', { name: 'On' }));
      api.failures.set('putMapping', await pageError(504, 'Gateway Timeout'));
      await press('Save mapping');
      expect(
        await screen.findByText(/may have been saved or not/),
      ).toHaveTextContent('waited too long for the backend (504');
    };

    it('does not claim anything, and finds out that it was saved', async () => {
      const api = new FakeStackgenApi();
      await saveUnanswered(api);
      api.failures.clear();
      const [, put] = api.lastCall<[string, PutMappingRequest]>('putMapping');
      await api.putMapping('default', put);
      await press('Look at what is saved');
      expect(
        await screen.findByText(/Mapping saved as revision 1/),
      ).toBeVisible();
      expect(await effect()).toHaveTextContent('No unsaved changes.');
    });

    it('finds out that it was not, and saves again', async () => {
      const api = new FakeStackgenApi();
      await saveUnanswered(api);
      api.failures.set('getMapping', new TypeError('Failed to fetch'));
      await press('Look at what is saved');
      const look = await screen.findByRole('button', {
        name: 'Look at what is saved',
      });
      expect(screen.getByRole('alert')).toHaveTextContent(
        'may have been saved or not. The backend could not be reached',
      );
      api.failures.clear();
      await userEvent.click(look);
      expect(
        await screen.findByText(/The mapping has not been saved so far/),
      ).toBeVisible();
      await press('Save mapping');
      await screen.findByText(/Mapping saved as revision 1/);
    });
  });

  it('can be looked at without the permission to change it', async () => {
    await renderTab({
      search: '?view=mapping&row=postgres',
      denied: ['stackgen.mapping.update'],
    });
    expect(
      await screen.findByRole('textbox', { name: 'Storage' }),
    ).toBeDisabled();
    expect(
      screen.getByText(/the permission "stackgen.mapping.update" is missing/),
    ).toBeVisible();
  });
});
