// Large files go from the server to the disk without passing through the page.
import { bannerStatus, bytesOf, downloadButton, open, saved } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, expectedFile, expectedRows } from '../people';

test.use({ person: OLGA });

test('above the setting the browser downloads by itself, and the banner says so', async ({ page, server }) => {
  await server.kill();
  server.more = { LARGEST_BLOB_MEGABYTES: '0' };
  await server.start();
  await open(page, '/w/acme/export-data');
  const download = await saved(page, () => downloadButton(page, 'groups').click());
  expect(download.url()).toMatch(new RegExp(`^${server.url}/w/acme/exports/`));
  expect(await bytesOf(download)).toEqual(expectedFile('groups'));
  await expect(bannerStatus(page)).toContainText(`is large, so your browser downloads it by itself: ${expectedRows('groups')} rows.`);
});

test.describe('one that is gone', () => {
  test.use({ expectedComplaint: /status of 410|net::ERR_/ });

  test('is told before the browser is sent for it', async ({ page, server }) => {
    await open(page, '/w/acme/export-data');
    await saved(page, () => downloadButton(page, 'groups').click());
    await server.kill();
    server.more = { LARGEST_BLOB_MEGABYTES: '0' };
    await server.start();
    await open(page, '/w/acme/export-data');
    await server.breakExportStore();
    await server.mendExportStore();
    await page.getByRole('link', { name: 'Download again' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'This file has expired.' })).toBeVisible();
  });
});
