// + Add Group: a name, its members, and the next export has them.
import { bytesOf, downloadButton, open, saved, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA } from '../people';

test.use({ person: OLGA });

test('adds a group with members found by searching', async ({ page }) => {
  await open(page, '/w/acme/groups');
  await page.getByRole('button', { name: 'Add Group' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add group' });
  await dialog.getByLabel('Name').fill('Night, "late" shift');
  for (const [search, name] of [['ada@', 'Ada Lovelace'], ['zoe@', 'Zoë 🎯 Ångström']]) {
    await dialog.getByRole('searchbox', { name: 'Search users' }).fill(search);
    await expect(dialog.getByRole('checkbox')).toHaveCount(1);
    await dialog.getByRole('checkbox', { name }).check();
  }
  await expect(dialog.getByRole('button', { name: /^Remove / })).toHaveCount(2);
  await dialog.getByRole('button', { name: 'Add group' }).click();
  await expect(dialog).toBeHidden();

  const row = tableRows(page).filter({ hasText: 'Night, "late" shift' });
  await expect(row).toContainText('2 members');
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Night, "late" shift');
  await expect(tableRows(page)).toHaveCount(2);
  await page.getByRole('link', { name: 'All groups' }).click();

  const file = (await bytesOf(await saved(page, () => downloadButton(page, 'groups').click()))).toString();
  const cell = '"Night, ""late"" shift"';
  expect(file).toContain(
    `\r\n${cell},Ada,Lovelace,ada@acme.test,Member,Active\r\n${cell},Zoë 🎯,Ångström,zoe@acme.test,Member,Active\r\n`,
  );
});

test.describe('a name that is taken or blank', () => {
  test.use({ expectedComplaint: /status of 422/ });

  test('is refused in words, and one can change it', async ({ page }) => {
    await open(page, '/w/acme/groups');
    const before = await tableRows(page).count();
    await page.getByRole('button', { name: 'Add Group' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add group' });
    for (const name of ['sales', '   ']) {
      await dialog.getByLabel('Name').fill(name);
      await dialog.getByRole('button', { name: 'Add group' }).click();
      await expect(dialog.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
      await expect(dialog.getByRole('alert')).not.toBeEmpty();
    }
    await dialog.getByLabel('Name').fill('Sales, APAC');
    await dialog.getByRole('button', { name: 'Add group' }).click();
    await expect(dialog).toBeHidden();
    await expect(tableRows(page)).toHaveCount(before + 1);
  });
});
