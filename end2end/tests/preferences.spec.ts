// What people ask of their browser: no motion, a few colours of their own, larger letters.
import { expectAccessible } from '../appearance';
import { banner, bytesOf, downloadButton, open, saved } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, expectedFile } from '../people';

test.use({ person: OLGA });

test('where motion is not wanted nothing moves while an export runs', async ({ page, server }) => {
  const running = () => page.evaluate(() => document.getAnimations().filter((animation) => animation.playState === 'running').length);
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  await downloadButton(page, 'sessions').click();
  await expect(banner(page)).toContainText('100%');
  await expect.poll(running, 'the wheel turns').toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(running, 'it stands').toBe(0);
  await saved(page, () => server.releaseExports());
});

test('with forced colours the bar, the state and the buttons are told by lines', async ({ page, server }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await server.holdExports();
  await open(page, '/w/acme/export-data');
  await downloadButton(page, 'sessions').click();
  await expect(banner(page)).toContainText('100%');
  const bar = page.getByRole('progressbar').first();
  await expect(bar).toHaveCSS('border-top-style', 'solid');
  const colour = (selector: string) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await colour('.progress-part')).not.toBe(await colour('.progress'));
  await expect(downloadButton(page, 'users')).toHaveCSS('border-top-style', 'solid');
  await expect(page.locator('.nav-link[aria-current="page"]')).toHaveCSS('outline-style', 'solid');
  await expectAccessible(page, 'the running export in forced colours');
  await saved(page, () => server.releaseExports());
  await expect(banner(page)).toHaveAttribute('data-tone', 'saved');
});

test.describe('twice as large', () => {
  // 1280 by 800, of which letters of 200 % leave room for half of everything.
  test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

  for (const address of ['export-data', 'users', 'groups', 'sessions', 'activity', 'account']) {
    test(`${address} fits, and can be worked with`, async ({ page }) => {
      await open(page, `/w/acme/${address}`);
      const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(content).toBeLessThanOrEqual(screen);
      await page.getByRole('button', { name: 'Open the menu' }).click();
      await expect(page.getByRole('complementary')).toBeFocused();
      await page.keyboard.press('Escape');
      if (address === 'export-data') {
        const download = await saved(page, () => downloadButton(page, 'users').click());
        expect(await bytesOf(download)).toEqual(expectedFile('users'));
        await expect(banner(page)).toBeInViewport();
      }
    });
  }
});
