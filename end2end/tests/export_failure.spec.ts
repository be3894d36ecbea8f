// When a file can't be made or doesn't arrive whole: red, a reason, another try, and nothing saved.
import { banner, bannerAlarm, bannerColour, bannerStatus, bytesOf, downloadButton, open, saved, savedFiles, tableRows, tryAgain } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, expectedFile } from '../people';

test.use({ person: OLGA });

test('a file that could not be stored is told in red, and can be tried again', async ({ page, server }) => {
  await server.breakExportStore();
  await open(page, '/w/acme/export-data');
  const files = savedFiles(page);
  await downloadButton(page, 'users').click();
  await expect(banner(page)).toHaveAttribute('data-tone', 'failed');
  expect(await bannerColour(page)).toBe('red');
  await expect(bannerAlarm(page)).toContainText('The Users report could not be made. The file could not be stored.');
  await expect(bannerStatus(page)).toBeEmpty();
  await expect(downloadButton(page, 'users')).toBeFocused();
  await expect(tableRows(page).getByText('Failed', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Download again' })).toHaveCount(0);

  await tryAgain(page).click();
  await expect(tableRows(page).getByText('Failed', { exact: true })).toHaveCount(2);
  await expect(banner(page)).toHaveAttribute('data-tone', 'failed');
  expect(files).toEqual([]);

  await server.mendExportStore();
  const download = await saved(page, () => tryAgain(page).click());
  await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
  await expect(bannerAlarm(page)).toBeEmpty();
  expect(await bytesOf(download)).toEqual(expectedFile('users'));
  await expect(tableRows(page)).toHaveCount(3);
});

test('a file that arrives incomplete is not saved', async ({ page }) => {
  await open(page, '/w/acme/groups');
  const files = savedFiles(page);
  await page.route('**/exports/*/*.csv', async (route) => {
    const whole = await (await route.fetch()).body();
    await route.fulfill({ body: whole.subarray(0, whole.length - 1), contentType: 'text/csv' });
  });
  await downloadButton(page, 'groups').click();
  await expect(bannerAlarm(page)).toContainText('The file arrived incomplete.');
  await expect(banner(page)).toHaveAttribute('data-tone', 'failed');
  expect(files).toEqual([]);

  await page.unroute('**/exports/*/*.csv');
  const download = await saved(page, () => tryAgain(page).click());
  expect(await bytesOf(download)).toEqual(expectedFile('groups'));
});

test('where the browser can compute no hash, the banner says that the size alone was checked', async ({ page }) => {
  // As on an address without TLS.
  await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
  await open(page, '/w/acme/export-data');
  const download = await saved(page, () => downloadButton(page, 'groups').click());
  expect(await bytesOf(download)).toEqual(expectedFile('groups'));
  await expect(bannerStatus(page)).toContainText('Its size is right; its SHA-256 can’t be checked here');
});

test('a file that arrives changed is not saved, though its size is right', async ({ page }) => {
  await open(page, '/w/acme/groups');
  const files = savedFiles(page);
  await page.route('**/exports/*/*.csv', async (route) => {
    const body = await (await route.fetch()).body();
    body[body.length - 3] ^= 1;
    await route.fulfill({ body, contentType: 'text/csv' });
  });
  await downloadButton(page, 'groups').click();
  await expect(bannerAlarm(page)).toContainText('The file arrived changed: its SHA-256 is not the one that was made.');
  expect(files).toEqual([]);
});

test.describe('while too many wait', () => {
  test.use({ expectedComplaint: /status of 429/ });

  test('a further one is refused in words, and nothing is begun', async ({ page, context, server }) => {
    await server.kill();
    server.more = { EXPORTS_PER_SERVER: '1', EXPORTS_WAITING_PER_WORKSPACE: '1' };
    await server.start();
    await server.holdExports();
    const others = [await context.newPage(), await context.newPage()];
    for (const [place, kind] of (['users', 'groups'] as const).entries()) {
      await open(others[place], '/w/acme/export-data');
      await downloadButton(others[place], kind).click();
      const state = place === 0 ? 'Running' : 'Waiting';
      await expect(tableRows(others[place]).getByText(state, { exact: true })).toBeVisible();
    }
    await open(page, '/w/acme/export-data');
    await expect(tableRows(page)).toHaveCount(2);
    await downloadButton(page, 'sessions').click();
    await expect(bannerAlarm(page)).toContainText('Too many exports of this workspace are waiting already, so this one was not begun.');
    expect(await bannerColour(page)).toBe('red');
    await expect(tableRows(page)).toHaveCount(3);
    await expect(tableRows(page).first()).toContainText('Failed');
    await expect(tableRows(page).first()).toContainText('so this one was not begun. Wait until one of them is ready');

    await server.releaseExports();
    await expect(tableRows(page).getByText('Ready', { exact: true })).toHaveCount(2);
    const download = await saved(page, () => tryAgain(page).click());
    expect(await bytesOf(download)).toEqual(expectedFile('sessions'));
  });
});

test.describe('after the sign-in has expired', () => {
  test.use({ expectedComplaint: /status of 401/ });

  test('the banner says so', async ({ page, context }) => {
    await open(page, '/w/acme/export-data');
    await context.clearCookies();
    const files = savedFiles(page);
    await downloadButton(page, 'sessions').click();
    await expect(bannerAlarm(page)).toHaveText('You have been signed out. Sign in and try again.');
    await expect(banner(page)).toHaveAttribute('data-tone', 'failed');
    expect(files).toEqual([]);
  });
});
