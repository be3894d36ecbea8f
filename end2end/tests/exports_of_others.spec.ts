// Several tabs and several admins: each sees all that runs, and gets only what it asked for.
import type { Browser, BrowserContext } from '@playwright/test';
import { banner, bannerAlarm, bannerStatus, bytesOf, cancelButton, downloadButton, leaveExport, open, otherExports, ready, saved, savedFiles, tableRows, tryAgain } from '../console_page';
import { expect, test } from '../fixtures';
import { ADA, OLGA, expectedFile } from '../people';

test.use({ person: OLGA });

/** A browser of its own, in which somebody else is signed in. */
async function browserOf(browser: Browser, baseURL: string, storageState: Awaited<ReturnType<BrowserContext['storageState']>>) {
  const context = await browser.newContext({ baseURL, storageState });
  return context.newPage();
}

test('two admins export at the same time, and each sees both', async ({ page: olga, browser, server, prepared }) => {
  await server.holdExports();
  const ada = await browserOf(browser, server.url, prepared.signedIn.get(ADA)!);
  await open(olga, '/w/acme/export-data');
  await open(ada, '/w/acme/users');
  await expect(otherExports(ada)).toHaveCount(0);
  await downloadButton(olga, 'groups').click();
  await expect(otherExports(ada)).toContainText('Groups report, asked for by Olga Owner');
  await expect(otherExports(ada).getByRole('progressbar')).toHaveAttribute('aria-valuenow', '100');
  await expect(otherExports(ada).getByRole('button'), 'an admin does not cancel what an owner began').toHaveCount(0);

  await downloadButton(ada, 'users').click();
  await expect(bannerStatus(ada)).toContainText('Generating the Users report…');
  await expect(otherExports(olga)).toContainText('Users report, asked for by Ada Lovelace');
  const files = savedFiles(olga);
  const [ofOlga, ofAda] = await Promise.all([
    olga.waitForEvent('download'),
    ada.waitForEvent('download'),
    server.releaseExports(),
  ]);
  expect(await bytesOf(ofOlga)).toEqual(expectedFile('groups'));
  expect(await bytesOf(ofAda)).toEqual(expectedFile('users'));
  await expect(otherExports(olga)).toHaveCount(0);
  await expect(tableRows(olga).getByText('Ready', { exact: true })).toHaveCount(2);
  expect(files).toHaveLength(1);
  await ada.context().close();
});

test('an owner cancels what an admin began, who is told', async ({ page: olga, browser, server, prepared }) => {
  await server.holdExports();
  const ada = await browserOf(browser, server.url, prepared.signedIn.get(ADA)!);
  await open(ada, '/w/acme/export-data');
  await downloadButton(ada, 'sessions').click();
  await open(olga, '/w/acme/sessions');
  await otherExports(olga).getByRole('button', { name: 'Cancel the Sessions report' }).click();
  await expect(otherExports(olga)).toHaveCount(0);
  await expect(bannerStatus(ada)).toHaveText('The Sessions report was canceled by Olga Owner.');
  await expect(cancelButton(ada)).toHaveCount(0);
  await ada.context().close();
});

test('an export that waits for others says so', async ({ page, context, server }) => {
  await server.kill();
  server.more = { EXPORTS_PER_WORKSPACE: '1' };
  await server.start();
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  await downloadButton(page, 'users').click();
  await expect(tableRows(page).getByText('Running', { exact: true })).toBeVisible();
  const second = await context.newPage();
  await open(second, '/w/acme/groups');
  await downloadButton(second, 'groups').click();
  await expect(banner(second).getByText('Waiting for its turn: other exports are made first.').first()).toBeVisible();
  await expect(otherExports(page)).toContainText('Waiting for its turn');
  const download = await saved(second, () => server.releaseExports());
  expect(await bytesOf(download)).toEqual(expectedFile('groups'));
});

test.describe('another workspace of the same person', () => {
  test.use({ person: ADA });

  test('an export that goes on while another workspace is open says of which it is', async ({ page, server }) => {
    await server.holdExports();
    await open(page, '/w/acme/export-data');
    await downloadButton(page, 'users').click();
    await expect(banner(page)).toContainText('24 of 24 rows');
    await expect(banner(page)).not.toContainText('In the workspace');
    await page.locator('summary', { hasText: 'Switch workspace' }).click();
    await page.getByRole('link', { name: 'Globex, Inc.' }).click();
    await ready(page);
    await expect(page).toHaveURL('/w/globex/sessions');
    await expect(banner(page)).toContainText('In the workspace Acme Learning');
    const download = await saved(page, () => server.releaseExports());
    expect(await bytesOf(download)).toEqual(expectedFile('users'));
    await banner(page).getByText('Guarded cells').click();
    await expect(banner(page).locator('tbody tr')).toHaveCount(12);
  });
});

test('a page that is closed loses nothing: the next one offers the file', async ({ page, context, server }) => {
  await leaveExport(page, server, '/w/acme/export-data', 'users');
  const later = await context.newPage();
  await open(later, '/w/acme/sessions');
  const files = savedFiles(later);
  await expect(otherExports(later)).toContainText('The Users report that you asked for is ready.');
  expect(files, 'nothing downloads by itself that this tab did not ask for').toEqual([]);
  const download = await saved(later, () => otherExports(later).getByRole('button', { name: /^Download/ }).click());
  expect(await bytesOf(download)).toEqual(expectedFile('users'));
  await expect(bannerStatus(later)).toContainText('was saved');
  await expect(banner(later)).toBeFocused();
  await later.reload();
  await expect(later.locator('body[data-ready]')).toBeAttached();
  await expect(otherExports(later)).toHaveCount(0);
});

test('a file that waits can be put away', async ({ page, context, server }) => {
  await leaveExport(page, server, '/w/acme/users', 'users');
  const later = await context.newPage();
  await open(later, '/w/acme/users');
  const settled = later.waitForResponse('**/api/exports/settle');
  await otherExports(later).getByRole('button', { name: 'Put this file away' }).click();
  expect((await settled).ok()).toBe(true);
  await expect(otherExports(later)).toHaveCount(0);
});

test.describe('what can’t be downloaded again', () => {
  test.use({ expectedComplaint: /status of (401|410)/ });

  test('is told to be gone, and made anew', async ({ page, server }) => {
    await open(page, '/w/acme/export-data');
    await saved(page, () => downloadButton(page, 'groups').click());
    const again = page.getByRole('link', { name: 'Download again' });
    await expect(again).toBeVisible();
    await server.breakExportStore();
    await server.mendExportStore();
    await again.click();
    await expect(bannerAlarm(page)).toContainText('This file is no longer kept. Make the export again.');
    const download = await saved(page, () => tryAgain(page).click());
    expect(await bytesOf(download)).toEqual(expectedFile('groups'));
  });

  test('asks one to sign in who was signed out', async ({ page, context }) => {
    await open(page, '/w/acme/export-data');
    await saved(page, () => downloadButton(page, 'groups').click());
    await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
    await open(page, '/w/acme/export-data');
    const again = page.getByRole('link', { name: 'Download again' });
    await expect(again).toBeVisible();
    await context.clearCookies();
    await again.click();
    await expect(bannerAlarm(page)).toHaveText('You have been signed out. Sign in and try again.');
    await expect(banner(page).getByRole('link', { name: 'Sign in' })).toBeVisible();
  });
});
