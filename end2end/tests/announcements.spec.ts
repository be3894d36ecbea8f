// What a screen reader says by itself: the texts that appear in live regions, in their order.
import type { Page } from '@playwright/test';
import { bannerAlarm, bannerStatus, downloadButton, menuLink, open, saved, tryAgain } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, expectedRows } from '../people';

test.use({ person: OLGA });

/** Notes every text that a live region of the page gets from now on; the answer reads the notes. */
async function listen(page: Page) {
  await page.evaluate(() => {
    const said: string[] = [];
    const note = (region: Element) => {
      const text = region.textContent!.trim();
      if (text) said.push(`${region.getAttribute('role') ?? 'milestone'}: ${text}`);
    };
    // A region that comes with its text is not announced, so only those count that are there already.
    for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
      new MutationObserver(() => note(region)).observe(region, { characterData: true, childList: true, subtree: true });
    }
    Object.assign(window, { said });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

const GENERATING = 'Generating the Users report… Keep this page open; the file downloads by itself.';

test('the start and the end are said once each, and no row counts between', async ({ page, server }) => {
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  for (const region of [bannerStatus(page), bannerAlarm(page)]) {
    await expect(region, 'is there before its text').toHaveCount(1);
    await expect(region).toBeEmpty();
  }
  const said = await listen(page);
  await downloadButton(page, 'users').click();
  await expect(page.getByText('24 of 24 rows')).toBeVisible();
  expect(await said()).toEqual([`status: ${GENERATING}`]);
  const download = await saved(page, () => server.releaseExports());
  const end = `${download.suggestedFilename()} was saved: ${expectedRows('users')} rows. 12 cells were guarded against formulas.`;
  await expect(bannerStatus(page)).toHaveText(end);
  expect(await said()).toEqual([`status: ${GENERATING}`, `status: ${end}`]);
});

test('a failure is said at once, and so is the next try', async ({ page, server }) => {
  await server.breakExportStore();
  await open(page, '/w/acme/users');
  const said = await listen(page);
  await downloadButton(page, 'users').click();
  await expect(tryAgain(page)).toBeVisible();
  const failure = (await said())[1];
  expect(failure).toMatch(/^alert: The Users report could not be made\. The file could not be stored\./);
  await server.mendExportStore();
  await saved(page, () => tryAgain(page).click());
  await expect(bannerStatus(page)).toContainText('was saved');
  const [again, end, ...more] = (await said()).slice(2);
  expect([again, more]).toEqual([`status: ${GENERATING}`, []]);
  expect(end).toContain(`was saved: ${expectedRows('users')} rows.`);
});

test('a new page takes the focus and names the document', async ({ page }) => {
  await open(page, '/w/acme/sessions');
  for (const [name, title] of [['Users', 'Workspace Users'], ['Groups', 'Workspace Groups'], ['Export Data', 'Export Data']]) {
    await menuLink(page, name).click();
    await expect(page).toHaveTitle(`${title} · Console`);
    await expect(page.getByRole('main')).toBeFocused();
  }
});
