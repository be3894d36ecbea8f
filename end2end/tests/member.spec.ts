// One member: edited, deactivated and removed by mouse and by keyboard; two admins at once.
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { expectAccessible } from '../appearance';
import { bytesOf, downloadButton, fillSignIn, open, saved, signInProblem, tabTo, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { ADA, LI, OLGA, edgeLine, readCsv } from '../people';

test.use({ person: OLGA });

const li = edgeLine({ type: 'user', email: LI }).id;
const address = `/w/acme/users/${li}`;
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });
const done = (page: Page, words: string) => expect(page.locator('.news')).toHaveText(words);

async function exported(page: Page, kind: 'users' | 'groups' | 'sessions', email: string) {
  const file = await bytesOf(await saved(page, () => downloadButton(page, kind).click()));
  return readCsv(file.toString()).filter((row) => row.includes(email));
}

test('is edited by mouse, and the next export says so', async ({ page }) => {
  await open(page, '/w/acme/users');
  await page.getByRole('link', { name: /^小龍 李/ }).click();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('小龍 李');
  await expectAccessible(page, 'the page of a member');
  await page.getByLabel('First name').fill('Bruce');
  await page.getByLabel('Role', { exact: true }).selectOption('Staff');
  await page.getByLabel('Seat').selectOption('Basic');
  await page.getByRole('searchbox', { name: 'Search groups' }).fill('beta');
  await page.getByRole('checkbox', { name: /^Beta/ }).check();
  await page.getByLabel('Role in Beta').selectOption('Admin');
  await page.getByRole('button', { name: 'Remove Sales' }).click();
  await save(page).click();
  await done(page, 'Saved.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bruce 李');
  await page.getByRole('link', { name: 'All users' }).click();
  expect((await exported(page, 'users', LI))[0].slice(0, 6)).toEqual(['Bruce', '李', LI, 'Staff', 'Basic', 'Beta']);
});

test('is edited by keyboard alone', async ({ page }) => {
  await open(page, address);
  await tabTo(page, page.getByLabel('Last name'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Lee');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Role', { exact: true })).toBeFocused();
  await page.keyboard.type('Admin');
  await tabTo(page, save(page));
  await page.keyboard.press('Enter');
  await done(page, 'Saved.');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('小龍 Lee');
  await expect(page.getByLabel('Role', { exact: true })).toHaveValue('admin');
});

