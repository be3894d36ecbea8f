// Options of exports: chosen in one panel, remembered, said, and what the files are then.
import type { Page } from '@playwright/test';
import { banner, bannerStatus, bytesOf, downloadButton, open, saved, tableRows } from '../console_page';
import { expectAccessible } from '../appearance';
import { expect, test } from '../fixtures';
import { ADA, OLGA, expectedFile, readCsv } from '../people';

test.use({ person: OLGA, locale: 'en-GB' });

const panel = (page: Page) => page.locator('details.options');

async function openPanel(page: Page) {
  await panel(page).locator('summary').click();
  await expect(panel(page).getByLabel('Started', { exact: true })).toBeVisible();
}

/** The words beside the button of a card, while there are any. */
const note = (page: Page, card: string) =>
  page.locator('section.card', { has: page.getByRole('heading', { name: card }) }).locator('.options-note');

const isSaved = (page: Page) => expect(panel(page).getByRole('status')).toHaveText('Your choice is saved.');

test('how files are written is chosen once for all three, remembered, and reset', async ({ page, browser, server }) => {
  await open(page, '/w/acme/export-data');
  await expect(page.locator('.options-note')).toHaveCount(0);
  await openPanel(page);
  await panel(page).getByLabel('Exact text').check();
  await panel(page).getByLabel('Byte order mark').check();
  await isSaved(page);
  await expect(note(page, 'Export All Groups')).toContainText('Exact text · Byte order mark');

  const download = await saved(page, () => downloadButton(page, 'groups').click());
  expect(download.suggestedFilename()).toMatch(/^acme-groups-\d{4}-\d\d-\d\d-exact-bom\.csv$/);
  const bytes = await bytesOf(download);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
  await expect(banner(page).getByText('Guarded cells')).toHaveCount(0);
  await expect(tableRows(page)).toContainText('Exact text · Byte order mark');

  // Another browser of the same person, and another page.
  const state = await page.context().storageState();
  const other = await browser.newContext({ storageState: state, baseURL: server.url, locale: 'en-GB' });
  const users = await other.newPage();
  await open(users, '/w/acme/users');
  await expect(users.locator('.options-note')).toContainText('Exact text · Byte order mark');
  const file = await saved(users, () => downloadButton(users, 'users').click());
  expect(file.suggestedFilename()).toMatch(/-exact-bom\.csv$/);
  // Nothing is clicked that still moves: the banner has another height once the file is saved.
  await expect(banner(users)).toHaveAttribute('data-tone', 'saved');
  await users.getByRole('button', { name: 'Reset all options to the defaults' }).click();
  await expect(users.locator('.options-note')).toHaveCount(0);
  const plain = await saved(users, () => downloadButton(users, 'users').click());
  expect(plain.suggestedFilename()).toMatch(/^acme-users-\d{4}-\d\d-\d\d\.csv$/);
  await other.close();
  await open(page, '/w/acme/export-data');
  await expect(page.locator('.options-note')).toHaveCount(0);
});

test('sessions are limited, and the card says to what and to how many', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  await openPanel(page);
  await expect(panel(page)).toContainText('Days begin at midnight in the workspace’s time zone, UTC.');
  await panel(page).getByLabel('Scenario').selectOption('Board pitch · Very Hard');
  await panel(page).getByLabel('Only valid attempts').check();
  await panel(page).getByLabel('Started', { exact: true }).selectOption('Between two days');
  await panel(page).getByLabel('Started from').fill('2025-05-24');
  await panel(page).getByLabel('Until (this day excluded)').fill('2025-05-25');
  await panel(page).getByLabel('Until (this day excluded)').press('Tab');
  await isSaved(page);
  const words = 'From 24 May 2025, before 25 May 2025 · Scenario: Board pitch · Only valid attempts';
  await expect(note(page, 'Export All Sessions')).toContainText(words);
  await expect(note(page, 'Export All Users')).toHaveCount(0);

  const whole = readCsv(expectedFile('sessions').toString());
  const expected = whole.filter(
    ([, , , scenario, , , , , valid, , , , start], place) =>
      place === 0 || (scenario === 'Board pitch' && valid === 'true' && start.startsWith('2025-05-24')),
  );
  await expect(page.locator('.export-rows').first()).toHaveText(`${expected.length - 1} rows`);
  const download = await saved(page, () => downloadButton(page, 'sessions').click());
  expect(download.suggestedFilename()).toMatch(/-2025-05-24-to-2025-05-25-scenario-board-pitch-valid\.csv$/);
  expect(readCsv((await bytesOf(download)).toString())).toEqual(expected);
  await expect(tableRows(page)).toContainText('From 24 May 2025, before 25 May 2025 (UTC)');

  await open(page, '/w/acme/export-data');
  await expect(note(page, 'Export All Sessions')).toContainText(words);
  await openPanel(page);
  await expect(panel(page).getByLabel('Started from')).toHaveValue('2025-05-24');
  await panel(page).getByRole('button', { name: 'Reset' }).click();
  await expect(page.locator('.options-note')).toHaveCount(0);
  await expect(panel(page).getByLabel('Scenario')).toHaveValue('');
});

