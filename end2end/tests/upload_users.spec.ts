// + Add Users by a CSV file: chosen, dropped, by keyboard; looked at first, applied then.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../appearance';
import { bytesOf, downloadButton, open, saved, tabTo, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { ADA, LI, OLGA, edgeLine, expectedFile, readCsv } from '../people';

test.use({ person: OLGA });

const MIXED = [
  'email,first_name,role,seat_type,groups,colour',
  `${LI},Bruce,Staff,Full,Sales,red`,
  'new.one@acme.test,New,,,"Sales, ""Sales, EMEA""",blue',
  `${ADA},Ada,Admin,Full,"Sales, ""Sales, EMEA"", ""The """"A"""" Team""",`,
  'new.two@acme.test,New,Boss,,Nowhere,',
].join('\r\n');

async function openDialog(page: Page) {
  await open(page, '/w/acme/users');
  await page.getByRole('button', { name: 'Add Users' }).click();
  return page.getByRole('dialog', { name: 'Add users' });
}

const csv = (name: string, text: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** How many lines there are of each verdict, as the dialog shows them. */
async function expectCounts(page: Page, counts: Record<string, string>) {
  for (const [name, count] of Object.entries(counts)) {
    await expect(page.locator('.upload-counts div').filter({ has: page.getByText(name, { exact: true }) }).locator('dd')).toHaveText(count);
  }
}

/** Drops files on the dialog, as from the desktop. */
async function drop(page: Page, files: { name: string; text: string }[]) {
  const data = await page.evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const { name, text } of files) data.items.add(new File([text], name, { type: 'text/csv' }));
    return data;
  }, files);
  await page.dispatchEvent('.drop-zone', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('.drop-zone', 'drop', { dataTransfer: data });
}

test('a chosen file is looked at, and what is good of it is applied', async ({ page }) => {
  const dialog = await openDialog(page);
  await expectAccessible(page, 'the form');
  await dialog.getByLabel('CSV file').setInputFiles(csv('people.csv', MIXED));
  await expect(dialog.getByText('What people.csv would do')).toBeFocused();
  await expectCounts(page, { New: '1', Changed: '1', 'Already here': '1', Wrong: '1' });
  await expect(dialog.getByText('Columns that are not known and so ignored: colour.')).toBeVisible();
  const lines = dialog.getByRole('region', { name: 'Lines' });
  for (const words of ['Line 5', 'role: “Boss” is not one of Owner, Admin, Staff, Member', 'groups: there is no group “Nowhere”']) {
    await expect(lines.getByRole('listitem').first()).toContainText(words);
  }
  await expect(lines).toContainText('first_name: 小龍 → Bruce');
  await expect(lines).toContainText('role: Member → Staff');
  await expect(lines).toContainText('New · Member · Full · Sales, "Sales, EMEA"');
  await expect(dialog.getByRole('button', { name: 'Apply all' })).toHaveCount(0);
  await expectAccessible(page, 'the preview');
  await expect(tableRows(page).filter({ hasText: LI })).toContainText('小龍');

  await dialog.getByRole('button', { name: 'Apply only the good ones (2)' }).click();
  await expect(dialog.getByText('Saved.')).toBeFocused();
  await expect(lines).toContainText('new.two@acme.test');
  await expect(lines).not.toContainText('new.one@acme.test');
  await expectAccessible(page, 'what was done');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('25 users')).toBeVisible();
  await expect(tableRows(page).filter({ hasText: LI })).toContainText('Bruce');
  await expect(tableRows(page).filter({ hasText: 'new.one@acme.test' })).toContainText('Sales, EMEA');
});