test('deactivated they are signed out everywhere, and reactivated they join no later', async ({ page, browser, prepared, server }) => {
  const theirs = await browser.newContext({ baseURL: server.url, storageState: prepared.signedIn.get(LI) });
  const theirPage = await theirs.newPage();
  await open(theirPage, '/w/acme/sessions');
  await open(page, address);
  const joined = await page.locator('.fact', { hasText: 'Joined' }).innerText();
  await page.getByRole('button', { name: 'Deactivate', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Deactivate this member?' });
  await expectAccessible(page, 'the question');
  await dialog.getByRole('button', { name: 'Deactivate' }).click();
  await done(page, '小龍 李 was deactivated.');
  await expect(page.locator('.news')).toBeFocused();
  await expectAccessible(page, 'a deactivated member');
  await open(theirPage, '/w/acme/sessions');
  await fillSignIn(theirPage, LI);
  await expect(signInProblem(theirPage)).not.toBeEmpty();
  await theirs.close();

  await page.getByRole('button', { name: 'Reactivate' }).click();
  await done(page, '小龍 李 was reactivated.');
  expect(await page.locator('.fact', { hasText: 'Joined' }).innerText()).toBe(joined);
});

test('removed they leave all groups, and their sessions stay', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  const sessions = await exported(page, 'sessions', LI);
  await open(page, address);
  await tabTo(page, page.getByRole('button', { name: 'Remove', exact: true }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Remove this member?' });
  await expect(dialog).toContainText('They leave all groups: Sales.');
  await expect(dialog).toContainText('Access ends at once');
  await expect(dialog).toContainText('stay in the Sessions export');
  await expectAccessible(page, 'the question');
  await tabTo(page, dialog.getByRole('button', { name: 'Remove' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/w/acme/users');
  await expect(page.getByText('23 users')).toBeVisible();
  expect(await exported(page, 'users', LI)).toEqual([]);
  await open(page, '/w/acme/export-data');
  expect(await exported(page, 'sessions', LI)).toEqual(sessions);
});

test.describe('what is forbidden', () => {
  test.use({ expectedComplaint: /status of (404|422)/ });

  test('the last owner stays, in words', async ({ page }) => {
    await open(page, `/w/acme/users/${edgeLine({ type: 'user', email: OLGA }).id}`);
    await page.getByLabel('Role', { exact: true }).selectOption('Admin');
    await save(page).click();
    await expect(page.getByText('This is the last active owner.')).toBeVisible();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(dialog.getByText('This is the last active owner.')).toBeVisible();
    await expectAccessible(page, 'the refusal');
  });

  test('there is no such member', async ({ page }) => {
    const response = await open(page, '/w/acme/users/00000000-0000-4000-8000-000000000000');
    expect(response.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
  });
});

test.describe('two admins who edit the same', () => {
  test.use({ expectedComplaint: /status of 409/ });

  /** Another admin changes the role meanwhile. */
  async function byAda(browser: Browser, url: string, state: BrowserContextOptions['storageState']) {
    const context = await browser.newContext({ baseURL: url, storageState: state });
    const page = await context.newPage();
    await open(page, address);
    await page.getByLabel('Role', { exact: true }).selectOption('Staff');
    await save(page).click();
    await done(page, 'Saved.');
    await context.close();
  }

  test('the second is shown both, and keeps what the first has saved', async ({ page, browser, prepared, server }) => {
    await open(page, address);
    await byAda(browser, server.url, prepared.signedIn.get(ADA));
    await page.getByLabel('Last name').fill('Lee');
    await save(page).click();
    const clash = page.getByRole('region', { name: 'Changed by somebody else' });
    await expect(clash.getByRole('row', { name: 'Role Staff Staff' })).toBeVisible();
    await expect(clash.getByRole('row', { name: 'Last name 李 Lee' })).toBeVisible();
    await expect(clash.getByRole('heading')).toBeFocused();
    await expectAccessible(page, 'theirs beside mine');
    await tabTo(page, clash.getByRole('button', { name: 'Save mine' }));
    await page.keyboard.press('Enter');
    await done(page, 'Saved.');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('小龍 Lee');
    await expect(page.getByLabel('Role', { exact: true })).toHaveValue('staff');
  });

  test('or takes theirs', async ({ page, browser, prepared, server }) => {
    await open(page, address);
    await byAda(browser, server.url, prepared.signedIn.get(ADA));
    await page.getByLabel('Role', { exact: true }).selectOption('Admin');
    await save(page).click();
    const clash = page.getByRole('region', { name: 'Changed by somebody else' });
    await expect(clash.getByRole('row', { name: 'Role Staff Admin' })).toBeVisible();
    await clash.getByRole('button', { name: 'Keep theirs' }).click();
    await expect(clash).toHaveCount(0);
    await expect(page.getByLabel('Role', { exact: true })).toHaveValue('staff');
  });
});

test('every change is in the activity list, and in its file', async ({ page }) => {
  await open(page, address);
  await page.getByLabel('Seat').selectOption('Basic');
  await save(page).click();
  await done(page, 'Saved.');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Activity' }).click();
  // Below it the passwords of this test's people, which the server set.
  const newest = tableRows(page).first();
  for (const cell of [OLGA, 'Seat changed', LI, 'Full', 'Basic']) await expect(newest).toContainText(cell);
  await expectAccessible(page, 'the activity list');
  const file = await bytesOf(await saved(page, () => page.getByRole('link', { name: /^Download CSV/ }).click()));
  expect(readCsv(file.toString()).at(-1)!.slice(1)).toEqual([OLGA, 'seat_changed', LI, 'Full', 'Basic']);
});
