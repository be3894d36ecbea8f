// No page complains in the browser's console: loaded from the server, or reached by clicks (fixtures.ts looks).
import { MENU_PAGES, menuLink, open, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { LI, OLGA, edgeLine } from '../people';

test('nor does the sign-in page', async ({ page }) => {
  await open(page, '/sign-in');
});

test.describe('an admin', () => {
  test.use({ person: OLGA });

  test('loads each page', async ({ page }) => {
    const sessions = [{ status: 'in_progress' }, { status: 'abandoned' }, { demo: true }];
    for (const address of [
      '/',
      '/w/acme',
      ...MENU_PAGES,
      ...sessions.map((values) => `/w/acme/sessions/${edgeLine({ type: 'session', ...values }).id}`),
      ...['Empty group', 'Sales'].map((name) => `/w/acme/groups/${edgeLine({ type: 'group', name }).id}`),
      '/w/acme/users?q=nobody+at+all',
      '/w/acme/users?page=99',
    ]) {
      await open(page, address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    }
  });

  test('clicks through the menu and back', async ({ page }) => {
    await open(page, '/w/acme/sessions');
    for (const name of ['Users', 'Groups', 'Export Data', 'Sessions']) {
      await menuLink(page, name).click();
      await expect(menuLink(page, name)).toHaveAttribute('aria-current', 'page');
    }
    await tableRows(page).first().getByRole('link').click();
    await expect(page.getByRole('heading', { name: 'Result' })).toBeVisible();
    for (const title of ['Sessions', 'Export Data', 'Workspace Groups', 'Workspace Users', 'Sessions']) {
      await page.goBack();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    }
  });
});

test.describe('a member', () => {
  test.use({ person: LI });

  test('loads their page', async ({ page }) => {
    await open(page, '/w/acme/sessions');
  });
});