test('a dropped file is applied as a whole', async ({ page }) => {
  const dialog = await openDialog(page);
  await drop(page, [{ name: 'a.csv', text: 'email\na@b.test' }, { name: 'b.csv', text: 'email\nc@d.test' }]);
  await expect(dialog.getByText('Drop one file, not several.')).toBeVisible();
  await drop(page, [{ name: 'people.csv', text: MIXED.split('\r\n').slice(0, 4).join('\n') }]);
  await expectCounts(page, { New: '1', Changed: '1', 'Already here': '1', Wrong: '0' });
  await dialog.getByRole('button', { name: 'Apply all' }).click();
  await expect(dialog.getByText('Saved.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('25 users')).toBeVisible();
});

test('the links of new people can be saved, and work', async ({ page, browser, server }) => {
  const dialog = await openDialog(page);
  await dialog.getByLabel('CSV file').setInputFiles(csv('people.csv', 'email\nnew.one@acme.test\n+new@acme.test\n'));
  await dialog.getByRole('button', { name: 'Apply all' }).click();
  await expect(dialog.getByText('Links for you to hand on: 2 people.')).toBeVisible();
  await expectAccessible(page, 'the links');
  const download = await saved(page, () => dialog.getByRole('button', { name: 'Download links' }).click());
  expect(download.suggestedFilename()).toBe('invitation-links.csv');
  const rows = readCsv((await bytesOf(download)).toString());
  expect(rows.map(([email]) => email)).toEqual(['email', 'new.one@acme.test', "'+new@acme.test"]);
  const context = await browser.newContext({ baseURL: server.url });
  const theirs = await context.newPage();
  await theirs.goto(new URL(rows[1][1]).pathname);
  await expect(theirs.getByLabel('E-mail')).toHaveValue('new.one@acme.test');
  await context.close();
});

test('by keyboard alone, and the focus is never lost', async ({ page }) => {
  await open(page, '/w/acme/users');
  await tabTo(page, page.getByRole('button', { name: 'Add Users' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add users' });
  await expect(dialog.getByLabel('e-mail addresses')).toBeFocused();
  // Long before the key is pressed: the browser is told first that somebody waits.
  const choosing = page.waitForEvent('filechooser');
  await tabTo(page, dialog.getByLabel('CSV file'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const chooser = await choosing;
  await chooser.setFiles(csv('people.csv', 'email\nnew.one@acme.test\n'));
  await expect(dialog.getByText('What people.csv would do')).toBeFocused();
  await tabTo(page, dialog.getByRole('button', { name: 'Apply all' }));
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Saved.')).toBeFocused();
  await tabTo(page, dialog.getByRole('button', { name: 'Done' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Add Users' })).toBeFocused();
  await expect(page.getByText('25 users')).toBeVisible();
});

test('the export, uploaded as it is, would change nothing', async ({ page }) => {
  await open(page, '/w/acme/users');
  const file = await bytesOf(await saved(page, () => downloadButton(page, 'users').click()));
  expect(file.toString()).toBe(expectedFile('users').toString());
  await page.getByRole('button', { name: 'Add Users' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add users' });
  await dialog.getByLabel('CSV file').setInputFiles(csv('acme-users.csv', file));
  await expect(dialog.getByText('Nothing would change.')).toBeVisible();
  await expectCounts(page, { New: '0', Changed: '0', 'Already here': String(readCsv(file.toString()).length - 1), Wrong: '0' });
  await expect(dialog.getByRole('button', { name: /^Apply/ })).toHaveCount(0);
});

test('a file that is none is refused in words, and another can be chosen', async ({ page }) => {
  const dialog = await openDialog(page);
  await dialog.getByLabel('CSV file').setInputFiles(csv('people.csv', 'name,mail\nx,y\n'));
  await expect(dialog.getByText('No column is named email. The first line names: name, mail.')).toBeFocused();
  await expectAccessible(page, 'the refusal');
  await dialog.getByRole('button', { name: 'Choose another file' }).click();
  await dialog.getByLabel('CSV file').setInputFiles(csv('people.csv', Buffer.alloc(16 * 1024 * 1024 + 1, 'x')));
  await expect(dialog.getByRole('alert')).toContainText('Split it into smaller files');
  await dialog.getByLabel('CSV file').setInputFiles(csv('people.csv', 'email\nnew.one@acme.test'));
  await expect(dialog.getByRole('button', { name: 'Apply all' })).toBeVisible();
});

test('what somebody else changed meanwhile is shown, and nothing was saved', async ({ page, browser, prepared, server }) => {
  const dialog = await openDialog(page);
  await dialog.getByLabel('CSV file').setInputFiles(csv('people.csv', `email,role\n${LI},Staff\n`));
  await expect(dialog.getByText('role: Member → Staff')).toBeVisible();
  const context = await browser.newContext({ baseURL: server.url, storageState: prepared.signedIn.get(ADA) });
  const theirs = await context.newPage();
  await open(theirs, `/w/acme/users/${edgeLine({ type: 'user', email: LI }).id}`);
  await theirs.getByLabel('Role', { exact: true }).selectOption('Admin');
  await theirs.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(theirs.locator('.news')).toHaveText('Saved.');
  await context.close();
  await dialog.getByRole('button', { name: 'Apply all' }).click();
  await expect(dialog.getByText('Somebody changed users or groups meanwhile, so nothing was saved.')).toBeFocused();
  await expect(dialog.getByText('role: Admin → Staff')).toBeVisible();
  await expectAccessible(page, 'the new preview');
  await dialog.getByRole('button', { name: 'Apply all' }).click();
  await expect(dialog.getByText('Saved.')).toBeVisible();
});

test('a large file leaves the page quick', async ({ page }) => {
  const lines = Array.from({ length: 50_000 }, (_, number) => `First${number},Last${number},person${number}@acme.test`);
  const dialog = await openDialog(page);
  await page.evaluate(() => {
    const tasks: number[] = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
    Object.assign(window, { tasks });
  });
  await dialog.getByLabel('CSV file').setInputFiles(csv('many.csv', ['first_name,last_name,email', ...lines].join('\n')));
  await expectCounts(page, { New: '50,000' });
  await expect(dialog.getByText('and 49,800 more')).toBeVisible();
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  test.info().annotations.push({ type: 'long tasks in ms', description: tasks.join(', ') });
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  test('the dialog speaks German, and reads German words', async ({ page }) => {
    await open(page, '/w/acme/users');
    await page.getByRole('button', { name: 'Benutzer hinzufügen' }).click();
    const dialog = page.getByRole('dialog', { name: 'Benutzer hinzufügen' });
    await dialog.getByLabel('CSV-Datei').setInputFiles(csv('leute.csv', `email;role\n${LI};Personal\n`));
    await expect(dialog.getByText('role: Mitglied → Personal')).toBeVisible();
    await expectAccessible(page, 'the preview in German');
  });
});
