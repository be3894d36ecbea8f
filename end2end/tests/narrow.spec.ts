// On a phone: the menu is a drawer, and no page is wider than the screen.
import { expectAccessible } from '../appearance';
import { MENU_PAGES, banner, bytesOf, downloadButton, menuLink, open, otherExports, saved, tabTo } from '../console_page';
import { expect, test } from '../fixtures';
import { LI, OLGA, edgeLine, expectedFile } from '../people';

test.use({ person: OLGA, viewport: { width: 390, height: 844 } });

test('the menu opens as a drawer, takes the focus, and closes again', async ({ page }) => {
  await open(page, '/w/acme/sessions');
  const opener = page.getByRole('button', { name: 'Open the menu' });
  await expect(menuLink(page, 'Users')).not.toBeInViewport();
  await opener.click();
  await expect(menuLink(page, 'Users')).toBeInViewport();
  await expect(page.getByRole('complementary')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(menuLink(page, 'Users')).not.toBeInViewport();
  await expect(opener).toBeFocused();

  await opener.click();
  await page.getByRole('button', { name: 'Close the menu' }).click();
  await expect(menuLink(page, 'Users')).not.toBeInViewport();
  await expect(opener).toBeFocused();
});

test('a link in the drawer closes it, and the export works', async ({ page }) => {
  await open(page, '/w/acme/sessions');
  await page.getByRole('button', { name: 'Open the menu' }).click();
  await menuLink(page, 'Export Data').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Export Data');
  await expect(menuLink(page, 'Export Data')).not.toBeInViewport();
  const download = await saved(page, () => downloadButton(page, 'users').click());
  expect(await bytesOf(download)).toEqual(expectedFile('users'));
});

for (const [width, height] of [[360, 740], [1280, 600]]) {
  test(`${width} pixels wide, what gets the focus is not hidden by what stays at the top`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, '/w/acme/export-data');
    await page.getByText('Options', { exact: true }).click();
    await expect(page.getByLabel('Only valid attempts')).toBeVisible();
    await saved(page, () => downloadButton(page, 'groups').click());
    await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
    await downloadButton(page, 'groups').focus();
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Shift+Tab');
      const hidden = await page.evaluate(() => {
        const focused = document.activeElement!;
        const { left, top, width, height } = focused.getBoundingClientRect();
        const seen = document.elementFromPoint(left + width / 2, top + height / 2);
        return seen && (seen.contains(focused) || focused.contains(seen)) ? '' : focused.outerHTML.slice(0, 200);
      });
      expect(hidden).toBe('');
    }
  });
}

for (const [width, height] of [[640, 400], [360, 640]]) {
  test(`${width} by ${height} pixels, all of the page can be reached while many exports run`, async ({ page, server }) => {
    await page.setViewportSize({ width, height });
    await open(page, '/w/acme/export-data');
    await saved(page, () => downloadButton(page, 'users').click());
    await banner(page).getByText('Guarded cells').click();
    await server.holdExports();
    const headers = { origin: server.url };
    for (const options of [{}, { exact: true }, { byte_order_mark: true }, { only_valid: true }, { only_new: true }]) {
      const answer = await page.request.post('/api/exports/start', { headers, data: { slug: 'acme', kind: 'sessions', options } });
      expect(answer.ok()).toBe(true);
    }
    await expect(otherExports(page)).toHaveCount(5);
    await expect(otherExports(page).getByRole('button', { name: 'Cancel the Sessions report · Exact text' })).toHaveCount(1);
    const places = [
      page.getByRole('heading', { name: 'Export All Users' }),
      page.getByText('Options', { exact: true }),
      downloadButton(page, 'groups'),
      page.getByLabel('State'),
      otherExports(page).last().getByRole('button'),
    ];
    // Only what nothing covers can be pointed at.
    for (const place of places) await place.hover();
  });
}

for (const [address, label, option] of [['/w/acme/users', 'Role', 'Staff'], ['/w/acme/sessions', 'Rank', 'A']]) {
  test(`the filters of ${address} unfold, and say how many are chosen`, async ({ page }) => {
    await open(page, address);
    const fold = page.getByRole('button', { name: /^Filters/ });
    await expect(fold).toHaveAttribute('aria-expanded', 'false');
    await expect(page.getByLabel(label, { exact: true })).toBeHidden();
    await tabTo(page, fold);
    await page.keyboard.press('Enter');
    await page.getByLabel(label, { exact: true }).selectOption(option);
    await expect(fold).toHaveText('Filters (1)');
    await expectAccessible(page, 'the filters, unfolded');
    await fold.click();
    await expect(page.getByLabel(label, { exact: true })).toBeHidden();
    await expectAccessible(page, 'the filters, folded');
  });
}

test('a closed drawer takes no focus', async ({ page }) => {
  await open(page, '/w/acme/sessions');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Open the menu' })).toBeFocused();
});

for (const width of [360, 2560]) {
  test(`no page scrolls sideways at ${width} px`, async ({ page, server }) => {
    await page.setViewportSize({ width, height: 800 });
    const session = edgeLine({ type: 'session', status: 'in_progress' }).id;
    const group = edgeLine({ type: 'group', name: 'Sales' }).id;
    const li = edgeLine({ type: 'user', email: LI }).id;
    for (const address of [...MENU_PAGES, `/w/acme/sessions/${session}`, `/w/acme/groups/${group}`, `/w/acme/users/${li}`, '/w/acme/account', '/sign-in']) {
      await open(page, address);
      await expectNoSidewaysScroll(address);
    }
    await open(page, '/w/acme/export-data');
    await server.breakExportStore();
    await downloadButton(page, 'sessions').click();
    await expect(banner(page)).toHaveAttribute('data-tone', 'failed');
    await expectNoSidewaysScroll('the red banner');
    for (const [address, button] of [['/w/acme/users', 'Add Users'], ['/w/acme/groups', 'Add Group']]) {
      await open(page, address);
      await page.getByRole('button', { name: button }).click();
      await expect(page.getByRole('dialog').getByRole('checkbox')).not.toHaveCount(0);
      await expectNoSidewaysScroll(button);
    }

    async function expectNoSidewaysScroll(what: string) {
      const found = await page.evaluate(() => {
        const tooWide = (element: Element) => element.scrollWidth > element.clientWidth;
        const dialog = document.querySelector('dialog[open]');
        return { page: tooWide(document.documentElement), dialog: dialog !== null && tooWide(dialog) };
      });
      expect(found, what).toEqual({ page: false, dialog: false });
    }
  });
}
