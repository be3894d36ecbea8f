// + Add Users: checked first, added then, and in the next export.
import { bytesOf, downloadButton, open, saved, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { ADA, OLGA } from '../people';

test.use({ person: OLGA });

test('says what becomes of each address before and after, and really adds', async ({ page }) => {
  await open(page, '/w/acme/users');
  await page.getByRole('button', { name: 'Add Users' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add users' });
  await dialog.getByLabel('E-mail addresses').fill('new.one@acme.test, new.two@acme.test\nnobody; ADA@acme.test new.one@acme.test');
  await dialog.getByLabel('Role').selectOption('Staff');
  await dialog.getByLabel('Seat type').selectOption('Basic');
  await dialog.getByRole('searchbox', { name: 'Search groups' }).fill('alpha');
  await expect(dialog.getByRole('checkbox')).toHaveCount(1);
  await dialog.getByRole('checkbox', { name: 'alpha' }).check();
  await dialog.getByRole('button', { name: 'Check' }).click();

  await expect(dialog.getByText('2 users can be added.')).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveText([
    'new.one@acme.test Will be added',
    'new.two@acme.test Will be added',
    'nobody Not an e-mail address',
    'ADA@acme.test Already a member',
    'new.one@acme.test Repeated in the list',
  ].map((words) => new RegExp(words.replace(' ', '\\s*'))));
  await dialog.getByRole('button', { name: 'Add 2 users' }).click();
  await expect(dialog.getByRole('status').first()).toContainText('2 added');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();

  await expect(page.getByText('26 users')).toBeVisible();
  const row = tableRows(page).filter({ hasText: 'new.one@acme.test' });
  for (const words of ['Staff', 'Basic', 'alpha', 'Invited', 'Active']) await expect(row).toContainText(words);

  const file = (await bytesOf(await saved(page, () => downloadButton(page, 'users').click()))).toString();
  for (const email of ['new.one@acme.test', 'new.two@acme.test']) {
    expect(file).toMatch(new RegExp(`\r\n,,${email},Staff,Basic,alpha,\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ,,Active\r\n`));
  }
  expect(file.split('new.one@acme.test')).toHaveLength(2);
});

test('nothing is added before one confirms, and the form keeps what was typed', async ({ page }) => {
  await open(page, '/w/acme/users');
  await page.getByRole('button', { name: 'Add Users' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add users' });
  await dialog.getByLabel('E-mail addresses').fill('new.one@acme.test');
  await dialog.getByLabel('Role').selectOption('Admin');
  await dialog.getByRole('button', { name: 'Check' }).click();
  await dialog.getByRole('button', { name: 'Back' }).click();
  await expect(dialog.getByLabel('E-mail addresses')).toHaveValue('new.one@acme.test');
  await expect(dialog.getByLabel('Role')).toHaveValue('admin');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(page.getByText('24 users')).toBeVisible();
});

test('only members already: nobody to add', async ({ page }) => {
  await open(page, '/w/acme/users');
  await page.getByRole('button', { name: 'Add Users' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add users' });
  await dialog.getByLabel('E-mail addresses').fill(ADA);
  await dialog.getByRole('button', { name: 'Check' }).click();
  await expect(dialog.getByText('Nobody would be added.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Add / })).toHaveCount(0);
});

test.describe('an admin', () => {
  test.use({ person: ADA });

  test('cannot make owners, as an owner can', async ({ page }) => {
    await open(page, '/w/acme/users');
    await page.getByRole('button', { name: 'Add Users' }).click();
    const roles = page.getByRole('dialog').getByLabel('Role').getByRole('option');
    await expect(roles).toHaveText(['Admin', 'Staff', 'Member']);
  });
});
