// The demo workspace: its accounts stand on the sign-in page, and nowhere else.
import { downloadButton, menuLink, open, saved } from '../console_page';
import { expect, test } from '../fixtures';

test.describe('in the demo', () => {
  test.use({ data: 'demo' });

  test('choosing an account fills the form in, and it signs in', async ({ page }) => {
    await open(page, '/sign-in');
    const accounts = page.getByRole('region', { name: 'Demo accounts' }).getByRole('button');
    await expect(accounts).not.toHaveCount(0);
    for (const account of await accounts.all()) {
      await account.click();
      await expect(page.getByLabel('E-mail')).toHaveValue(/@/);
      expect(await account.innerText()).toContain(await page.getByLabel('E-mail').inputValue());
      await expect(page.getByLabel('Password')).not.toHaveValue('');
      await expect(page.getByLabel('Password')).toBeFocused();
    }
    await accounts.first().click();
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sessions');
    await expect(page.getByText(/of 9\d\d$/)).toBeVisible();
    await menuLink(page, 'Export Data').click();
    await saved(page, () => downloadButton(page, 'sessions').click());
  });

  test('every account can sign in', async ({ browser, page, server }) => {
    await open(page, '/sign-in');
    const accounts = page.getByRole('region', { name: 'Demo accounts' }).getByRole('button');
    for (let index = 0; index < (await accounts.count()); index++) {
      const own = await (await browser.newContext({ baseURL: server.url })).newPage();
      await open(own, '/sign-in');
      await own.getByRole('region', { name: 'Demo accounts' }).getByRole('button').nth(index).click();
      await own.getByRole('button', { name: 'Sign in' }).click();
      await expect(own.getByRole('heading', { level: 1 })).toHaveText('Sessions');
      await own.context().close();
    }
  });
});

test('elsewhere no accounts are listed', async ({ page }) => {
  const answer = await open(page, '/sign-in');
  await expect(page.getByLabel('Password')).toBeVisible();
  await expect(page.getByText('Demo accounts')).toHaveCount(0);
  expect(await answer.text()).not.toContain('Demo accounts');
});
