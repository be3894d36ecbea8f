// Everything by keyboard alone: the mouse is never used here.
import { banner, bannerStatus, bytesOf, downloadButton, menuLink, open, otherExports, saved, tabTo, tableRows, tryAgain } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, PASSWORD, expectedFile } from '../people';

test('from the sign-in to the saved file', async ({ page }) => {
  await open(page, '/sign-in');
  await tabTo(page, page.getByLabel('E-mail'));
  await page.keyboard.type(OLGA);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/w/acme/sessions');

  await tabTo(page, menuLink(page, 'Export Data'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Export Data');
  await tabTo(page, downloadButton(page, 'groups'));
  const download = await saved(page, () => page.keyboard.press('Enter'));
  await expect(bannerStatus(page)).toContainText('was saved');
  expect(await bytesOf(download)).toEqual(expectedFile('groups'));
  await expect(downloadButton(page, 'groups')).toBeFocused();

  await tabTo(page, page.getByRole('button', { name: 'Sign out' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/sign-in');
});

test.describe('signed in', () => {
  test.use({ person: OLGA });

  test('the first Tab offers to skip the menu', async ({ page }) => {
    await open(page, '/w/acme/export-data');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.locator('main summary').first()).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(downloadButton(page, 'sessions')).toBeFocused();
  });

  for (const { path, button, dialogName } of [
    { path: '/w/acme/users', button: 'Add Users', dialogName: 'Add users' },
    { path: '/w/acme/groups', button: 'Add Group', dialogName: 'Add group' },
  ]) {
    test(`the dialog ${dialogName} keeps the focus, and gives it back`, async ({ page }) => {
      await open(page, path);
      const opener = page.getByRole('button', { name: button });
      await tabTo(page, opener);
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: dialogName });
      await expect(dialog.getByRole('textbox').first()).toBeFocused();
      await expect(dialog.getByRole('checkbox')).not.toHaveCount(0);
      const stops = await dialog.locator('a, button, input, select, textarea').count();
      for (let presses = 0; presses < stops + 3; presses++) {
        await page.keyboard.press(presses % 2 ? 'Shift+Tab' : 'Tab');
        await page.keyboard.press('Tab');
        const isBehind = await dialog.evaluate((dialog) => {
          const focused = document.activeElement;
          return focused !== document.body && !dialog.contains(focused);
        });
        expect(isBehind, 'the focus is behind the dialog').toBe(false);
      }
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(opener).toBeFocused();
    });
  }

  test('a failure, another try, the file that waits, its proof and its end', async ({ page, context, server }) => {
    await server.breakExportStore();
    await open(page, '/w/acme/export-data');
    await tabTo(page, downloadButton(page, 'groups'));
    await page.keyboard.press('Enter');
    await expect(tryAgain(page)).toBeVisible();
    await server.mendExportStore();
    await server.holdExports();
    await tabTo(page, tryAgain(page), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(banner(page)).toBeFocused();
    await expect(banner(page)).toContainText(/of \d+ rows/);
    await page.close();
    await server.releaseExports();

    page = await context.newPage();
    await open(page, '/w/acme/export-data');
    await tabTo(page, otherExports(page).getByRole('button', { name: /^Download/ }));
    const download = await saved(page, () => page.keyboard.press('Enter'));
    expect(await bytesOf(download)).toEqual(expectedFile('groups'));
    await expect(bannerStatus(page)).toContainText('was saved');

    const report = page.getByLabel('Report', { exact: true });
    await tabTo(page, report);
    await page.keyboard.type('Groups');
    await expect(page).toHaveURL('/w/acme/export-data?kind=groups');
    await tabTo(page, page.getByLabel('State'));
    await page.keyboard.type('Ready');
    await expect(page).toHaveURL('/w/acme/export-data?kind=groups&state=ready');
    await expect(tableRows(page)).toHaveCount(1);

    await tabTo(page, tableRows(page).getByText('Proof and downloads'));
    await page.keyboard.press('Enter');
    await tabTo(page, tableRows(page).getByRole('button', { name: 'Delete the file now' }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('No export is like this.')).toBeVisible();
    await expect(page.getByRole('group', { name: 'Exports', exact: true })).toBeFocused();
  });

  test('adds a group', async ({ page }) => {
    await open(page, '/w/acme/groups');
    await tabTo(page, page.getByRole('button', { name: 'Add Group' }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add group' });
    await expect(dialog.getByLabel('Name')).toBeFocused();
    await page.keyboard.type('By hand');
    await expect(dialog.getByRole('checkbox')).not.toHaveCount(0);
    await tabTo(page, dialog.getByRole('checkbox').first());
    await page.keyboard.press('Space');
    await expect(dialog.getByRole('button', { name: /^Remove / })).toHaveCount(1);
    await tabTo(page, dialog.getByRole('button', { name: 'Add group' }));
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('link', { name: 'By hand' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add Group' })).toBeFocused();
  });
});
