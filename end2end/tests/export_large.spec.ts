// Large files go from the server to the disk without passing through the page.
import { randomUUID } from 'node:crypto';
import { open as openFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { banner, bannerAlarm, bannerStatus, bytesOf, downloadButton, open, saved, savedFiles } from '../console_page';
import { expect, test } from '../fixtures';
import { EDGE, OLGA, expectedFile, expectedRows } from '../people';
import type { Server } from '../server';

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
    await expect(page.getByRole('alert').filter({ hasText: 'This file is no longer kept.' })).toBeVisible();
  });
});

/** So many sessions of a scenario whose name is so long that a hundred and fifty are 60 MB. */
function longSessions(scenario: string, count: number) {
  const lines = EDGE.trim().split('\n').map((line) => JSON.parse(line));
  const { id: workspace } = lines.find(({ type, slug }) => type === 'workspace' && slug === 'acme');
  const { id: user } = lines.find(({ type, email }) => type === 'user' && email === OLGA);
  const session = { type: 'session', workspace, user, scenario, status: 'in_progress', started_at: '2026-01-01T00:00:00Z' };
  const sessions = Array.from({ length: count }, () => ({ ...session, id: randomUUID() }));
  return [{ type: 'scenario', id: scenario, workspace, name: 'long '.repeat(80_000) }, ...sessions]
    .map((line) => JSON.stringify(line) + '\n')
    .join('');
}

/** The largest file that the console keeps. */
async function largestKept(server: Server) {
  const folder = join(server.folder, 'exports');
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map(async (name) => ({ name, ...(await stat(join(folder, name))) })));
  const { name, size } = sizes.filter(({ name }) => name.endsWith('.csv')).sort((one, other) => other.size - one.size)[0];
  return { path: join(folder, name), size };
}

/** Turns one bit of it over. */
async function damage(path: string, at: number) {
  const file = await openFile(path, 'r+');
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
  await file.write(Buffer.from([buffer[0] ^ 1]), 0, 1, at);
  await file.close();
}

test('up to 64 MB the page checks the hash before it saves, above only the size', async ({ page, server }) => {
  const scenario = randomUUID();
  await server.import(longSessions(scenario, 150));
  await open(page, '/w/acme/export-data');
  await saved(page, () => downloadButton(page, 'sessions').click());
  const below = await largestKept(server);
  expect(below.size).toBeGreaterThan(60_000_000);
  expect(below.size).toBeLessThan(64_000_000);
  await damage(below.path, below.size - 3);
  const files = savedFiles(page);
  await page.getByRole('link', { name: 'Download again' }).click();
  await expect(bannerAlarm(page)).toContainText('The file arrived changed: its SHA-256 is not the one that was made.');
  expect(files).toEqual([]);

  await server.import(longSessions(scenario, 15));
  await saved(page, () => downloadButton(page, 'sessions').click());
  const above = await largestKept(server);
  expect(above.size).toBeGreaterThan(64_000_000);
  await damage(above.path, above.size - 3);
  const download = await saved(page, () => page.getByRole('link', { name: 'Download again' }).first().click());
  expect((await bytesOf(download)).length).toBe(above.size);
  await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
});
