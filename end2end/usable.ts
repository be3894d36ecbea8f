// When a page began to answer to clicks, and what WebAssembly it had loaded by then.
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** Has the page itself note when, from its next load on, so that the time of a test's own messages does not count. */
export async function noteUsable(page: Page) {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body?.hasAttribute('data-ready')) return;
      performance.mark('usable');
      observer.disconnect();
    }).observe(document, { attributes: true, childList: true, subtree: true });
  });
}

/**
 * Milliseconds from the navigation until then, and the compressed bytes of WebAssembly that were asked for until then
 * and until all of the page was there.
 */
export async function usable(page: Page) {
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
  await expect(page.locator('.loading')).toHaveCount(0);
  return page.evaluate(() => {
    const time = performance.getEntriesByName('usable')[0].startTime;
    const files = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter((file) => file.name.endsWith('.wasm'));
    const bytes = (some: PerformanceResourceTiming[]) => some.reduce((sum, file) => sum + file.encodedBodySize, 0);
    return { time, bytes: bytes(files.filter((file) => file.startTime < time)), bytesInAll: bytes(files) };
  });
}
