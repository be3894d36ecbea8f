// The main job: a click, and the browser has the file.
import { bannerStatus, bytesOf, downloadButton, expectFileName, open, saved, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, expectedFile, expectedRows, type Kind } from '../people';

test.use({ person: OLGA });

const BUTTONS: { where: string; address: string; kind: Kind }[] = [
  { where: 'the card Export All Sessions', address: '/w/acme/export-data', kind: 'sessions' },
  { where: 'the card Export All Users', address: '/w/acme/export-data', kind: 'users' },
  { where: 'the card Export All Groups', address: '/w/acme/export-data', kind: 'groups' },
  { where: 'the Users page, whatever is searched there', address: '/w/acme/users?q=Kim', kind: 'users' },
  { where: 'the Groups page, whatever is searched there', address: '/w/acme/groups?q=Sales', kind: 'groups' },
];

for (const { where, address, kind } of BUTTONS) {
  test(`${where} gives the whole file of ${kind}, byte for byte`, async ({ page, server }) => {
    await open(page, address);
    const startedAt = new Date();
    const download = await saved(page, () => downloadButton(page, kind).click());
    expectFileName(download.suggestedFilename(), kind, startedAt);
    expect(download.url()).toMatch(new RegExp(`^blob:${server.url}/`));
    expect(await bytesOf(download)).toEqual(expectedFile(kind));
    const words = `${download.suggestedFilename()} was saved: ${expectedRows(kind)} rows.`;
    await expect(bannerStatus(page)).toContainText(words);
  });
}

test('each card says what its file holds', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  for (const [title, words] of [
    ['Export All Sessions', 'Roleplay session data including scores, attempt numbers, assignments, and program info'],
    ['Export All Users', 'Workspace members including roles, seat types, and group memberships'],
    ['Export All Groups', 'Groups with their member lists and roles'],
  ]) {
    const heading = page.getByRole('heading', { name: title });
    await expect(page.locator('section').filter({ has: heading })).toContainText(words);
  }
  await expect(page.getByRole('link', { name: 'support@example.com' })).toHaveAttribute('href', /^mailto:/);
});

test('the history tells what was exported, by whom, and gives it again', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  await expect(page.getByText('No exports yet.')).toBeVisible();
  const first = await saved(page, () => downloadButton(page, 'groups').click());
  await expect(tableRows(page)).toHaveCount(1);
  for (const words of ['Groups', 'Olga Owner', String(expectedRows('groups')), 'Ready']) {
    await expect(tableRows(page).getByText(words, { exact: true })).toBeVisible();
  }
  const again = await saved(page, () => page.getByRole('link', { name: 'Download again' }).click());
  expect(again.suggestedFilename()).toBe(first.suggestedFilename());
  expect(await bytesOf(again)).toEqual(expectedFile('groups'));

  await saved(page, () => downloadButton(page, 'users').click());
  await expect(tableRows(page)).toHaveCount(2);
  await expect(tableRows(page).first()).toContainText('Users');
});
