// A session's page: what its row of the export holds, and words where a value is missing.
import { open, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { OLGA, expectedFile, readCsv, unguarded } from '../people';

test.use({ person: OLGA });

const [header, ...rows] = readCsv(expectedFile('sessions').toString());
const column = (name: string) => header.indexOf(name);

/** The first row that has, or lacks, values in these columns. */
function rowWhere(filled: string[], empty: string[]) {
  const row = rows.find(
    (row) =>
      filled.every((name) => row[column(name)] !== '') &&
      empty.every((name) => row[column(name)] === ''),
  );
  if (!row) throw new Error(`no row has ${filled} and lacks ${empty}`);
  return (name: string) => unguarded(row[column(name)]);
}

const CASES = [
  { name: 'from a program', filled: ['program', 'score', 'ended_at'], empty: ['assigned_by'] },
  { name: 'assigned directly', filled: ['assigned_by', 'assigner_name'], empty: ['program'] },
  { name: 'without an end', filled: ['email'], empty: ['ended_at', 'score'] },
  { name: 'not assigned', filled: ['score', 'difficulty'], empty: ['program', 'assigned_by'] },
];

for (const { name, filled, empty } of CASES) {
  test(`the link of a session ${name} shows what its row holds`, async ({ page }) => {
    const value = rowWhere(filled, empty);
    const answer = await open(page, new URL(value('session_link')).pathname);
    expect(answer.status()).toBe(200);
    const fact = (label: string) =>
      page.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) }).getByRole('definition');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(value('scenario'));
    for (const [label, field, missing] of [
      ['First name', 'first_name', 'Not known'],
      ['Last name', 'last_name', 'Not known'],
      ['E-mail', 'email', ''],
      ['Difficulty', 'difficulty', 'The scenario has none'],
      ['Score', 'score', 'Not scored'],
      ['Rank', 'rank', 'No rank without a score'],
      ['Attempt number', 'attempt_number', ''],
      ['Program', 'program', 'Not from a program'],
      ['Assigned by', 'assigned_by', /^(Not assigned by anyone|Nobody directly.*)$/],
      ['Assigner’s name', 'assigner_name', /^(Not assigned by anyone|Nobody directly.*|Not known)$/],
      ['Session link', 'session_link', ''],
    ] as const) {
      await expect(fact(label)).toHaveText(value(field) || missing);
    }
    await expect(fact('Valid attempt')).toHaveText(value('valid_attempt') === 'true' ? 'Yes' : /^No/);
    await expect(fact('Started').locator('time')).toHaveAttribute('datetime', value('started_at'));
    if (value('ended_at')) {
      await expect(fact('Ended').locator('time')).toHaveAttribute('datetime', value('ended_at'));
      await expect(fact('Duration')).toContainText(`${Number(value('duration_seconds')).toLocaleString('en')} s`);
    } else {
      await expect(fact('Ended')).toHaveText(/^(Still running|No end was recorded)$/);
    }
  });
}

test('the table of sessions leads there', async ({ page }) => {
  await open(page, '/w/acme/sessions');
  await tableRows(page).nth(0).getByRole('link').click();
  await expect(page).toHaveURL(/\/w\/acme\/sessions\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { name: 'Result' })).toBeVisible();
  await page.getByRole('link', { name: 'All sessions' }).click();
  await expect(page).toHaveURL('/w/acme/sessions');
});
