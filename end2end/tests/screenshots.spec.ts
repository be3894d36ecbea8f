// Pictures of the console's main states, for people to look at: end2end/screenshots/.
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { SCHEMES, SIZES, settled } from '../appearance';
import { banner, downloadButton, open, saved, tableRows } from '../console_page';
import { expect, test } from '../fixtures';

const folder = resolve(__dirname, '../screenshots');

test.use({ data: 'demo' });

for (const viewport of SIZES) {
  for (const colorScheme of SCHEMES) {
    test.describe(`${viewport.width}×${viewport.height}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, locale: 'en-GB' });

      test('pictures', async ({ page, server }) => {
        const picture = async (name: string) => {
          await settled(page);
          await page.screenshot({ path: `${folder}/${name}-${viewport.width}-${colorScheme}.png` });
        };
        await open(page, '/sign-in');
        await picture('sign-in');
        const workspace = await signIn(page);
        await picture('sessions');
        await tableRows(page).first().getByRole('link').click();
        await expect(page.getByRole('heading', { name: 'Result' })).toBeVisible();
        await picture('session-review');

        await open(page, `${workspace}/export-data`);
        await picture('export-data-idle');
        await server.holdExports();
        await downloadButton(page, 'sessions').click();
        await expect(banner(page)).toContainText(/of \d+ rows/);
        await expect(tableRows(page)).toHaveCount(1);
        await picture('export-data-generating');
        await saved(page, () => server.releaseExports());
        await expect(page.getByRole('link', { name: 'Download again' })).toBeVisible();
        await picture('export-data-saved');
        await server.breakExportStore();
        await downloadButton(page, 'users').click();
        await expect(tableRows(page).getByText('Failed', { exact: true })).toBeVisible();
        await picture('export-data-failed');

        await open(page, `${workspace}/users`);
        await picture('users');
        await page.getByRole('button', { name: 'Add Users' }).click();
        const dialog = page.getByRole('dialog');
        await expect(dialog.getByRole('checkbox')).not.toHaveCount(0);
        await dialog.getByLabel('E-mail addresses').fill('mia@example.com, noah@example.com, not-an-address');
        await dialog.getByRole('checkbox').first().check();
        await picture('add-users');
        await dialog.getByRole('button', { name: 'Check' }).click();
        await expect(dialog.getByText('2 users can be added.')).toBeVisible();
        await picture('add-users-checked');

        await open(page, `${workspace}/groups`);
        await picture('groups');
        await page.getByRole('button', { name: 'Add Group' }).click();
        await expect(dialog.getByRole('checkbox')).not.toHaveCount(0);
        await picture('add-group');
      });
    });
  }
}

/** Signs in with the first account of the demo; returns the address of its workspace. */
async function signIn(page: Page) {
  await page.getByRole('region', { name: 'Demo accounts' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(tableRows(page)).not.toHaveCount(0);
  return new URL(page.url()).pathname.replace('/sessions', '');
}
