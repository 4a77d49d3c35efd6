import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { signIn } from './signIn';

const ROOT = join(__dirname, '..');
// The pictures of the README are made anew with UPDATE_IMAGES=1.
const IMAGES = process.env.UPDATE_IMAGES
  ? join(ROOT, 'docs', 'images')
  : join(ROOT, 'test-results', 'images');
const SHOP = '/catalog/default/system/web-shop/stackgen';

test.describe.configure({ mode: 'serial' });

test('the tab says what the shop becomes before anything is stored', async ({
  page,
}) => {
  await signIn(page, SHOP);
  await expect(
    page.getByRole('heading', { name: /What .Web shop. becomes/ }),
  ).toBeVisible();
  await expect(
    page.getByText(
      '13 entities become infrastructure, 2 need none, 1 is skipped.',
    ),
  ).toBeVisible();
  const row = page.getByRole('row', { name: /Inventory mainframe/ });
  await expect(row).toContainText('Skipped');
  await expect(row).toContainText('mainframe');
  await expectAccessible(page);
  await page.screenshot({ path: join(IMAGES, 'before.png') });
});

test('nothing of the tables lies beside a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 480, height: 900 });
  await signIn(page, SHOP);
  const outcome = page.getByRole('table', {
    name: 'What each entity becomes',
  });
  await expect(
    outcome.getByRole('cell', { name: /Amazon RDS/ }).first(),
  ).toBeVisible();
  await expectNoneBeside(page, outcome.getByRole('cell'));
  await page.getByRole('tab', { name: 'Mapping' }).click();
  const mapping = page.getByRole('table', {
    name: 'Entity types and what they become',
  });
  const row = mapping.getByRole('row', { name: /Resource · database/ });
  for (const service of ['Amazon RDS', 'Azure Database', 'Cloud SQL', 'Civo']) {
    await expect(row).toContainText(service);
  }
  await expectNoneBeside(page, mapping.getByRole('cell'));
  await expectNoneBeside(page, mapping.getByRole('button'));
  await expectAccessible(page);
});

test('sync creates an appStack whose files the zip and the command line have, too', async ({
  page,
}) => {
  await signIn(page, SHOP);
  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Sync with StackGen' });
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue(
    'web-shop-aws',
  );
  await expectAccessible(page);
  await dialog.getByRole('button', { name: /review/i }).click();
  await expect(dialog.getByText(/\d+ added/).first()).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: join(IMAGES, 'review.png') });
  await dialog.getByRole('button', { name: 'Create appStack' }).click();
  await expect(
    dialog.getByText('Done: revision 1 of web-shop-aws'),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'View Terraform' }).click();

  await page.getByRole('link', { name: /orders_db\.tf/ }).click();
  await expect(
    page.getByText('aws_db_instance', { exact: false }).first(),
  ).toBeVisible();
  await expect(page).toHaveURL(/orders_db/);
  await expectAccessible(page);
  await page.screenshot({ path: join(IMAGES, 'preview.png') });

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^web-shop-aws.*\.zip$/);
  const zipped = Object.fromEntries(
    Object.entries(unzipSync(readFileSync(await download.path())))
      .filter(([path]) => !path.endsWith('/'))
      .map(([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')]),
  );
  expect(zipped).toEqual(generateByCommandLine());
});

test('the mapping is edited with its effect in view, saved, and synced', async ({
  page,
}) => {
  await signIn(page, `${SHOP}?view=mapping`);
  await page
    .getByRole('row', { name: /Resource · database/ })
    .getByRole('button', { name: /Edit rule/ })
    .click();
  const storage = page.getByRole('textbox', { name: 'Storage' });
  await storage.fill('7');
  const effect = page.getByRole('region', { name: 'Effect of your changes' });
  await expect(
    page
      .getByRole('region', { name: /^Rule / })
      .getByText(/20 to 65536/)
      .first(),
  ).toBeVisible();
  await storage.fill('50');
  await expect(effect.getByText(/1 changed/)).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: join(IMAGES, 'mapping.png') });
  await effect.getByRole('button', { name: 'Save mapping' }).click();
  const review = page.getByRole('dialog', { name: /^Save mapping/ });
  await expect(review.getByText(/of \d+ appStacks? changes?\./)).toBeVisible();
  await expect(
    review.getByRole('link', { name: 'web-shop-aws' }),
  ).toBeVisible();
  await expectAccessible(page);
  await review.getByRole('button', { name: 'Save mapping' }).click();
  await expect(effect.getByText('No unsaved changes.')).toBeVisible();

  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Sync with StackGen' });
  await expect(
    dialog.getByRole('radio', { name: 'Update existing appStack' }),
  ).toBeChecked();
  await dialog.getByRole('button', { name: /review/i }).click();
  await expect(dialog.getByText('aws_db_instance.catalog_db')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Update appStack' }).click();
  await expect(
    dialog.getByText('Done: revision 2 of web-shop-aws'),
  ).toBeVisible();
});

