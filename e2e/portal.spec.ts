import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { signIn } from './signIn';

test('a guest signs in and finds the systems of the example catalog', async ({
  page,
}) => {
  const problems: string[] = [];
  page.on('pageerror', error => problems.push(String(error)));

  await signIn(page, '/?filters[kind]=system&filters[user]=all');
  await expect(page).toHaveTitle(/StackGen/);
  await expect(page.getByRole('link', { name: 'Web shop' })).toBeVisible();

  const { violations } = await new AxeBuilder({ page })
    .include('nav')
    .analyze();
  expect(violations.map(violation => violation.id)).toEqual([]);
  expect(problems).toEqual([]);
});
