// The ways in which the console is looked at: wide and narrow, light and dark.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures';

export const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

export const SCHEMES = ['light', 'dark'] as const;

/** Waits until transitions are over; what turns for ever is not waited for. */
export async function settled(page: Page) {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
}

/** Looks at what is open as it is, and finds nothing that axe objects to. */
export async function expectAccessibleAsItIs(page: Page, what: string) {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`) }));
  expect(found, what).toEqual([]);
}

/** Looks at what is open in every way, and finds nothing that axe objects to. */
export async function expectAccessible(page: Page, what: string, sizes = SIZES) {
  const before = page.viewportSize()!;
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      await expectAccessibleAsItIs(page, `${what}, ${size.width} px wide, ${colorScheme}`);
    }
  }
  await page.setViewportSize(before);
}
