import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { responseError } from '../__testUtils__/FakeStackgenApi';
import { renderTab } from '../__testUtils__/renderTab';
import { withHistory } from '../__testUtils__/withHistory';

const table = () =>
  screen.findByRole('table', { name: 'Revisions of the appStack' });
const choose = (name: string) =>
  userEvent.click(screen.getByRole('radio', { name }));

describe('HistoryView', () => {
  it('lists every revision, and compares the newest with the one before', async () => {
    await renderTab({ api: await withHistory() });
    await userEvent.click(await screen.findByRole('tab', { name: 'History' }));
    expect(
      within(await table())
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual([
      expect.stringMatching(/^3 \(newest\)merged.*guest~ 1 changed$/),
      expect.stringMatching(/^2Restoreoverwritten.*guest− 1 removed$/),
      expect.stringMatching(/^1Restorecreated.*guest\+ 7 added$/),
    ]);
    const comparison = within(
      await screen.findByRole('region', {
        name: 'From revision 2 to revision 3',
      }),
    );
    expect(await comparison.findByText('~ 1 changed')).toBeVisible();
    expect(comparison.getByText('aws_db_instance.orders_db')).toHaveTextContent(
      'aws_db_instance.orders_db changed',
    );

    const file = comparison.getByRole('button', {
      name: /^orders_db\.tf changed/,
    });
    expect(file).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(file);
    const diff = await comparison.findByRole('region', {
      name: 'What differs in orders_db.tf',
    });
    expect(diff).toHaveTextContent(/− +storageGb += 100/);
    expect(diff).toHaveTextContent(/\+ +storageGb += 200/);
    expect(file).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(file);
    expect(diff).not.toBeInTheDocument();
  });

  it('compares any two, in either direction, from its address', async () => {
    await renderTab({
      api: await withHistory(),
      search: '?view=history&from=1&to=2&file=orders_queue.tf',
    });
    expect(
      await screen.findByRole('region', {
        name: 'From revision 1 to revision 2',
      }),
    ).toBeVisible();
    expect(
      await screen.findByRole('region', {
        name: 'What differs in orders_queue.tf',
      }),
    ).toHaveTextContent(/− ?resource "aws_sqs_queue"/);

    await choose('Compare to revision 1');
    expect(
      await screen.findByText(
        'Choose two different revisions to see what differs.',
      ),
    ).toBeVisible();
    await choose('Compare from revision 2');
    expect(await screen.findByText('+ 1 added')).toBeVisible();
    expect(
      screen.getByRole('radio', { name: 'Compare from revision 2' }),
    ).toBeChecked();
  });

  it('says that there is nothing to compare yet', async () => {
    await renderTab({ api: await withHistory(1), search: '?view=history' });
    expect(
      await screen.findByText(/^This is the only revision\./),
    ).toBeVisible();
    expect(within(await table()).queryByRole('radio')).toBeNull();
  });

  it('says what failed, and tries again', async () => {
    const api = await withHistory();
    api.failures.set(
      'getRevisions',
      await responseError(503, 'ServiceUnavailableError', 'No database.'),
    );
    await renderTab({ api, search: '?view=history' });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The history could not be loaded');
    api.failures.clear();
    api.failures.set(
      'getDifference',
      await responseError(503, 'ServiceUnavailableError', 'No database.'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(
        'The revisions could not be compared',
      ),
    );
    expect(await table()).toBeVisible();
    api.failures.clear();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    const comparison = within(
      screen.getByRole('region', { name: 'From revision 2 to revision 3' }),
    );
    expect(await comparison.findByText('~ 1 changed')).toBeVisible();
  });
});