test('the stack is there after a reload, in the dark theme, too', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await signIn(page, SHOP);
  await expect(
    page.getByRole('heading', { name: 'web-shop-aws' }),
  ).toBeVisible();
  await expect(page.getByText(/Revision 2/)).toBeVisible();
  await expectAccessible(page);
  await page.screenshot({ path: join(IMAGES, 'preview-dark.png') });
});

test('the header says that the stack is up to date, and the history what the sync changed', async ({
  page,
}) => {
  await signIn(page, `${SHOP}?view=history`);
  await expect(page.getByText('Up to date')).toBeVisible();
  await expect(
    page.getByRole('heading', { name: 'From revision 1 to revision 2' }),
  ).toBeVisible();
  await page.getByRole('button', { name: /catalog_db\.tf/ }).click();
  await expect(page.getByText(/allocated_storage += 50/)).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
});

test('a revision is restored after a look at the difference, and the next sync goes on from it', async ({
  page,
}) => {
  const open = page.getByRole('button', { name: 'Restore revision 1' });
  const dialog = page.getByRole('dialog', { name: 'Restore revision 1?' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 480, height: 900 });
  await signIn(page, `${SHOP}?view=history`);
  await open.focus();
  await expectNoneBeside(page, open);
  await page.keyboard.press('Enter');
  await expect(
    dialog.getByRole('heading', { name: 'From revision 2 to revision 1' }),
  ).toBeVisible();
  await expect(dialog.getByRole('list', { name: 'Changes' })).toContainText(
    'aws_db_instance.catalog_db changed',
  );
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();

  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await open.click();
  await expect(dialog.getByText(/^Restoring makes revision 3/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Restore revision 1' }).click();
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: 'Revision 3 is the newest one now' }),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /3 \(newest\)/ })).toContainText(
    'restored from revision 1',
  );
  await expect(
    page.getByRole('heading', { name: 'From revision 2 to revision 3' }),
  ).toBeVisible();
  // It was made before the mapping was edited.
  await expect(page.getByText('Out of date: mapping')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Sync', exact: true }).click();
  const sync = page.getByRole('dialog', { name: 'Sync with StackGen' });
  await sync.getByRole('button', { name: /review/i }).click();
  await expect(sync.getByText('aws_db_instance.catalog_db')).toBeVisible();
  await sync.getByRole('button', { name: 'Update appStack' }).click();
  await expect(
    sync.getByText('Done: revision 4 of web-shop-aws'),
  ).toBeVisible();
  await sync.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('Up to date')).toBeVisible();
});

/** The same system through `stackgen generate`, as files by path. */
function generateByCommandLine(): Record<string, string> {
  const out = mkdtempSync(join(tmpdir(), 'stackgen-e2e-cli-'));
  try {
    execFileSync(
      process.execPath,
      [
        join(ROOT, 'scripts', 'stackgen.mjs'),
        'generate',
        '--catalog',
        join(ROOT, 'examples', 'catalog'),
        join(ROOT, 'examples', 'org.yaml'),
        '--system',
        'system:default/web-shop',
        '--cloud',
        'aws',
        '--out',
        out,
      ],
      { stdio: 'pipe' },
    );
    return Object.fromEntries(
      readdirSync(out, { recursive: true })
        .map(entry => join(out, String(entry)))
        .filter(path => statSync(path).isFile())
        .map(path => [relative(out, path), readFileSync(path, 'utf8')]),
    );
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** All of them end before the right edge of the screen. */
async function expectNoneBeside(page: Page, parts: Locator) {
  const { width } = page.viewportSize()!;
  const beside = await parts.evaluateAll(
    (elements, edge) =>
      elements
        .filter(element => element.getBoundingClientRect().right > edge)
        .map(element => element.textContent),
    width,
  );
  expect(beside).toEqual([]);
}

/** No violations in what is StackGen's; the rest of the page is Backstage's. */
async function expectAccessible(page: Page) {
  const dialog = page.getByRole('dialog');
  const builder = new AxeBuilder({ page });
  const scoped = (await dialog.count())
    ? builder.include('[role="dialog"]')
    : builder.include('main');
  const { violations } = await scoped.analyze();
  expect(
    violations.map(({ id, nodes }) => ({
      id,
      targets: nodes.map(n => n.target),
    })),
  ).toEqual([]);
}
