// What happens to an export when its page is loaded again, has a twin, or loses its server.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { banner, bannerAlarm, bannerStatus, bytesOf, downloadButton, downloadButtons, open, otherExports, ready, saved, savedFiles, tableRows, tryAgain } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, expectedFile } from '../people';

test.use({ person: OLGA });

test('after a reload the banner comes back, and the file downloads by itself', async ({ page, server }) => {
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  await downloadButton(page, 'sessions').click();
  await expect(tableRows(page).getByText('Running', { exact: true })).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(bannerStatus(page)).toContainText('Generating the Sessions report…');
  await expect(downloadButton(page, 'users')).toHaveAttribute('aria-disabled', 'true');

  // On another page, too.
  await open(page, '/w/acme/groups');
  await expect(bannerStatus(page)).toContainText('Generating the Sessions report…');
  const files = savedFiles(page);
  const download = await saved(page, () => server.releaseExports());
  expect(await bytesOf(download)).toEqual(expectedFile('sessions'));

  await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
  await page.reload();
  await ready(page);
  await expect(banner(page)).toBeHidden();
  expect(files, 'saved once').toHaveLength(1);
});

test('loaded again before the server knows that the file was saved, the page saves it no second time', async ({ page }) => {
  const files = savedFiles(page);
  await page.route('**/api/exports/settle', () => {});
  await open(page, '/w/acme/export-data');
  await saved(page, () => downloadButton(page, 'users').click());
  await open(page, '/w/acme/export-data');
  await expect(tableRows(page).getByText('Ready', { exact: true })).toBeVisible();
  await expect(banner(page)).toBeHidden();
  expect(files).toHaveLength(1);
});

test('a tab that is duplicated saves the file once', async ({ page, server }) => {
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  await downloadButton(page, 'users').click();
  await expect(banner(page)).toContainText('24 of 24 rows');
  // Like a duplicate, a window that a page opens begins with a copy of all that the tab keeps.
  await page.evaluate(() => sessionStorage.setItem('kept', 'here'));
  const [twin] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open(location.href))]);
  await ready(twin);
  expect(await twin.evaluate(() => sessionStorage.getItem('kept'))).toBe('here');
  const files = savedFiles(twin);
  await expect(otherExports(twin)).toContainText('Users report, asked for by Olga Owner');
  await expect(banner(twin)).toBeHidden();
  await saved(page, () => server.releaseExports());
  await expect(otherExports(twin)).toHaveCount(0);
  expect(files).toEqual([]);
});

test('another tab of the same person does not download it as well', async ({ page, context, server }) => {
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  await downloadButton(page, 'users').click();
  await expect(bannerStatus(page)).toContainText('Generating the Users report…');
  const other = await context.newPage();
  const files = savedFiles(other);
  await open(other, '/w/acme/export-data');
  await expect(tableRows(other).getByText('Running', { exact: true })).toBeVisible();
  await expect(banner(other)).toBeHidden();
  await expect(otherExports(other)).toContainText('Users report, asked for by Olga Owner');
  for (const button of await downloadButtons(other).all()) await expect(button).not.toHaveAttribute('aria-disabled');

  // Asking for the same file joins the export that runs; asking for nothing gets nothing.
  const third = await context.newPage();
  await open(third, '/w/acme/users');
  await downloadButton(third, 'users').click();
  await expect(bannerStatus(third)).toContainText('Generating the Users report…');
  // The words stand there at once; how far it is only the server can tell.
  await expect(banner(third)).toContainText('100%');

  const [first, joined] = await Promise.all([
    page.waitForEvent('download'),
    third.waitForEvent('download'),
    server.releaseExports(),
  ]);
  for (const download of [first, joined]) expect(await bytesOf(download)).toEqual(expectedFile('users'));
  await open(other, '/w/acme/export-data');
  await expect(tableRows(other)).toHaveCount(1);
  await expect(tableRows(other).getByText('Ready', { exact: true })).toBeVisible();
  expect(files).toEqual([]);
});

test.describe('a server that is killed', () => {
  test.use({ expectedComplaint: /net::ERR_|network error/ });

  test('leaves no file, the banner says so, and Try again works once it is back', async ({ page, server }) => {
    await server.holdExports();
    await open(page, '/w/acme/export-data');
    const files = savedFiles(page);
    await downloadButton(page, 'sessions').click();
    await expect(tableRows(page).getByText('Running', { exact: true })).toBeVisible();
    await server.kill();
    await expect(bannerAlarm(page)).toHaveText('The connection to the server was lost, so no file was saved.');
    await expect(banner(page)).toHaveAttribute('data-tone', 'failed');
    expect(files).toEqual([]);
    const kept = await readdir(join(server.folder, 'exports'), { recursive: true });
    expect(kept.filter((name) => name.endsWith('.csv'))).toEqual([]);

    await server.releaseExports();
    await server.start();
    const download = await saved(page, () => tryAgain(page).click());
    expect(await bytesOf(download)).toEqual(expectedFile('sessions'));
    await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
    expect(files).toHaveLength(1);
  });
});
