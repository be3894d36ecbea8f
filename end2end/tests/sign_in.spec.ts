// Signing in and out.
import { fillSignIn, menuLink, open, ready, signInProblem, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { ADA, DEE, OLGA, PASSWORD } from '../people';

test('the right password opens the workspace', async ({ page }) => {
  await open(page, '/sign-in');
  await fillSignIn(page, ADA);
  await expect(page).toHaveURL('/w/acme/sessions');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sessions');
  await expect(page.getByRole('complementary')).toContainText('Ada Lovelace');
});

test('the first address leads to the sign-in page, and to the workspace once signed in', async ({ page }) => {
  await open(page, '/');
  await expect(page).toHaveURL('/sign-in');
  await fillSignIn(page, ADA);
  await expect(page).toHaveURL('/w/acme/sessions');
  await open(page, '/');
  await expect(page).toHaveURL('/w/acme/sessions');
});

test.describe('signed out', () => {
  // The page that Back leads to asks the server, and is refused.
  test.use({ expectedComplaint: /status of 401/ });

  test('signing out closes the console, also for the Back button', async ({ page }) => {
    await open(page, '/sign-in');
    await fillSignIn(page, ADA);
    await expect(page).toHaveURL('/w/acme/sessions');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL('/sign-in');
    await page.goBack();
    await expect(page.getByLabel('Password')).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
  });
});

test.describe('refused', () => {
  test.use({ expectedComplaint: /status of (401|403|429)/ });

  test('a wrong password is told in words, and the address stays', async ({ page }) => {
    await open(page, '/sign-in');
    await fillSignIn(page, ADA, 'not the password');
    await expect(signInProblem(page)).toHaveText('The e-mail or the password is wrong. Check both and try again.');
    await expect(page.getByLabel('E-mail')).toHaveValue(ADA);
    await expect(page).toHaveURL('/sign-in');
    await fillSignIn(page, ADA);
    await expect(page).toHaveURL('/w/acme/sessions');
  });

  test('after five wrong passwords one is told how long to wait', async ({ page }) => {
    await open(page, '/sign-in');
    for (let tries = 0; tries < 5; tries++) {
      const answer = page.waitForResponse('**/api/sign-in');
      await fillSignIn(page, ADA, `guess ${tries}`);
      expect((await answer).status()).toBe(401);
    }
    await expect(signInProblem(page)).toContainText('is wrong');
    await fillSignIn(page, ADA, PASSWORD);
    await expect(signInProblem(page)).toHaveText(/^Too many wrong tries\. Wait \d+ (minutes|seconds) and try again\.$/);
    await expect(page).toHaveURL('/sign-in');
  });

  test('a deactivated member stays out', async ({ page }) => {
    await open(page, '/sign-in');
    await fillSignIn(page, DEE);
    await expect(signInProblem(page)).not.toBeEmpty();
    await expect(page).toHaveURL('/sign-in');
  });

  test('a page that needs a sign-in asks for it and goes on', async ({ page }) => {
    const answer = await open(page, '/w/acme/users?q=Kim');
    expect(answer.status()).toBe(401);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
    await fillSignIn(page, ADA);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Workspace Users');
    await expect(page).toHaveURL('/w/acme/users?q=Kim');
    await expect(tableRows(page).filter({ hasText: 'Alex Kim' })).toHaveCount(2);
  });
});

test.describe('an expired sign-in', () => {
  test.use({ person: OLGA, expectedComplaint: /status of 401/ });

  test('is told when one goes to another page', async ({ page, context }) => {
    await open(page, '/w/acme/users');
    await context.clearCookies();
    await menuLink(page, 'Groups').click();
    await expect(page.getByText('You have been signed out.')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await ready(page);
    await fillSignIn(page, OLGA);
    await expect(page.getByRole('table')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Workspace Groups');
  });

  test('is told when one searches', async ({ page, context }) => {
    await open(page, '/w/acme/users');
    await context.clearCookies();
    await page.getByRole('searchbox').fill('Kim');
    await expect(page.getByText('You have been signed out.')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await ready(page);
    await fillSignIn(page, OLGA);
    await expect(page).toHaveURL('/w/acme/users?q=Kim');
  });
});
