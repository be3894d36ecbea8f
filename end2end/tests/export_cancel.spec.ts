// The bar while a file is made, and the way to stop it.
import { banner, bannerStatus, cancelButton, downloadButton, downloadButtons, open, otherExports, saved, savedFiles, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { ADA, OLGA, expectedRows } from '../people';

test.use({ person: OLGA });

test('a bar and the title of the tab tell how far the file is', async ({ page, server }) => {
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  await expect(page).toHaveTitle('Export Data · Console');
  await downloadButton(page, 'users').click();
  const bar = banner(page).getByRole('progressbar');
  await expect(bar).toHaveAttribute('aria-valuenow', '100');
  await expect(bar).toHaveAttribute('aria-valuemin', '0');
  await expect(bar).toHaveAttribute('aria-valuemax', '100');
  const rows = expectedRows('users');
  await expect(bar).toHaveAttribute('aria-valuetext', `${rows} of ${rows} rows · 100%`);
  await expect(page).toHaveTitle('100% · Export Data · Console');
  await saved(page, () => server.releaseExports());
  await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
  await expect(bar).toHaveCount(0);
  await expect(page).toHaveTitle('Export Data · Console');
});

test.describe('in another workspace by now', () => {
  test.use({ person: ADA });

  test('Cancel still ends what was begun in the first', async ({ page, server }) => {
    await server.holdExports();
    await open(page, '/w/acme/users');
    await downloadButton(page, 'users').click();
    await expect(cancelButton(page)).toBeVisible();
    await page.locator('summary', { hasText: 'Switch workspace' }).click();
    await page.getByRole('link', { name: 'Globex, Inc.' }).click();
    await expect(page).toHaveURL('/w/globex/sessions');
    await cancelButton(page).click();
    await expect(bannerStatus(page)).toHaveText('The Users report was canceled.');
  });
});

test('after another one was canceled, the tab’s own can be, too', async ({ page, context, server }) => {
  await server.holdExports();
  const other = await context.newPage();
  await open(other, '/w/acme/groups');
  await downloadButton(other, 'groups').click();
  await open(page, '/w/acme/users');
  await downloadButton(page, 'users').click();
  await expect(cancelButton(page)).toBeVisible();
  await otherExports(page).getByRole('button', { name: 'Cancel the Groups report' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The Groups report was canceled.' })).toBeAttached();
  await expect(otherExports(page)).toHaveCount(0);
  await cancelButton(page).click();
  await expect(bannerStatus(page)).toHaveText('The Users report was canceled.');
});

test.describe('that fails', () => {
  test.use({ expectedComplaint: /net::ERR_/ });

  test('Cancel says so, and why', async ({ page, server }) => {
    await server.holdExports();
    await open(page, '/w/acme/users');
    await downloadButton(page, 'users').click();
    await page.route('**/api/exports/cancel', (route) => route.abort());
    await cancelButton(page).click();
    await expect(page.getByRole('alert').filter({ hasText: 'The export was not canceled.' })).toBeVisible();
    await page.unrouteAll();
    await cancelButton(page).click();
    await expect(bannerStatus(page)).toHaveText('The Users report was canceled.');
    await expect(page.getByText('The export was not canceled.')).toHaveCount(0);
  });
});

test('Cancel ends it, by keyboard too, and nothing is saved', async ({ page, server }) => {
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  const files = savedFiles(page);
  await downloadButton(page, 'sessions').click();
  await expect(tableRows(page).getByText('Running', { exact: true })).toBeVisible();
  await cancelButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(bannerStatus(page)).toHaveText('The Sessions report was canceled.');
  await expect(banner(page)).toBeFocused();
  await expect(banner(page)).toHaveAttribute('data-tone', 'canceled');
  await expect(cancelButton(page)).toHaveCount(0);
  await expect(tableRows(page).getByText('Canceled', { exact: true })).toBeVisible();
  await expect(tableRows(page)).toContainText('By Olga Owner');
  for (const button of await downloadButtons(page).all()) await expect(button).not.toHaveAttribute('aria-disabled');

  // It stays ended, and the next one is another.
  await server.releaseExports();
  await saved(page, () => downloadButton(page, 'users').click());
  expect(files).toHaveLength(1);
  expect(files[0]).toContain('users');
  await expect(tableRows(page).getByText('Canceled', { exact: true })).toHaveCount(1);
});
