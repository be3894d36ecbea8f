// Signing in works with plain forms, before WebAssembly is there or without it.
import { fillSignIn, signInProblem, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { ADA } from '../people';

test.use({ javaScriptEnabled: false, expectedComplaint: /status of 401/ });

test('the right password opens the workspace, and signing out closes it', async ({ page }) => {
  await page.goto('/sign-in');
  await fillSignIn(page, ADA);
  await expect(page).toHaveURL('/w/acme/sessions');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sessions');
  await expect(page.getByRole('row')).not.toHaveCount(0);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await page.goto('/w/acme/sessions');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
});

test('a wrong password is told in words, and the next try goes on', async ({ page }) => {
  await page.goto('/sign-in');
  await fillSignIn(page, ADA, 'not the password');
  await expect(signInProblem(page)).toHaveText('The e-mail or the password is wrong. Check both and try again.');
  await fillSignIn(page, ADA);
  await expect(page).toHaveURL('/w/acme/sessions');
});

test('the page asked for opens, also after a wrong password', async ({ page }) => {
  const answer = await page.goto('/w/acme/users?q=Kim');
  expect(answer!.status()).toBe(401);
  await fillSignIn(page, ADA, 'not the password');
  await expect(signInProblem(page)).toHaveText('The e-mail or the password is wrong. Check both and try again.');
  await fillSignIn(page, ADA);
  await expect(page).toHaveURL('/w/acme/users?q=Kim');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Workspace Users');
  await expect(tableRows(page).filter({ hasText: 'Alex Kim' })).toHaveCount(2);
});
