// One group: renamed, deleted and brought back, and its members, by mouse and by keyboard.
import { expectAccessible } from '../appearance';
import { bytesOf, downloadButton, open, saved, tabTo, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { ADA, OLGA, edgeLine } from '../people';

test.use({ person: OLGA });

const pilot = edgeLine({ type: 'group', name: 'Pilot', deleted_at: null }).id;
const address = `/w/acme/groups/${pilot}`;

test('is renamed, and a taken name is refused with the one that exists', async ({ page }) => {
  await open(page, address);
  await tabTo(page, page.getByRole('button', { name: 'Rename' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Rename group' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await expectAccessible(page, 'the dialog');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Pilots, all');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pilots, all');
  await page.getByRole('link', { name: 'All groups' }).click();
  const file = await bytesOf(await saved(page, () => downloadButton(page, 'groups').click()));
  expect(file.toString()).toContain('\r\n"Pilots, all",Cher,,cher@acme.test,Member,Active\r\n');
});

test('is deleted and brought back, by keyboard', async ({ page }) => {
  await open(page, address);
  await tabTo(page, page.getByRole('button', { name: 'Delete' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Delete this group?' });
  await expect(dialog).toContainText('Its members (2) leave it');
  await expectAccessible(page, 'the question');
  await tabTo(page, dialog.getByRole('button', { name: 'Delete' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('“Pilot” was deleted.')).toBeVisible();
  await expectAccessible(page, 'the way back');
  await tabTo(page, page.getByRole('button', { name: 'Undo' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('“Pilot” is back.')).toBeFocused();
  await expect(tableRows(page)).toHaveCount(2);
});

test('stays deleted when the time is over, and its name is free', async ({ page }) => {
  await page.clock.install();
  await open(page, address);
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.clock.fastForward(10_000);
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await page.getByRole('link', { name: 'All groups' }).click();
  await expect(page.getByRole('link', { name: 'Pilot', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Add Group' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('PILOT');
  await page.getByRole('dialog').getByRole('button', { name: 'Add group' }).click();
  await expect(page.getByRole('link', { name: 'PILOT', exact: true })).toBeVisible();
});

test('gets members by a search and by pasted addresses', async ({ page }) => {
  await open(page, address);
  await page.getByRole('button', { name: 'Add members' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add members' });
  await dialog.getByRole('searchbox', { name: 'Search users' }).fill('zoe@');
  await dialog.getByRole('checkbox', { name: /Ångström/ }).check();
  await dialog.getByLabel('Or paste e-mail addresses').fill(`${ADA}, cher@acme.test nobody@x.test what`);
  await dialog.getByLabel('Role in the group').selectOption('Admin');
  await expectAccessible(page, 'the form');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByText('2 added.')).toBeFocused();
  for (const line of ['cher@acme.test – Already in the group', 'nobody@x.test – Not a member of this workspace', 'what – Not an e-mail address']) {
    await expect(dialog.getByText(line)).toBeVisible();
  }
  await expectAccessible(page, 'what became of it');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(tableRows(page)).toHaveCount(4);
  await expect(tableRows(page).filter({ hasText: ADA }).getByRole('combobox')).toHaveValue('admin');
});

test('a role and a place are changed by keyboard', async ({ page }) => {
  await open(page, address);
  await tabTo(page, page.getByLabel('Role of Cher in the group'));
  await page.keyboard.press('ArrowUp');
  await expect(page.getByText('Cher: Admin.')).toBeVisible();
  await expect(page.getByLabel('Role of Cher in the group')).toHaveValue('admin');
  await tabTo(page, page.getByRole('button', { name: 'Take Cher out of the group' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Cher is no longer in the group.')).toBeFocused();
  await expect(tableRows(page)).toHaveCount(1);
  await expectAccessible(page, 'the group');
  await tableRows(page).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('José García, Jr.');
  await expect(page.getByLabel('Role in Pilot')).toHaveValue('admin');
});

test.describe('what is refused', () => {
  test.use({ expectedComplaint: /status of (409|422)/ });

  test('a taken name, and a name that somebody else has changed', async ({ page, browser, prepared, server }) => {
    await open(page, address);
    await page.getByRole('button', { name: 'Rename' }).click();
    const dialog = page.getByRole('dialog', { name: 'Rename group' });
    await dialog.getByLabel('Name').fill('éQUIPE québec');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toContainText('"Équipe Québec"');
    const other = await browser.newContext({ baseURL: server.url, storageState: prepared.signedIn.get(ADA) });
    await other.request.post('/api/groups/rename', { data: { slug: 'acme', id: pilot, rename: { seen: 'Pilot', name: 'By Ada' } } });
    await other.close();
    await dialog.getByLabel('Name').fill('By Olga');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toContainText('now “By Ada”');
    await expect(dialog.getByLabel('Name')).toHaveValue('By Olga');
    await expectAccessible(page, 'the conflict');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('By Olga');
  });
});
