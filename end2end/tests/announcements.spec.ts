// What a screen reader says by itself: the texts that appear in live regions, in their order.
import type { Page } from '@playwright/test';
import { banner, bannerAlarm, bannerStatus, cancelButton, downloadButton, leaveExport, menuLink, open, otherExports, saved, tableRows, tryAgain } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, expectedRows } from '../people';

test.use({ person: OLGA });

/** Notes in the page every text that a live region gets from now on. */
function noteAll() {
  const said: string[] = [];
  const note = (region: Element) => {
    const text = region.textContent!.trim();
    if (text) said.push(`${region.getAttribute('role') ?? 'milestone'}: ${text}`);
  };
  // A region that comes with its text is not announced, so only those count that are there already.
  for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
    new MutationObserver(() => note(region)).observe(region, { characterData: true, childList: true, subtree: true });
  }
  Object.assign(window, { said });
}

const notesOf = (page: Page) => () => page.evaluate(() => (window as unknown as { said: string[] }).said);

/** Listens from now on; the answer reads the notes. */
async function listen(page: Page) {
  await page.evaluate(noteAll);
  return notesOf(page);
}

/** Listens in every page from its start on, before it is taken up. */
async function listenFromTheStart(page: Page) {
  await page.addInitScript(`addEventListener('DOMContentLoaded', ${noteAll})`);
  return notesOf(page);
}

const GENERATING = 'Generating the Users report… Keep this page open; the file downloads by itself.';

test('the start and the end are said once each, and no row counts between', async ({ page, server }) => {
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  for (const region of [bannerStatus(page), bannerAlarm(page)]) {
    await expect(region, 'is there before its text').toHaveCount(1);
    await expect(region).toBeEmpty();
  }
  const said = await listen(page);
  await downloadButton(page, 'users').click();
  await expect(page.getByText('24 of 24 rows')).toBeVisible();
  expect(await said()).toEqual([`status: ${GENERATING}`]);
  const download = await saved(page, () => server.releaseExports());
  const end = `${download.suggestedFilename()} was saved: ${expectedRows('users')} rows. 12 cells were guarded against formulas.`;
  await expect(bannerStatus(page)).toHaveText(end);
  expect(await said()).toEqual([`status: ${GENERATING}`, `status: ${end}`]);
});

test('a failure is said at once, and so is the next try', async ({ page, server }) => {
  await server.breakExportStore();
  await open(page, '/w/acme/users');
  const said = await listen(page);
  await downloadButton(page, 'users').click();
  await expect(tryAgain(page)).toBeVisible();
  const failure = (await said())[1];
  expect(failure).toMatch(/^alert: The Users report could not be made\. The file could not be stored\./);
  await server.mendExportStore();
  await saved(page, () => tryAgain(page).click());
  await expect(bannerStatus(page)).toContainText('was saved');
  const [again, end, ...more] = (await said()).slice(2);
  expect([again, more]).toEqual([`status: ${GENERATING}`, []]);
  expect(end).toContain(`was saved: ${expectedRows('users')} rows.`);
});

test('that an export has to wait for others is said', async ({ page, context, server }) => {
  await server.kill();
  server.more = { EXPORTS_PER_WORKSPACE: '1' };
  await server.start();
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  await downloadButton(page, 'groups').click();
  await expect(tableRows(page).getByText('Running', { exact: true })).toBeVisible();
  const second = await context.newPage();
  await open(second, '/w/acme/users');
  const said = await listen(second);
  await downloadButton(second, 'users').click();
  await expect(banner(second)).toContainText('Waiting for its turn');
  expect(await said()).toEqual([`status: ${GENERATING}`, 'milestone: Waiting for its turn: other exports are made first.']);
  await saved(second, () => server.releaseExports());
});

test('that it was canceled is said', async ({ page, server }) => {
  await server.holdExports();
  await open(page, '/w/acme/groups');
  const said = await listen(page);
  await downloadButton(page, 'groups').click();
  await cancelButton(page).click();
  await expect(bannerStatus(page)).toHaveText('The Groups report was canceled.');
  expect(await said()).toEqual([`status: ${GENERATING.replace('Users', 'Groups')}`, 'status: The Groups report was canceled.']);
});

