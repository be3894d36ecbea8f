// axe objects to nothing: on no page, in no state of the banner, in no dialog, wide or narrow, light or dark.
import { SIZES, expectAccessible } from '../appearance';
import { banner, cancelButton, downloadButton, everythingButton, fillSignIn, MENU_PAGES, open, otherExports, saved, signInProblem, tryAgain } from '../console_page';
import { expect, test } from '../fixtures';
import { ADA, LI, OLGA, edgeLine } from '../people';

const session = edgeLine({ type: 'session', status: 'in_progress' }).id;
const group = edgeLine({ type: 'group', name: 'Sales' }).id;
const emptyGroup = edgeLine({ type: 'group', name: 'Empty group' }).id;

test.describe('an admin’s pages:', () => {
  test.use({ person: OLGA });

  for (const address of [
    ...MENU_PAGES,
    `/w/acme/sessions/${session}`,
    `/w/acme/groups/${group}`,
    `/w/acme/groups/${emptyGroup}`,
    '/w/acme/users?q=nobody+at+all',
  ]) {
    test(address.replace(/[0-9a-f-]{36}/, '…') + (address.includes(String(emptyGroup)) ? ' without members' : ''), async ({ page }) => {
      await open(page, address);
      await expectAccessible(page, address);
    });
  }

  test('the banner while it runs and when it is done', async ({ page, server }) => {
    await server.holdExports();
    await open(page, '/w/acme/export-data');
    await downloadButton(page, 'sessions').click();
    await expect(banner(page)).toContainText(/of \d+ rows/);
    await expectAccessible(page, 'the busy banner');
    await saved(page, () => server.releaseExports());
    await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
    await expect(page.getByRole('link', { name: 'Download again' })).toBeVisible();
    await expectAccessible(page, 'the banner that says what was saved');
  });

  test('the banner when it was canceled, and the line of another tab', async ({ page, context, server }) => {
    await server.holdExports();
    const other = await context.newPage();
    await open(other, '/w/acme/users');
    await downloadButton(other, 'users').click();
    await open(page, '/w/acme/export-data');
    await downloadButton(page, 'sessions').click();
    await cancelButton(page).click();
    await expect(banner(page)).toHaveAttribute('data-tone', 'canceled');
    await expect(otherExports(page)).toHaveCount(1);
    await expectAccessible(page, 'the banner of a canceled export');
  });

  test('the banner when it failed', async ({ page, server }) => {
    await server.breakExportStore();
    await open(page, '/w/acme/export-data');
    await everythingButton(page).click();
    await expect(tryAgain(page)).toBeVisible();
    await expectAccessible(page, 'the red banner');
  });

  test('the dialog Add users, in each step', async ({ page }) => {
    await open(page, '/w/acme/users');
    await page.getByRole('button', { name: 'Add Users' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add users' });
    await expect(dialog.getByRole('checkbox')).not.toHaveCount(0);
    await dialog.getByRole('checkbox').first().check();
    await expectAccessible(page, 'the form');
    await dialog.getByLabel('E-mail addresses').fill('new@acme.test nobody ada@acme.test');
    await dialog.getByRole('button', { name: 'Check' }).click();
    await expect(dialog.getByText('1 user can be added.')).toBeVisible();
    await expectAccessible(page, 'the preview');
    await dialog.getByRole('button', { name: 'Add 1 user' }).click();
    await expect(dialog.getByRole('button', { name: 'Done' })).toBeVisible();
    await expectAccessible(page, 'the result');
  });

  test('the dialog Add group', async ({ page }) => {
    await open(page, '/w/acme/groups');
    await page.getByRole('button', { name: 'Add Group' }).click();
    await expect(page.getByRole('dialog').getByRole('checkbox')).not.toHaveCount(0);
    await expectAccessible(page, 'the form');
  });
});

test.describe('the menu', () => {
  test.use({ person: ADA });

  test('with its list of workspaces, and as a drawer', async ({ page }) => {
    await open(page, '/w/acme/sessions');
    await page.locator('summary', { hasText: 'Switch workspace' }).click();
    await expect(page.getByRole('link', { name: 'Globex, Inc.' })).toBeVisible();
    await expectAccessible(page, 'the list of workspaces', SIZES.slice(0, 1));
    await page.setViewportSize(SIZES[1]);
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await expectAccessible(page, 'the drawer', SIZES.slice(1));
  });
});

test.describe('pages that refuse:', () => {
  test.use({ expectedComplaint: /status of (401|403|404)/ });

  test('sign-in, with and without a problem', async ({ page }) => {
    await open(page, '/sign-in');
    await expectAccessible(page, 'the form');
    await fillSignIn(page, OLGA, 'wrong');
    await expect(signInProblem(page)).not.toBeEmpty();
    await expectAccessible(page, 'the problem');
    await open(page, '/w/acme/export-data');
    await expectAccessible(page, 'in place of a page');
  });

  test.describe('to a member', () => {
    test.use({ person: LI });

    test('no access, and no such page', async ({ page }) => {
      for (const address of ['/w/acme/export-data', '/w/acme/nowhere', '/nowhere']) {
        await open(page, address);
        await expectAccessible(page, address);
      }
    });
  });
});

test.describe('the demo', () => {
  test.use({ data: 'demo' });

  test('its sign-in page', async ({ page }) => {
    await open(page, '/sign-in');
    await expectAccessible(page, 'the accounts');
  });
});
