// Searching and paging, by the address as much as by clicks.
import { open, ready, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, manyMembers } from '../people';

test.use({ person: OLGA });

test.beforeEach(({ server }) => server.import(manyMembers(120)));

test('goes from page to page, and back by the Back button', async ({ page }) => {
  await open(page, '/w/acme/users');
  await expect(page.getByText('144 users')).toBeVisible();
  const first = await tableRows(page).first().innerText();
  await expect(tableRows(page)).toHaveCount(50);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByText('Page 2 of 3', { exact: true })).toBeVisible();
  await expect(page.locator('.listing-count')).toBeFocused();
  await expect(page).toHaveURL('/w/acme/users?page=2');
  await expect(page.getByText('51–100 of 144')).toBeVisible();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByText('101–144 of 144')).toBeVisible();
  await expect(tableRows(page)).toHaveCount(44);
  await expect(page.getByRole('link', { name: 'Next' })).toHaveAttribute('aria-disabled', 'true');
  await page.goBack();
  await page.goBack();
  await expect(page.getByText('Page 1 of 3', { exact: true })).toBeVisible();
  expect(await tableRows(page).first().innerText()).toBe(first);
});

test('a page past the last one is the last one', async ({ page }) => {
  await open(page, '/w/acme/users?page=99');
  await expect(page.getByText('101–144 of 144')).toBeVisible();
  await expect(tableRows(page)).toHaveCount(44);
});

test('every member stands on exactly one page', async ({ page }) => {
  const seen: string[] = [];
  for (const number of [1, 2, 3]) {
    await open(page, `/w/acme/users?page=${number}`);
    seen.push(...(await page.locator('tbody .person').allInnerTexts()));
  }
  expect(seen).toHaveLength(144);
  expect(new Set(seen).size).toBe(144);
});

test('searches as one types, from the first page on', async ({ page }) => {
  await open(page, '/w/acme/users?page=3');
  const search = page.getByRole('searchbox', { name: 'Search users' });
  await search.fill('number01');
  await expect(page.getByText('10 users')).toBeVisible();
  await expect(page).toHaveURL('/w/acme/users?q=number01');
  await expect(tableRows(page)).toHaveCount(10);
  await search.fill('nobody at all');
  await expect(page.getByText('No user matches “nobody at all”.')).toBeVisible();
  await search.fill('');
  await expect(page.getByText('144 users')).toBeVisible();
  await expect(page).toHaveURL('/w/acme/users');
});

test('an address brings its search and page with it, and Back restores them', async ({ page }) => {
  await open(page, '/w/acme/users?q=acme.test&page=2');
  await expect(page.getByRole('searchbox')).toHaveValue('acme.test');
  await expect(page.getByText(/^Page 2 of/)).toBeVisible();
  const rows = await page.locator('tbody .person').allInnerTexts();
  await page.reload();
  await ready(page);
  expect(await page.locator('tbody .person').allInnerTexts()).toEqual(rows);

  await open(page, '/w/acme/groups');
  await page.getByRole('searchbox').fill('sales');
  await expect(tableRows(page)).toHaveCount(2);
  await page.getByRole('link', { name: 'Sales, EMEA' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sales, EMEA');
  await expect(tableRows(page)).toHaveCount(3);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Workspace Groups');
  await expect(page.getByRole('searchbox')).toHaveValue('sales');
  await expect(tableRows(page)).toHaveCount(2);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search and the pages are there, too', async ({ page }) => {
    await page.goto('/w/acme/users');
    await page.getByRole('link', { name: 'Next' }).click();
    await expect(page.getByText('51–100 of 144')).toBeVisible();
    await page.getByRole('searchbox').fill('number01');
    await page.getByRole('searchbox').press('Enter');
    await expect(tableRows(page)).toHaveCount(10);
  });
});
