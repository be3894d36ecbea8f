// The console in the language of who reads it.
import { open } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA } from '../people';

test.describe('a browser that asks for German', () => {
  test.use({ person: OLGA, locale: 'de-CH' });

  test('gets the page, the banner and the history in German, and a file that is the same', async ({ page }) => {
    await open(page, '/w/acme/export-data');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page).toHaveTitle('Daten exportieren · Konsole');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /CSV herunterladen\s*: alle Benutzer/ }).click();
    await download;
    await expect(page.getByRole('status').filter({ hasText: 'wurde gespeichert' })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Exporte' })).toContainText('Fertig');
  });

  test('keeps English once that was chosen, with the page that was open', async ({ page }) => {
    await open(page, '/w/acme/users?q=a');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page).toHaveURL(/\/w\/acme\/users\?q=a$/);
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await open(page, '/w/acme/groups');
    await expect(page.getByRole('button', { name: 'English' })).toHaveAttribute('aria-pressed', 'true');
  });
});

test.describe('nobody yet', () => {
  test('can choose a language before signing in', async ({ page }) => {
    await open(page, '/sign-in');
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  });
});
