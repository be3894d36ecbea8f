// Times: in the zone of who reads them, and in UTC for who points at them.
import { open } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA } from '../people';

const moments = '.listing time';

test.describe('far from Greenwich', () => {
  test.use({ person: OLGA, timezoneId: 'America/St_Johns' });

  test('times turn over to the zone of the reader, and UTC stays on hover', async ({ page }) => {
    await open(page, '/w/acme/sessions');
    const shown = await page.locator(moments).evaluateAll((times) =>
      (times as HTMLTimeElement[]).map((time) => ({ at: time.dateTime, text: time.innerText.replace(/\s+/g, ' '), title: time.title })),
    );
    expect(shown.length).toBeGreaterThan(3);
    for (const { at, text, title } of shown) {
      const there = new Date(at).toLocaleTimeString('en-GB', { timeZone: 'America/St_Johns', hour: '2-digit', minute: '2-digit' });
      expect(text).toContain(there);
      expect(text).not.toContain('UTC');
      expect(title).toContain(`${at.slice(11, 19)} UTC`);
    }
  });

  test('the server writes them in UTC', async ({ page }) => {
    const answer = await page.request.get('/w/acme/sessions');
    expect(await answer.text()).toMatch(/\d\d:\d\d UTC/);
  });
});

test.describe('in Greenwich', () => {
  test.use({ person: OLGA, timezoneId: 'UTC' });

  test('times say that they are in UTC', async ({ page }) => {
    await open(page, '/w/acme/sessions');
    await expect(page.locator(moments).first()).toContainText('UTC');
  });
});
