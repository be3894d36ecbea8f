// What a browser loads that was never here: little, once, and to keep.
import type { Page, Response } from '@playwright/test';
import { MENU_PAGES, menuLink, open, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA } from '../people';
import { noteUsable, usable } from '../usable';

// What it is today, and not to grow; docs/benchmarks.md says what it consists of.
const LARGEST_WEBASSEMBLY_BYTES = { untilUsable: 328_000, inAll: 395_000 };
const LARGEST_SCRIPTS_AND_STYLES_BYTES = 25_000;

/** The built files that the page loads from now on. */
function builtFiles(page: Page) {
  const files: Response[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.startsWith('/pkg/')) files.push(response);
  });
  return files;
}

/** The compressed bytes of the files with these endings. */
async function bytesOf(files: Response[], ...endings: string[]) {
  const wanted = files.filter((file) => endings.some((ending) => file.url().endsWith(ending)));
  const sizes = await Promise.all(wanted.map(async (file) => (await file.request().sizes()).responseBodySize));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The lazy parts among them, by their names in `app/src/pages`. */
const partsOf = (files: Response[]) => files.flatMap((file) => /split_(?:view_)?([a-z_]+?)(?:_\d+)?\.[0-9a-f]{16}\./.exec(file.url())?.[1] ?? []);

for (const address of ['/sign-in', '/w/acme/export-data']) {
  test.describe(`the first visit of ${address}`, () => {
    test.use({ person: address === '/sign-in' ? undefined : OLGA });

    test('loads little, once, and to keep', async ({ page }) => {
      const files = builtFiles(page);
      await noteUsable(page);
      await open(page, address);
      const { bytes, bytesInAll } = await usable(page);
      expect(bytes).toBeGreaterThan(0);
      expect(bytes).toBeLessThanOrEqual(LARGEST_WEBASSEMBLY_BYTES.untilUsable);
      expect(bytesInAll).toBeLessThanOrEqual(LARGEST_WEBASSEMBLY_BYTES.inAll);
      expect(await bytesOf(files, '.js', '.css')).toBeLessThanOrEqual(LARGEST_SCRIPTS_AND_STYLES_BYTES);
      const addresses = files.map((file) => file.url());
      expect(addresses).toEqual([...new Set(addresses)]);
      for (const file of files) {
        expect(file.url()).toMatch(/\.[0-9a-f]{16}\.\w+$/);
        expect(await file.headerValue('cache-control')).toContain('immutable');
        expect(await file.headerValue('content-encoding')).toBe('br');
      }
    });
  });
}

// The list of activity is empty here, and so has no rows to wait for.
test.describe('the pages beyond the first visit', () => {
  test.use({ person: OLGA });

  for (const address of MENU_PAGES.filter((address) => !/export-data|activity/.test(address))) {
    test(`${address} loads the rest, and nothing twice`, async ({ page }) => {
      const files = builtFiles(page);
      await open(page, address);
      await expect(tableRows(page)).not.toHaveCount(0);
      const addresses = files.map((file) => file.url());
      expect(addresses).toEqual([...new Set(addresses)]);
      expect(partsOf(files)).toEqual(['lazy_page']);
    });
  }

  test('come with the first click that leads there', async ({ page }) => {
    const files = builtFiles(page);
    await open(page, '/w/acme/export-data');
    expect(partsOf(files)).toEqual(['history']);
    for (const name of ['Users', 'Groups', 'Sessions']) {
      await menuLink(page, name).click();
      await expect(menuLink(page, name)).toHaveAttribute('aria-current', 'page');
      await expect(tableRows(page)).not.toHaveCount(0);
    }
    expect(partsOf(files)).toEqual(['history', 'lazy_page']);
    const addresses = files.map((file) => file.url());
    expect(addresses).toEqual([...new Set(addresses)]);
  });
});
