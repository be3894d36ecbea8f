// What each card says before the click: rows, and the last file of its kind.
import { downloadButton, open, saved } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, expectedFile, expectedRows, type Kind } from '../people';

test.use({ person: OLGA });

const CARDS: [Kind, string][] = [['sessions', 'Export All Sessions'], ['users', 'Export All Users'], ['groups', 'Export All Groups']];

test('each card says how many rows there will be, and what was exported last', async ({ page }) => {
  await open(page, '/w/acme/export-data');
  for (const [kind, title] of CARDS) {
    const card = page.locator('section').filter({ has: page.getByRole('heading', { name: title }) });
    await expect(card.getByText(`${expectedRows(kind)} rows`, { exact: true })).toBeVisible();
    await expect(card).toContainText('Not exported yet');
  }
  await saved(page, () => downloadButton(page, 'groups').click());
  const size = (expectedFile('groups').length / 1000).toFixed(1);
  const groups = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Export All Groups' }) });
  await expect(groups).toContainText(/Last exported \d+ \w+ \d{4}, \d\d:\d\d UTC by Olga Owner/);
  await expect(groups).toContainText(`: ${size} kB`);
});
