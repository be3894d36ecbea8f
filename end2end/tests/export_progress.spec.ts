// While a file is made: the banner, the buttons, and where the focus is.
import { banner, bannerColour, bannerStatus, bytesOf, downloadButton, downloadButtons, menuLink, open, saved, savedFiles } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, expectedFile, expectedRows } from '../people';

test.use({ person: OLGA });

test('the banner is blue, the buttons are off, and another click begins nothing', async ({ page, server }) => {
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  let started = 0;
  page.on('request', (request) => (started += Number(request.url().endsWith('/api/exports/start'))));
  const files = savedFiles(page);
  const pressed = downloadButton(page, 'users');
  await pressed.click();

  await expect(bannerStatus(page)).toContainText('Generating the Users report…');
  await expect(bannerStatus(page)).toContainText('Keep this page open');
  await expect(banner(page)).toContainText(`${expectedRows('users')} of ${expectedRows('users')} rows`);
  await expect(banner(page)).toHaveAttribute('data-tone', 'busy');
  expect(await bannerColour(page)).toBe('blue');
  await expect(downloadButtons(page)).toHaveCount(3);
  for (const button of await downloadButtons(page).all()) {
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(button).not.toHaveAttribute('disabled');
  }
  await expect(pressed).toBeFocused();
  // Playwright itself would wait for a button that says it is off.
  for (const button of await downloadButtons(page).all()) await button.click({ force: true });
  await pressed.focus();
  await page.keyboard.press('Enter');

  const download = await saved(page, () => server.releaseExports());
  await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
  expect(await bytesOf(download)).toEqual(expectedFile('users'));
  expect(started).toBe(1);
  expect(files).toEqual([download.suggestedFilename()]);
  await expect(pressed).toBeFocused();
  for (const button of await downloadButtons(page).all()) await expect(button).not.toHaveAttribute('aria-disabled');
});

test('the banner stays while one moves about the console', async ({ page, server }) => {
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  const loads: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads.push(request.url());
  });
  await downloadButton(page, 'sessions').click();
  for (const [name, buttons] of [['Users', 1], ['Groups', 1], ['Sessions', 0], ['Export Data', 3]] as const) {
    await menuLink(page, name).click();
    await expect(menuLink(page, name)).toHaveAttribute('aria-current', 'page');
    await expect(bannerStatus(page)).toContainText('Generating the Sessions report…');
    await expect(downloadButtons(page)).toHaveCount(buttons);
    for (const button of await downloadButtons(page).all()) await expect(button).toHaveAttribute('aria-disabled', 'true');
  }
  await menuLink(page, 'Sessions').click();
  const download = await saved(page, () => server.releaseExports());
  expect(await bytesOf(download)).toEqual(expectedFile('sessions'));
  expect(loads, 'no page was loaded anew').toEqual([]);
});

test('the banner is put away when one closes it', async ({ page }) => {
  await open(page, '/w/acme/groups');
  await expect(banner(page)).toBeHidden();
  await saved(page, () => downloadButton(page, 'groups').click());
  await expect(bannerStatus(page)).toContainText(`was saved: ${expectedRows('groups')} rows.`);
  await page.getByRole('button', { name: 'Close this message' }).click();
  await expect(banner(page)).toBeHidden();
  await saved(page, () => downloadButton(page, 'groups').click());
});