test('what the history is filtered for is said to be found', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  await saved(page, () => downloadButton(page, 'groups').click());
  // The end of the export is said too, which may come after the download.
  await expect(bannerStatus(page)).toContainText('was saved');
  await expect(tableRows(page).getByText('Ready', { exact: true })).toBeVisible();
  const said = await listen(page);
  await page.getByLabel('Report', { exact: true }).selectOption('Users');
  await expect(page.getByText('No export is like this.')).toBeVisible();
  await page.getByLabel('Report', { exact: true }).selectOption('Groups');
  await expect(tableRows(page)).toHaveCount(1);
  expect(await said()).toEqual(['status: Exports found: 0', 'status: Exports found: 1']);
});

test('a page that is loaded again says what goes on, and then the end', async ({ page, server }) => {
  await server.holdExports();
  await open(page, '/w/acme/users');
  await downloadButton(page, 'users').click();
  await expect(page.getByText('24 of 24 rows')).toBeVisible();
  const said = await listenFromTheStart(page);
  await open(page, '/w/acme/users');
  await expect(page.getByText('24 of 24 rows')).toBeVisible();
  await saved(page, () => server.releaseExports());
  await expect(bannerStatus(page)).toContainText('was saved');
  const [start, end, ...more] = await said();
  expect([start, more]).toEqual([`status: ${GENERATING}`, []]);
  expect(end).toContain('was saved: 24 rows.');
});

test('a file that waits is said to be ready, and the way to the disk too', async ({ page, context, server }) => {
  await leaveExport(page, server, '/w/acme/users', 'users');
  const later = await context.newPage();
  const said = await listenFromTheStart(later);
  await open(later, '/w/acme/sessions');
  await expect(otherExports(later)).toHaveCount(1);
  expect(await said()).toEqual(['status: The Users report that you asked for is ready.']);
  const download = await saved(later, () => otherExports(later).getByRole('button', { name: /^Download/ }).click());
  await expect(bannerStatus(later)).toContainText('was saved');
  const [start, end, ...more] = (await said()).slice(1);
  expect([start, more]).toEqual([`status: Downloading ${download.suggestedFilename()}…`, []]);
  expect(end).toContain(`status: ${download.suggestedFilename()} was saved`);
});

test('that a file was deleted and options were reset is said, and the focus stays near', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  const download = await saved(page, () => downloadButton(page, 'groups').click());
  await page.getByText('Options', { exact: true }).click();
  await page.getByLabel('Exact text').check();
  const card = page.locator('section.card', { has: page.getByRole('heading', { name: 'Export All Users' }) });
  await expect(card).toContainText('Exact text');
  const said = await listen(page);
  await card.getByRole('button', { name: 'Reset' }).click();
  await expect(card.getByRole('button', { name: 'Reset' })).toHaveCount(0);
  expect(await card.evaluate((card) => card.contains(document.activeElement))).toBe(true);
  await tableRows(page).getByText('Proof and downloads').click();
  await tableRows(page).getByRole('button', { name: 'Delete the file now' }).click();
  await expect(tableRows(page).getByText('No longer kept', { exact: true })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Exports', exact: true })).toBeFocused();
  const heard = (await said()).filter((text) => !text.includes('Your choice is saved'));
  expect(heard).toEqual(['status: All options are back to the defaults.', `status: ${download.suggestedFilename()} was deleted.`]);
});

test('a new page takes the focus and names the document', async ({ page }) => {
  await open(page, '/w/acme/sessions');
  for (const [name, title] of [['Users', 'Workspace Users'], ['Groups', 'Workspace Groups'], ['Export Data', 'Export Data']]) {
    await menuLink(page, name).click();
    await expect(page).toHaveTitle(`${title} · Console`);
    await expect(page.getByRole('main')).toBeFocused();
  }
});
