// Everything in one: a fourth button, and a ZIP archive with the three files and what explains and proves them.
import { createHash } from 'node:crypto';
import { bannerStatus, bytesOf, downloadButton, everythingButton, open, saved, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, expectedFile, expectedRows, type Kind } from '../people';
import { readZip } from '../zip';

test.use({ person: OLGA });

const KINDS: Kind[] = ['users', 'groups', 'sessions'];
const ALL_ROWS = KINDS.map((kind) => expectedRows(kind)).reduce((sum, rows) => sum + rows);

function expectEverything(archive: Buffer) {
  const files = readZip(archive);
  expect([...files.keys()]).toEqual(['users.csv', 'groups.csv', 'sessions.csv', 'csv-metadata.json', 'manifest.json']);
  const manifest = JSON.parse(files.get('manifest.json')!.toString());
  expect(manifest.requested_by.email).toBe(OLGA);
  for (const [place, kind] of KINDS.entries()) {
    const content = files.get(`${kind}.csv`)!;
    expect(content).toEqual(expectedFile(kind));
    expect(manifest.files[place]).toMatchObject({
      name: `${kind}.csv`,
      rows: expectedRows(kind),
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
  }
}

test('the fourth button gives the three files in one, and the history gives it again', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Export Everything' }) });
  await expect(card.getByText(`${ALL_ROWS} rows`, { exact: true })).toBeVisible();
  const download = await saved(page, () => everythingButton(page).click());
  expect(download.suggestedFilename()).toMatch(/^acme-everything-\d{4}-\d\d-\d\d\.zip$/);
  expect(download.url()).toMatch(/^blob:/);
  expectEverything(await bytesOf(download));
  await expect(bannerStatus(page)).toContainText(`${download.suggestedFilename()} was saved: ${ALL_ROWS} rows.`);
  await expect(everythingButton(page)).toBeFocused();

  for (const words of ['Everything', String(ALL_ROWS), 'Ready']) {
    await expect(tableRows(page).getByText(words, { exact: true })).toBeVisible();
  }
  const again = await saved(page, () => page.getByRole('link', { name: 'Download again' }).click());
  expect(again.suggestedFilename()).toBe(download.suggestedFilename());
  expectEverything(await bytesOf(again));
});

test('it is off while another export runs, and the others are while it does', async ({ page, server }) => {
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  await everythingButton(page).press('Enter');
  await expect(bannerStatus(page)).toContainText('Generating the Everything report…');
  for (const button of [everythingButton(page), downloadButton(page, 'users')]) {
    await expect(button).toHaveAttribute('aria-disabled', 'true');
  }
  await saved(page, () => server.releaseExports());
  await expect(everythingButton(page)).not.toHaveAttribute('aria-disabled');
});

test('a large one goes from the server to the disk under its own name', async ({ page, server }) => {
  await server.kill();
  server.more = { LARGEST_BLOB_MEGABYTES: '0' };
  await server.start();
  await open(page, '/w/acme/export-data');
  const download = await saved(page, () => everythingButton(page).click());
  expect(download.url()).toMatch(new RegExp(`^${server.url}/w/acme/exports/.*\\.zip$`));
  expect(download.suggestedFilename()).toMatch(/^acme-everything-.*\.zip$/);
  expectEverything(await bytesOf(download));
});
