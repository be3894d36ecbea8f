// Who sees what: the page, its status, and the menu.
import { MENU_PAGES, menuLink, open, ready, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { ADA, EDGE, HANK, LI, OLGA, edgeLine } from '../people';

const ADMIN_PAGES = MENU_PAGES.filter((page) => !page.endsWith('/sessions'));

test.use({ expectedComplaint: /status of (401|403|404)/ });

test.describe('a member', () => {
  test.use({ person: LI });

  test('sees no Administration, and a page about it if they go there', async ({ page }) => {
    await open(page, '/w/acme/sessions');
    await expect(menuLink(page, 'Sessions')).toBeVisible();
    await expect(page.getByText('Administration')).toHaveCount(0);
    const group = edgeLine({ type: 'group', name: 'Sales' }).id;
    for (const address of [...ADMIN_PAGES, `/w/acme/groups/${group}`]) {
      const answer = await open(page, address);
      expect(answer.status(), address).toBe(403);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have no access to this page');
      await expect(page.getByRole('table')).toHaveCount(0);
    }
    await page.getByRole('link', { name: 'Back to the console' }).click();
    await expect(page).toHaveURL('/w/acme/sessions');
  });

  test('sees only their own sessions', async ({ page }) => {
    const id = edgeLine({ type: 'user', email: LI }).id;
    const own = EDGE.split('\n').filter((line) => line.includes('"type":"session"') && line.includes(`"user":"${id}"`));
    await open(page, '/w/acme/sessions');
    await expect(tableRows(page)).toHaveCount(own.length);
    const ofAnother = edgeLine({ type: 'session', user: edgeLine({ type: 'user', email: ADA }).id }).id;
    const answer = await open(page, `/w/acme/sessions/${ofAnother}`);
    expect(answer.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
  });
});

test.describe('an admin', () => {
  test.use({ person: ADA });

  test('sees Administration', async ({ page }) => {
    await open(page, '/w/acme/sessions');
    await expect(page.getByRole('heading', { name: 'Administration' })).toBeVisible();
    for (const name of ['Users', 'Groups', 'Export Data']) await expect(menuLink(page, name)).toBeVisible();
  });

  test('switches to another workspace, with the role they have there', async ({ page }) => {
    await open(page, '/w/acme/sessions');
    await page.locator('summary', { hasText: 'Switch workspace' }).click();
    await page.getByRole('link', { name: 'Globex, Inc.' }).click();
    await expect(page).toHaveURL('/w/globex/sessions');
    await ready(page);
    await expect(page.getByText('Administration')).toHaveCount(0);
    const answer = await open(page, '/w/globex/export-data');
    expect(answer.status()).toBe(403);
  });

  test('is told when there is no such page', async ({ page }) => {
    for (const address of ['/nowhere', '/w/acme/nowhere', '/w/acme/sessions/nothing', '/w/acme/groups/nothing']) {
      const answer = await open(page, address);
      expect(answer.status(), address).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
    }
    await page.getByRole('link', { name: 'Back to the console' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sessions');
  });
});

test.describe('somebody from another workspace', () => {
  test.use({ person: HANK });

  test('is not told that this one exists', async ({ page }) => {
    for (const address of [...MENU_PAGES, '/w/no-such-workspace/sessions']) {
      const answer = await open(page, address);
      expect(answer.status(), address).toBe(404);
      await expect(page.getByText('Acme')).toHaveCount(0);
    }
  });
});

test.describe('somebody with one workspace', () => {
  test.use({ person: OLGA });

  test('has nothing to switch to', async ({ page }) => {
    await open(page, '/w/acme/sessions');
    await expect(page.getByRole('complementary')).toContainText('Acme Learning');
    await expect(page.getByText('Switch workspace')).toHaveCount(0);
  });
});
