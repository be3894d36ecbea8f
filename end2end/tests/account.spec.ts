// One's own account: another password, and where one is signed in.
import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from '../appearance';
import { fillSignIn, open, signInProblem, tabTo } from '../console_page';
import { expect, test } from '../fixtures';
import { LI, OLGA, PASSWORD } from '../people';

const CHOSEN = 'a password of mine';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const passwords = (page: Page) => page.getByRole('region', { name: 'Change password' });
const signIns = (page: Page) => page.getByRole('region', { name: 'Where you are signed in' });
const news = (page: Page) => page.locator('.news');

/** The same person in another browser. */
async function elsewhere(browser: Browser, baseURL: string, email: string, userAgent: string) {
  const context = await browser.newContext({ baseURL, userAgent, locale: 'en-GB', timezoneId: 'UTC' });
  const page = await context.newPage();
  await open(page, '/sign-in');
  await fillSignIn(page, email);
  await expect(page).toHaveURL('/w/acme/sessions');
  return page;
}

for (const person of [LI, OLGA]) {
  test.describe(person, () => {
    test.use({ person });

    test('finds the account by their name in the sidebar, by mouse', async ({ page }) => {
      await open(page, '/w/acme/sessions');
      await page.getByRole('complementary').getByRole('link', { name: /^Account:/ }).click();
      await expect(page).toHaveURL('/w/acme/account');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Account');
      await expect(signIns(page).getByRole('listitem')).toHaveCount(1);
      await expect(signIns(page).getByText('This one')).toBeVisible();
      await expect(signIns(page).getByText('You are signed in nowhere else.')).toBeVisible();
      await expectAccessible(page, 'the account', [{ width: 1280, height: 800 }, { width: 360, height: 740 }]);
    });
  });
}

test.describe('the password', () => {
  test.use({ person: LI, expectedComplaint: /status of (401|422)/ });

  test('is changed by keyboard, and all other sign-ins end', async ({ page, browser, server }) => {
    const other = await elsewhere(browser, server.url, LI, FIREFOX);
    await open(page, '/w/acme/account');
    await expect(signIns(page).getByRole('listitem')).toHaveCount(2);
    await tabTo(page, passwords(page).getByLabel('Present password'));
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Tab');
    await expect(passwords(page).getByLabel('New password')).toBeFocused();
    await page.keyboard.type(CHOSEN);
    await page.keyboard.press('Enter');
    await expect(news(page)).toHaveText('Your password was changed. You are signed out everywhere else.');
    await expect(news(page)).toBeFocused();
    await expect(signIns(page).getByRole('listitem')).toHaveCount(1);
    await expect(passwords(page).getByLabel('Present password')).toHaveValue('');
    await expectAccessible(page, 'a changed password');
    expect((await other.goto('/w/acme/sessions'))!.status()).toBe(401);
    await other.context().close();
    await page.context().clearCookies();
    await open(page, '/sign-in');
    await fillSignIn(page, LI);
    await expect(signInProblem(page)).toContainText('is wrong');
    await fillSignIn(page, LI, CHOSEN);
    await expect(page).toHaveURL('/w/acme/sessions');
  });

  test('stays as it is if the present one is wrong, or the new one too short', async ({ page }) => {
    await open(page, '/w/acme/account');
    await passwords(page).getByLabel('Present password').fill('not the password');
    await passwords(page).getByLabel('New password').fill(CHOSEN);
    await passwords(page).getByRole('button', { name: 'Change password' }).click();
    await expect(passwords(page).getByRole('alert')).toHaveText('The present password is wrong. Nothing was changed.');
    await expectAccessible(page, 'the refusal');
    await passwords(page).getByLabel('New password').fill('short');
    await passwords(page).getByRole('button', { name: 'Change password' }).click();
    await expect(passwords(page).getByRole('alert')).toContainText('at least 8 characters');
    await page.reload();
    await expect(signIns(page).getByRole('listitem')).toHaveCount(1);
  });
});

test.describe('sign-ins', () => {
  test.use({ person: LI });

  test('are told apart, and ended one by one and all at once', async ({ page, browser, server }) => {
    const firefox = await elsewhere(browser, server.url, LI, FIREFOX);
    const others = [await elsewhere(browser, server.url, LI, 'curl/8.5.0'), await elsewhere(browser, server.url, LI, 'curl/8.5.0')];
    await open(page, '/w/acme/account');
    await expect(signIns(page).getByRole('listitem')).toHaveCount(4);
    await expectAccessible(page, 'four sign-ins');
    await tabTo(page, signIns(page).getByRole('button', { name: 'End Firefox on Linux' }));
    await page.keyboard.press('Enter');
    await expect(news(page)).toHaveText('The sign-in was ended.');
    await expect(news(page)).toBeFocused();
    await expect(signIns(page).getByRole('listitem')).toHaveCount(3);
    expect((await firefox.goto('/w/acme/sessions'))!.status()).toBe(401);
    await signIns(page).getByRole('button', { name: 'End all others' }).click();
    await expect(news(page)).toHaveText('All other sign-ins were ended.');
    await expect(signIns(page).getByRole('listitem')).toHaveCount(1);
    for (const other of [firefox, ...others]) {
      expect((await other.goto('/w/acme/sessions'))!.status()).toBe(401);
      await other.context().close();
    }
  });
});