test.describe('an empty range', () => {
  test.use({ expectedComplaint: /status of 422/ });

  test('is refused in words, and a period has its days said', async ({ page }) => {
    await open(page, '/w/acme/export-data');
    await openPanel(page);
    await panel(page).getByLabel('Started', { exact: true }).selectOption('This quarter');
    await expect(panel(page).locator('#option-days')).toHaveText(/From 1 \w{3} \d{4}, before 1 \w{3} \d{4}/);
    await expect(note(page, 'Export All Sessions')).toContainText('This quarter');
    await panel(page).getByLabel('Started', { exact: true }).selectOption('Between two days');
    await panel(page).getByLabel('Started from').fill('2026-02-02');
    await panel(page).getByLabel('Until (this day excluded)').fill('2026-02-02');
    await panel(page).getByLabel('Until (this day excluded)').press('Tab');
    await expect(panel(page).getByRole('alert')).toContainText('The range has no day in it');
  });
});

test('two days can be chosen first of all, and their fields stay once that is saved', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  await openPanel(page);
  await panel(page).getByLabel('Started', { exact: true }).selectOption('Between two days');
  await expect(panel(page).getByText('Your choice is saved.')).toBeVisible();
  await panel(page).getByLabel('Started from').fill('2025-05-24');
  await panel(page).getByLabel('Started from').press('Tab');
  await expect(note(page, 'Export All Sessions')).toContainText('24 May 2025');
  await panel(page).getByLabel('Started from').fill('');
  await panel(page).getByLabel('Started from').press('Tab');
  await expect(note(page, 'Export All Sessions')).toHaveCount(0);
  await expect(panel(page).getByLabel('Started from')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Reset' }).click();
  await expect(panel(page).getByLabel('Started', { exact: true })).toHaveValue('all');
});

test('only what is new is nothing, once all was exported', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  await saved(page, () => downloadButton(page, 'sessions').click());
  await openPanel(page);
  await panel(page).getByLabel('Only what is new since my last export').check();
  await isSaved(page);
  await expect(page.locator('.export-rows').first()).toHaveText('0 rows');
  const download = await saved(page, () => downloadButton(page, 'sessions').click());
  expect(download.suggestedFilename()).toMatch(/-new\.csv$/);
  expect(readCsv((await bytesOf(download)).toString())).toHaveLength(1);
  await expect(tableRows(page).first()).toContainText('New since the export of');
});

test('the banner says how many cells were guarded, and shows them', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  await saved(page, () => downloadButton(page, 'groups').click());
  await expect(bannerStatus(page)).toContainText(/\d+ cells were guarded against formulas\./);
  await banner(page).getByText('Guarded cells', { exact: true }).click();
  const cells = banner(page).getByRole('region', { name: 'Guarded cells' });
  await expect(cells.getByRole('row').nth(1)).toContainText(/\d/);
  await expectAccessible(page, 'the guarded cells');
});

test('the keyboard alone chooses, and the open panel is accessible', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  await panel(page).locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByLabel('Started', { exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(panel(page).getByLabel('Safe for spreadsheets')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(panel(page).getByLabel('Exact text')).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(panel(page).getByLabel('Byte order mark')).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(panel(page).getByLabel('Started', { exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panel(page).getByLabel('Group')).toBeFocused();
  await isSaved(page);
  await expectAccessible(page, 'the open panel');
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE', person: ADA });

  test('the panel speaks German', async ({ page }) => {
    await open(page, '/w/acme/export-data');
    await panel(page).locator('summary', { hasText: 'Optionen' }).click();
    await panel(page).getByLabel('Nur gültige Versuche').check();
    await expect(note(page, 'Alle Sitzungen exportieren')).toContainText('Nur gültige Versuche');
  });
});
