// The history of exports: searched by address, with the proof of each file and the way to be rid of it.
import { createHash } from 'node:crypto';
import { banner, bytesOf, downloadButton, open, saved, tableRows } from '../console_page';
import { expectAccessible } from '../appearance';
import { expect, test } from '../fixtures';
import { OLGA, expectedFile, readCsv } from '../people';

test.use({ person: OLGA });

test.describe('without its code', () => {
  test.use({ expectedComplaint: /Failed to (load resource|fetch)/ });

  test('it says so, and comes when one tries again', async ({ page }) => {
    await page.route('**/split_history*.wasm', (route) => route.abort());
    await open(page, '/w/acme/export-data');
    await expect(page.getByRole('heading', { name: 'No connection to the server' })).toBeVisible();
    await expectAccessible(page);
    await page.unroute('**/split_history*.wasm');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('No exports yet.')).toBeVisible();
    await saved(page, () => downloadButton(page, 'users').click());
    await expect(tableRows(page)).toHaveCount(1);
  });
});

test('it is searched by kind, person and state, and the address says for what', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  await expect(page.getByLabel('State')).toHaveCount(0);
  for (const kind of ['users', 'groups'] as const) {
    await saved(page, () => downloadButton(page, kind).click());
    await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
  }
  await expect(tableRows(page)).toHaveCount(2);
  await page.getByLabel('Report', { exact: true }).selectOption('Users');
  await expect(page).toHaveURL('/w/acme/export-data?kind=users');
  await expect(tableRows(page)).toHaveCount(1);
  await expect(tableRows(page)).toContainText('Users');
  await page.getByLabel('State').selectOption('Failed');
  await expect(page.getByText('No export is like this.')).toBeVisible();
  await page.goBack();
  await expect(tableRows(page)).toHaveCount(1);
  await expect(page.getByLabel('State')).toHaveValue('');
  await expect(page.getByLabel('Requested by')).toHaveText(/Everybody.*Olga Owner/s);

  await open(page, `/w/acme/export-data?state=ready&person=${OLGA}`);
  await expect(tableRows(page)).toHaveCount(2);
  await expect(page.getByLabel('State')).toHaveValue('ready');
  await expect(page.getByLabel('Requested by')).toHaveValue(OLGA);
});

test('each file has its SHA-256, its downloads, and can be deleted', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  await saved(page, () => downloadButton(page, 'groups').click());
  await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
  await open(page, '/w/acme/export-data');
  const row = tableRows(page);
  await row.getByText('Proof and downloads').click();
  const sha256 = createHash('sha256').update(expectedFile('groups')).digest('hex');
  await expect(row.getByText(sha256)).toBeVisible();
  await expect(row).toContainText(OLGA);
  await expectAccessible(page, 'a record that is open');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await row.getByRole('button', { name: 'Copy' }).click();
  await expect(row.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(sha256);

  await row.getByRole('button', { name: 'Delete the file now' }).click();
  await expect(row.getByText('No longer kept', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Download again' })).toHaveCount(0);
});

test('the audit trail can be had as CSV', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  await saved(page, () => downloadButton(page, 'users').click());
  await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
  const download = await saved(page, () => page.getByRole('link', { name: 'audit trail (CSV)' }).click());
  expect(download.suggestedFilename()).toMatch(/^acme-audit-\d{4}-\d\d-\d\d\.csv$/);
  const rows = readCsv((await bytesOf(download)).toString());
  expect(rows.slice(1).map(([, , , action]) => action)).toEqual(['requested', 'ready', 'downloaded', 'trail_downloaded']);
});
