// Workspace Users: filters, orders and selections, by mouse and by keyboard; the address says what is shown.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../appearance';
import { open, tabTo, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, edgeLine, manyMembers } from '../people';

test.use({ person: OLGA });

const filter = (page: Page, name: string) => page.getByRole('search').getByLabel(name, { exact: true });
const head = (page: Page, name: string) => page.getByRole('columnheader', { name: `Sort by ${name}`, exact: true });
const sort = (page: Page, name: string) => page.getByRole('link', { name: `Sort by ${name}`, exact: true });
const bar = (page: Page) => page.getByRole('region', { name: 'Selected users' });
const tick = (page: Page, name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
const sales = edgeLine({ type: 'group', name: 'Sales' }).id;

test('filters stand in the address, can be shared, and Back takes them off', async ({ page }) => {
  await open(page, '/w/acme/users');
  await filter(page, 'Status').selectOption('Deactivated');
  await expect(page).toHaveURL('/w/acme/users?status=deactivated');
  await expect(tableRows(page)).toHaveCount(2);
  await filter(page, 'Group').selectOption('Sales');
  await expect(tableRows(page)).toHaveCount(1);
  await filter(page, 'Role').selectOption('Staff');
  await expect(page.getByText('No user is like this.')).toBeVisible();
  await page.goBack();
  await expect(tableRows(page)).toHaveCount(1);
  await expect(filter(page, 'Role')).toHaveValue('');
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL('/w/acme/users');
  await expect(page.getByText('24 users')).toBeVisible();
  await expect(filter(page, 'Status')).toHaveValue('');

  await open(page, `/w/acme/users?group=${sales}&seat=full&q=alex&sort=joined`);
  await expect(tableRows(page)).toHaveCount(2);
  await expect(filter(page, 'Seat')).toHaveValue('full');
  await expect(filter(page, 'Group')).toHaveValue(String(sales));
  await expect(head(page, 'Joined')).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('searchbox').fill('alex.kim.b');
  await expect(tableRows(page)).toHaveCount(1);
  await expect.poll(() => decodeURIComponent(page.url())).toContain(`?q=alex.kim.b&seat=full&group=${sales}&sort=joined`);
});

test('each column orders the table, and again turns it round', async ({ page }) => {
  await open(page, '/w/acme/users');
  await expect(head(page, 'User')).toHaveAttribute('aria-sort', 'ascending');
  for (const [name, first, last] of [
    ['Role', 'Olga Owner', undefined],
    ['Joined', 'Olga Owner', 'anna de Vries'],
    ['Last login', undefined, 'anna de Vries'],
    ['Status', undefined, 'Al So-Off'],
    ['Seat', undefined, 'Sam Vendor'],
    ['Groups', undefined, undefined],
  ]) {
    await sort(page, name!).click();
    await expect(head(page, name!)).toHaveAttribute('aria-sort', 'ascending');
    if (first) await expect(tableRows(page).first()).toContainText(first);
    if (last) await expect(tableRows(page).last()).toContainText(last);
    await sort(page, name!).click();
    await expect(head(page, name!)).toHaveAttribute('aria-sort', 'descending');
    if (first) await expect(tableRows(page).last()).toContainText(first);
  }
  await page.goBack();
  await expect(head(page, 'Groups')).toHaveAttribute('aria-sort', 'ascending');
});

test('Back leads from a search to what was there before it, and Reset to everybody in the same order', async ({ page }) => {
  await open(page, '/w/acme/users?role=member&sort=joined');
  const all = await tableRows(page).count();
  await page.getByRole('searchbox', { name: 'Search users' }).pressSequentially('li@', { delay: 20 });
  await expect(page).toHaveURL(/q=li/);
  await expect(tableRows(page)).not.toHaveCount(all);
  await page.goBack();
  await expect(page).toHaveURL('/w/acme/users?role=member&sort=joined');
  await expect(tableRows(page)).toHaveCount(all);
  await page.getByRole('button', { name: 'Reset filters' }).click();
  await expect(page).toHaveURL('/w/acme/users?sort=joined');
  await expect(page.getByRole('button', { name: 'Reset filters' })).toHaveCount(0);
  await expect(page.locator('.news')).toBeFocused();
});

test('the order and the filters are there by keyboard, and stay with the next page', async ({ page, server }) => {
  await server.import(manyMembers(60));
  await open(page, '/w/acme/users');
  await tabTo(page, sort(page, 'Joined'));
  await page.keyboard.press('Enter');
  await expect(head(page, 'Joined')).toHaveAttribute('aria-sort', 'ascending');
  await expect(sort(page, 'Joined')).toBeFocused();
  await tabTo(page, filter(page, 'Seat'), 'Shift+Tab');
  await page.keyboard.type('Basic');
  await page.keyboard.press('Tab');
  await expect(page).toHaveURL('/w/acme/users?seat=basic&sort=joined');
  // Around the head of the page, to its end.
  await tabTo(page, page.getByRole('link', { name: 'Next' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/w/acme/users?seat=basic&sort=joined&page=2');
  await expect(page.locator('.listing-count')).toBeFocused();
});

test('those selected are changed at once, across pages', async ({ page, server }) => {
  await server.import(manyMembers(60));
  await open(page, '/w/acme/users?q=number');
  await tick(page, 'Pat Number001').check();
  await page.getByRole('link', { name: 'Next' }).click();
  await tick(page, 'Pat Number060').check();
  await expect(bar(page)).toContainText('2 selected');
  await expectAccessible(page, 'the bar of the selection');
  await bar(page).getByRole('button', { name: 'Change role' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change role' });
  await expectAccessible(page, 'the dialog');
  await dialog.getByLabel('Role').selectOption('Staff');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.news')).toHaveText('2 users changed.');
  await expect(page.locator('.news')).toBeFocused();
  await expect(bar(page).getByRole('button')).toHaveCount(0);
  await filter(page, 'Role').selectOption('Staff');
  await expect(page.getByText('2 users', { exact: true })).toBeVisible();

  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await bar(page).getByRole('button', { name: 'Change seat' }).click();
  await page.getByRole('dialog').getByLabel('Seat').selectOption('Exec Staff');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(tableRows(page).filter({ hasText: 'Exec Staff' })).toHaveCount(2);

  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await bar(page).getByRole('button', { name: 'Set groups' }).click();
  const groups = page.getByRole('dialog', { name: 'Set groups' });
  await groups.getByRole('button', { name: 'Save' }).click();
  await expect(groups.getByText('Choose at least one group.')).toBeVisible();
  await groups.getByRole('checkbox', { name: /^Beta/ }).check();
  await expectAccessible(page, 'the dialog Set groups');
  await groups.getByRole('button', { name: 'Save' }).click();
  await expect(tableRows(page).filter({ hasText: 'Beta' })).toHaveCount(2);
});

test('by keyboard: selected, deactivated, and said for whom it is forbidden', async ({ page }) => {
  await open(page, '/w/acme/users?q=o');
  await tabTo(page, tick(page, 'Olga Owner'));
  await page.keyboard.press('Space');
  await tabTo(page, tick(page, 'Sam Vendor'));
  await page.keyboard.press('Space');
  await expect(bar(page)).toContainText('2 selected');
  await tabTo(page, bar(page).getByRole('button', { name: 'Deactivate' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Deactivate users' });
  await expect(dialog).toContainText('For 2 selected users: Olga Owner, Sam Vendor.');
  await tabTo(page, dialog.getByRole('button', { name: 'Deactivate' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 user changed.')).toBeVisible();
  await expect(page.getByText('Olga Owner is the last active owner')).toBeVisible();
  await expect(tableRows(page).filter({ hasText: 'Sam Vendor' })).toContainText('Deactivated');
  await expectAccessible(page, 'what became of it');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('orders are links and filters are a form', async ({ page }) => {
    await page.goto('/w/acme/users');
    await sort(page, 'Joined').click();
    await expect(tableRows(page).first()).toContainText('Olga Owner');
    await filter(page, 'Status').selectOption('Deactivated');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(tableRows(page)).toHaveCount(2);
    await expect(head(page, 'Joined')).toHaveAttribute('aria-sort', 'ascending');
    await expect(filter(page, 'Status')).toHaveValue('deactivated');
  });
});
