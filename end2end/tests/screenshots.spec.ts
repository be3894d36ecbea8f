// Pictures of the console's main states, for people to look at: end2end/screenshots/.
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { SCHEMES, SIZES, expectAccessibleAsItIs, settled } from '../appearance';
import { banner, bannerAlarm, bannerStatus, cancelButton, downloadButton, everythingButton, open, otherExports, saved, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { ADA, OLGA } from '../people';

const folder = resolve(__dirname, '../screenshots');

const PEOPLE = 'email,first_name,role,groups\nnew.person@larkfield.example,Nora,,\nmei.tanaka@larkfield.example,Mei,Boss,Nowhere\n';

test.use({ data: 'demo' });

for (const viewport of SIZES) {
  for (const colorScheme of SCHEMES) {
    test.describe(`${viewport.width}×${viewport.height}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme, locale: 'en-GB' });

      test('pictures', async ({ page, server }) => {
        const picture = async (name: string, fullPage = false) => {
          await settled(page);
          await page.screenshot({ path: `${folder}/${name}-${viewport.width}-${colorScheme}.png`, fullPage });
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

        await dialog.getByRole('button', { name: 'Back' }).click();
        await dialog.getByLabel('CSV file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(PEOPLE) });
        await expect(dialog.getByText('What people.csv would do')).toBeVisible();
        await picture('upload-checked');
        await dialog.getByRole('button', { name: /^Apply only/ }).click();
        await expect(dialog.getByText('Saved.')).toBeVisible();
        await picture('upload-applied');
        await dialog.getByRole('button', { name: 'Done' }).click();
        await tableRows(page).nth(5).getByRole('link').first().click();
        await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
        await picture('member', true);
        await open(page, `${workspace}/users`);
        await tableRows(page).nth(4).getByRole('checkbox').check();
        await tableRows(page).nth(5).getByRole('checkbox').check();
        await picture('users-selected');

        await open(page, `${workspace}/activity`);
        await picture('activity');
        await open(page, `${workspace}/account`);
        await picture('account', true);
        await open(page, `${workspace}/groups`);
        await picture('groups');
        await tableRows(page).nth(2).getByRole('link').click();
        await expect(page.getByRole('button', { name: 'Delete' })).toBeVisible();
        await picture('group', true);
        await open(page, `${workspace}/groups`);
        await page.getByRole('button', { name: 'Add Group' }).click();
        await expect(dialog.getByRole('checkbox')).not.toHaveCount(0);
        await picture('add-group');
      });
    });
  }
}

for (const viewport of SIZES) {
  for (const colorScheme of SCHEMES) {
    test.describe(`the page Export Data in every state, ${viewport.width}×${viewport.height}, ${colorScheme}`, () => {
      test.use({ data: 'edge', person: OLGA, viewport, colorScheme, locale: 'en-GB', expectedComplaint: /status of (401|410|429)|net::ERR_/ });

      const take = async (page: Page, name: string) => {
        // A picture of a whole page shows what keeps its place on the screen where the screen is just then.
        await page.evaluate(() => scrollTo(0, 0));
        await expectAccessibleAsItIs(page, name);
        await page.screenshot({ path: `${folder}/exports-${name}-${viewport.width}-${colorScheme}.png`, fullPage: true });
      };

      test('pictures', async ({ page, context, browser, server, prepared }) => {
        test.slow();
        const picture = (name: string) => take(page, name);
        const address = '/w/acme/export-data';
        await open(page, address);
        await expect(page.getByText('Not exported yet')).toHaveCount(4);
        await picture('idle-and-empty');

        // Nothing is known of it before the server says something.
        await page.route('**/api/exports/watch', () => {});
        await server.holdExports();
        await downloadButton(page, 'sessions').click();
        await expect(tableRows(page)).toHaveCount(1);
        await picture('preparing');
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await open(page, address);
        await expect(banner(page)).toContainText('100%');
        await picture('running');
        await cancelButton(page).click();
        await expect(banner(page)).toHaveAttribute('data-tone', 'canceled');
        await picture('canceled');

        await server.kill();
        server.more = { EXPORTS_PER_SERVER: '1', EXPORTS_WAITING_PER_WORKSPACE: '1' };
        await server.start();
        const ofAda = await browser.newContext({ baseURL: server.url, storageState: prepared.signedIn.get(ADA)! });
        const ada = await ofAda.newPage();
        await open(ada, address);
        await everythingButton(ada).click();
        await expect(banner(ada)).toContainText('100%');
        await open(page, address);
        await downloadButton(page, 'users').click();
        await expect(banner(page)).toContainText('Waiting for its turn');
        await expect(otherExports(page)).toHaveCount(1);
        await picture('waiting-for-others');
        const second = await context.newPage();
        await open(second, address);
        await downloadButton(second, 'groups').click();
        await expect(bannerAlarm(second)).toContainText('Too many exports');
        await take(second, 'failed-too-many');
        await second.close();
        await page.close();
        await saved(ada, () => server.releaseExports());
        await ofAda.close();

        page = await context.newPage();
        await open(page, address);
        await expect(otherExports(page)).toContainText('is ready');
        await expect(tableRows(page).getByText('Ready', { exact: true })).toHaveCount(2);
        await picture('offered-on-return');
        await saved(page, () => everythingButton(page).click());
        await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
        await picture('saved');
        await banner(page).getByText('Guarded cells').click();
        await expect(banner(page).getByRole('region', { name: 'Guarded cells' })).toBeVisible();
        await picture('guarded-cells');
        await page.getByText('Proof and downloads').first().click();
        await picture('proof');
        await page.getByText('Options', { exact: true }).click();
        await page.getByLabel('Started', { exact: true }).selectOption('Between two days');
        await page.getByLabel('Only valid attempts').check();
        await expect(page.getByLabel('Started from')).toBeVisible();
        await picture('options');
        await page.getByRole('button', { name: 'Reset' }).first().click();

        await open(page, `${address}?kind=everything&state=ready`);
        await expect(tableRows(page)).toHaveCount(2);
        await picture('history-filtered');
        await open(page, `${address}?kind=groups&state=ready`);
        await expect(page.getByText('No export is like this.')).toBeVisible();
        await picture('history-without-matches');

        await server.breakExportStore();
        await open(page, address);
        await downloadButton(page, 'users').click();
        await expect(bannerAlarm(page)).toContainText('The export store is away');
        await picture('failed-store-away');
        await server.mendExportStore();
        await page.getByRole('link', { name: 'Download again' }).first().click();
        await expect(bannerAlarm(page)).toContainText('no longer kept');
        await picture('expired');

        // What can't be had here in a moment is said in the server's place; only the pictures are of it.
        for (const [name, reason, words] of [
          ['disk-full', 'disk_full', 'The file could not be stored. The disk is full: ask whoever runs the console to make room, and try again.'],
          ['database-away', 'database_away', 'The database could not be read. It was away more than once: try again in a moment, and if that does not help, ask whoever runs the console to look at it.'],
        ]) {
          await page.route('**/api/exports/watch', (route) => {
            const { id } = route.request().postDataJSON();
            return route.fulfill({ body: `${JSON.stringify({ id, kind: 'groups', state: { failed: { reason } }, may_cancel: false })}\n` });
          });
          await open(page, address);
          await downloadButton(page, 'groups').click();
          await expect(bannerAlarm(page)).toContainText(words);
          await picture(`failed-${name}`);
          await page.unrouteAll();
        }
        await page.route('**/api/exports/forecasts', async (route) => {
          const forecasts = await (await route.fetch()).json();
          for (const forecast of forecasts) {
            forecast.rows += 3_456_789;
            forecast.longest += 3_456_789;
          }
          await route.fulfill({ json: forecasts });
        });
        await open(page, address);
        await expect(page.getByText('and cut the rest off')).toHaveCount(4);
        await picture('over-spreadsheets');
        await page.unrouteAll();

        for (const [name, damage] of [
          ['incomplete', (body: Buffer) => body.subarray(0, -1)],
          ['changed', (body: Buffer) => Buffer.from(body.map((byte, place) => (place === 9 ? byte ^ 1 : byte)))],
        ] as const) {
          await page.route('**/exports/*/*.csv', async (route) => {
            const body = damage(await (await route.fetch()).body());
            await route.fulfill({ body, contentType: 'text/csv' });
          });
          await open(page, address);
          await downloadButton(page, 'groups').click();
          await expect(bannerAlarm(page)).toContainText(`The file arrived ${name}`);
          await picture(name);
          await page.unrouteAll();
        }

        await server.holdExports();
        const again = await browser.newContext({ baseURL: server.url, storageState: prepared.signedIn.get(ADA)!, viewport, colorScheme });
        const theirs = await again.newPage();
        await open(theirs, address);
        await downloadButton(theirs, 'users').click();
        await expect(cancelButton(theirs)).toBeVisible();
        await open(page, address);
        await otherExports(page).getByRole('button', { name: 'Cancel the Users report' }).click();
        await expect(bannerStatus(theirs)).toContainText('canceled by Olga Owner');
        await take(theirs, 'canceled-by-another');
        await again.close();
        await server.releaseExports();

        await server.kill();
        server.more = { LARGEST_BLOB_MEGABYTES: '0' };
        await server.start();
        await open(page, address);
        await saved(page, () => downloadButton(page, 'groups').click());
        await expect(bannerStatus(page)).toContainText('your browser downloads it by itself');
        await picture('saved-by-browser');

        await context.addCookies([{ name: 'language', value: 'de', url: server.url }]);
        await open(page, address);
        await saved(page, () => page.getByRole('button', { name: /^CSV herunterladen.*alle Benutzer$/ }).click());
        await expect(bannerStatus(page)).toContainText('lädt Ihr Browser die Datei selbst herunter');
        await picture('german');
        await context.clearCookies({ name: 'language' });

        await open(page, address);
        await page.route('**/api/exports/start', (route) => route.abort());
        await downloadButton(page, 'users').click();
        await expect(bannerAlarm(page)).toContainText('The connection to the server was lost');
        await picture('connection-lost');
        await page.unrouteAll();
        await context.clearCookies();
        await downloadButton(page, 'users').click();
        await expect(bannerAlarm(page)).toContainText('You have been signed out.');
        await picture('signed-out');
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
