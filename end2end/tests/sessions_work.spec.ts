// Sessions: filters, archive and restore, and the way from attempt to attempt, by mouse and by keyboard.
import type { Page } from '@playwright/test';
import { expectAccessible } from '../appearance';
import { bytesOf, downloadButton, open, saved, tabTo, tableRows } from '../console_page';
import { expect, test } from '../fixtures';
import { ADA, EDGE, LI, OLGA, edgeLine, expectedFile, readCsv } from '../people';

test.use({ person: OLGA });

const acme = edgeLine({ type: 'workspace', slug: 'acme' }).id;
const sessions = EDGE.trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter(({ type, workspace }) => type === 'session' && workspace === acme);
const total = sessions.length;
const left = (session: (typeof sessions)[number]) => session.demo || session.archived_at;
const demo = sessions.find((session) => session.demo);
const archived = sessions.find((session) => session.archived_at);

/** The sessions of whoever tried a scenario most often, first one first. */
const attempts = (() => {
  const pairs = new Map<string, typeof sessions>();
  for (const session of sessions.filter((session) => !left(session))) {
    const pair = `${session.user} ${session.scenario}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), session]);
  }
  const most = [...pairs.values()].sort((one, other) => other.length - one.length)[0];
  const place = ({ started_at, id }: (typeof sessions)[number]) => `${new Date(started_at).toISOString()} ${id}`;
  return most.sort((one, other) => (place(one) < place(other) ? -1 : 1)).map(({ id }) => id as string);
})();
const participant = edgeLine({ type: 'user', id: sessions.find(({ id }) => id === attempts[0]).user });
const nameOf = ({ first_name, last_name }: Record<string, unknown>) => `${first_name} ${last_name}`.trim();

const filter = (page: Page, name: string) => page.getByRole('search').getByLabel(name, { exact: true });
const count = (page: Page) => page.locator('.listing-count');
const bar = (page: Page) => page.getByRole('region', { name: 'Selected sessions' });
const news = (page: Page) => page.locator('.news');
const address = (id: string) => `/w/acme/sessions/${id}`;
const attemptsOf = (page: Page) => page.getByRole('navigation', { name: 'Attempts' });

const counted = (is: (session: (typeof sessions)[number]) => boolean) => {
  const number = sessions.filter(is).length;
  return `${number} session${number === 1 ? '' : 's'}`;
};

test('filters stand in the address with the count, can be shared, and Back takes them off', async ({ page }) => {
  await open(page, '/w/acme/sessions');
  await expect(count(page)).toContainText(`${total} sessions`);
  await expect(page.getByText('Days begin at midnight in the workspace’s time zone, UTC.')).toBeVisible();
  await expectAccessible(page, 'the table without filters');
  await filter(page, 'Status').selectOption('Abandoned');
  await expect(page).toHaveURL('/w/acme/sessions?status=abandoned');
  await expect(count(page)).toContainText(counted(({ status }) => status === 'abandoned'));
  await filter(page, 'Rank').selectOption('No rank');
  await expect(page).toHaveURL('/w/acme/sessions?status=abandoned&rank=none');
  await filter(page, 'Demo sessions').selectOption('Only these');
  await expect(page.getByText('No session is like this.')).toBeVisible();
  await expectAccessible(page, 'filters that find nothing');
  await page.goBack();
  await page.goBack();
  await expect(filter(page, 'Rank')).toHaveValue('');
  await expect(count(page)).toContainText(counted(({ status }) => status === 'abandoned'));
  await page.getByRole('button', { name: 'Reset filters' }).click();
  await expect(page).toHaveURL('/w/acme/sessions');
  await expect(count(page)).toContainText(`${total} sessions`);
  await expect(page.getByRole('button', { name: 'Reset filters' })).toHaveCount(0);

  const scenario = sessions[0].scenario;
  await open(page, `/w/acme/sessions?scenario=${scenario}&archived=hidden`);
  await expect(filter(page, 'Scenario')).toHaveValue(scenario);
  await expect(filter(page, 'Archived sessions')).toHaveValue('hidden');
  await expect(count(page)).toContainText(counted((session) => session.scenario === scenario && !session.archived_at));
  await open(page, '/w/acme/sessions?archived=only');
  await expect(tableRows(page)).toHaveCount(1);
  await expect(tableRows(page)).toContainText('Archived');
});

test('a person is found by typing, by mouse and by keyboard', async ({ page }) => {
  const ofPerson = counted(({ user }) => user === participant.id);
  await open(page, '/w/acme/sessions');
  await page.getByRole('button', { name: 'Person: Everybody' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a person' });
  await expect(dialog.getByRole('button', { name: 'Everybody' })).toBeVisible();
  await dialog.getByRole('searchbox', { name: 'Search people' }).fill(String(participant.email));
  const found = dialog.locator('.choices').getByRole('button').nth(1);
  await expect(found).toContainText(nameOf(participant));
  await expectAccessible(page, 'the search for a person');
  await found.click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(`/w/acme/sessions?person=${participant.id}`);
  await expect(page.getByRole('button', { name: `Person: ${nameOf(participant)}` })).toBeFocused();
  await expect(count(page)).toContainText(ofPerson);

  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: 'Everybody' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/w/acme/sessions');
  await expect(count(page)).toContainText(`${total} sessions`);
  await page.goBack();
  await expect(page.getByRole('button', { name: `Person: ${nameOf(participant)}` })).toBeVisible();
  await expect(count(page)).toContainText(ofPerson);
});

test('days are a period or two days, and lead to an export with the same limits', async ({ page }) => {
  await open(page, '/w/acme/sessions');
  await filter(page, 'Started').selectOption('This quarter');
  await expect(page).toHaveURL('/w/acme/sessions?period=this_quarter');
  await expect(page.locator('.filter-hint')).toHaveText(/From 1 \w{3} \d{4}, before 1 \w{3} \d{4}/);
  await filter(page, 'Started').selectOption('Between two days');
  await filter(page, 'Started from').fill('2025-05-24');
  await filter(page, 'Started from').press('Tab');
  await expect(page).toHaveURL(/from=2025/);
  await filter(page, 'Until (this day excluded)').fill('2025-05-25');
  await filter(page, 'Until (this day excluded)').press('Tab');
  const started = (session: (typeof sessions)[number]) => new Date(session.started_at).toISOString().startsWith('2025-05-24');
  await expect(count(page)).toContainText(counted(started));
  await expectAccessible(page, 'two days');
  await page.getByRole('button', { name: 'Export these' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Export Data');
  await expect(page.locator('.options-note').first()).toContainText('From 24 May 2025, before 25 May 2025');
  const download = await saved(page, () => downloadButton(page, 'sessions').click());
  const rows = readCsv((await bytesOf(download)).toString());
  expect(rows.length - 1).toBe(sessions.filter((session) => started(session) && !left(session)).length);
  await page.goBack();
  await expect(filter(page, 'Started from')).toHaveValue('2025-05-24');
  await expect(count(page)).toContainText(counted(started));
  await filter(page, 'Status').selectOption('Completed');
  await expect(page.getByRole('button', { name: 'Export these' })).toHaveCount(0);
});

test.describe('days of which there are none', () => {
  test.use({ expectedComplaint: /status of 422/ });

  test('are refused where they can be mended, and a day counts once its year is typed', async ({ page }) => {
    await open(page, '/w/acme/sessions?from=2025-05-24&until=2025-05-24');
    await expect(page.getByRole('alert').filter({ hasText: 'The range has no day in it' })).toBeVisible();
    await expect(filter(page, 'Status')).toBeVisible();
    await expectAccessible(page, 'a range without a day');
    await open(page, '/w/acme/sessions?from=2025-05-04&until=2025-05-24');
    const until = filter(page, 'Until (this day excluded)');
    await until.focus();
    // The same, whichever of day and month a browser puts first.
    await until.pressSequentially('05052025');
    await expect(until).toHaveValue('2025-05-05');
    await expect(page).toHaveURL('/w/acme/sessions?from=2025-05-04&until=2025-05-05');
    await expect(page.getByRole('alert').filter({ hasText: 'The range has no day in it' })).toHaveCount(0);
  });
});

test('an archived session leaves the export, and the dialog says what that does', async ({ page }) => {
  const count = attempts.length;
  await open(page, address(attempts[1]));
  await expect(attemptsOf(page)).toContainText(`Attempt 2 of ${count}`);
  await expectAccessible(page, 'the review');
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Archive sessions?' });
  await expect(dialog).toContainText('1 session leaves the Sessions export.');
  await expect(dialog).toContainText(`${count - 2} later attempts get the number before.`);
  await expectAccessible(page, 'what archiving does');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await dialog.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(news(page)).toHaveText('1 session archived.');
  await expect(news(page)).toBeFocused();
  await expect(attemptsOf(page)).toContainText('No attempt number');
  await expect(page.getByText('Archived: left out of exports.')).toBeVisible();
  await expectAccessible(page, 'an archived session');

  const before = readCsv(expectedFile('sessions').toString());
  const link = before[0].indexOf('session_link');
  const number = before[0].indexOf('attempt_number');
  const expected = before
    .filter((row) => !row[link].endsWith(attempts[1]))
    .map((row) => {
      const place = attempts.indexOf(row[link].split('/').at(-1)!);
      return place > 1 ? row.with(number, String(place)) : row;
    });
  await open(page, '/w/acme/export-data');
  const download = await saved(page, () => downloadButton(page, 'sessions').click());
  expect(readCsv((await bytesOf(download)).toString())).toEqual(expected);

  await open(page, address(attempts[1]));
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  const restoring = page.getByRole('dialog', { name: 'Restore sessions?' });
  await expect(restoring).toContainText(`${count - 2} later attempts get the number after.`);
  await tabTo(page, restoring.getByRole('button', { name: 'Restore' }));
  await page.keyboard.press('Enter');
  await expect(news(page)).toHaveText('1 session restored.');
  await expect(attemptsOf(page)).toContainText(`Attempt 2 of ${count}`);
  await open(page, '/w/acme/activity');
  await expect(tableRows(page).first()).toContainText('Session restored');
  await expect(tableRows(page).first()).toContainText('Attempt 2');
});

test('those selected are archived and restored at once, by keyboard', async ({ page }) => {
  await open(page, `/w/acme/sessions?scenario=${sessions.find(({ id }) => id === attempts[0]).scenario}&person=${participant.id}`);
  const all = page.getByRole('checkbox', { name: 'Select all on this page' });
  await tabTo(page, all);
  await page.keyboard.press('Space');
  await expect(bar(page)).toContainText(/\d+ selected/);
  await expectAccessible(page, 'the bar of the selection');
  await tabTo(page, bar(page).getByRole('button', { name: 'Archive' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Archive sessions?' });
  await expect(dialog).toContainText(`${attempts.length} sessions leave the Sessions export.`);
  await expect(dialog).toContainText('No other attempt gets another number.');
  await expectAccessible(page, 'what archiving many does');
  await tabTo(page, dialog.getByRole('button', { name: 'Archive', exact: true }));
  await page.keyboard.press('Enter');
  await expect(news(page)).toContainText(/\d+ sessions archived\./);
  await expect(news(page)).toBeFocused();
  await expect(bar(page).getByRole('button')).toHaveCount(0);
  await expect(tableRows(page).filter({ hasNotText: 'Archived' })).toHaveCount(0);
  await expectAccessible(page, 'what became of it');

  await all.check();
  await bar(page).getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(news(page)).toContainText(/\d+ sessions restored\./);
});

test('a demo session says that archiving it does nothing to exports', async ({ page }) => {
  await open(page, address(demo.id));
  await expect(attemptsOf(page)).toContainText('No attempt number');
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Archive sessions?' });
  await expect(dialog).toContainText('1 is a demo session: no export holds it, archived or not.');
  await expect(dialog).toContainText('No other attempt gets another number.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Archive', exact: true })).toBeFocused();
});

test('the second of two admins is told who was first', async ({ page, server, browser, prepared }) => {
  await open(page, address(attempts[0]));
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('leaves the Sessions export');
  const context = await browser.newContext({ storageState: prepared.signedIn.get(ADA), baseURL: server.url });
  const call = { slug: 'acme', change: { sessions: [attempts[0]], archive: true } };
  const answer = await context.request.post('/api/sessions/archive', { data: call, headers: { origin: server.url } });
  expect(answer.status()).toBe(200);
  await context.close();
  await page.getByRole('dialog').getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(news(page)).toContainText('Nothing was changed.');
  await expect(news(page)).toContainText(`archived already by ${ADA} on`);
  await expect(page.getByText('Archived: left out of exports.')).toBeVisible();
});

test('one goes from attempt to attempt, by mouse and by keyboard', async ({ page }) => {
  const last = attempts.length;
  await open(page, address(attempts[0]));
  const previous = attemptsOf(page).getByRole('link', { name: 'Previous attempt' });
  const next = attemptsOf(page).getByRole('link', { name: 'Next attempt' });
  await expect(previous).toHaveAttribute('aria-disabled', 'true');
  await next.click();
  await expect(page).toHaveURL(address(attempts[1]));
  await expect(attemptsOf(page)).toContainText(`Attempt 2 of ${last}`);
  await expect(attemptsOf(page)).toBeFocused();
  await tabTo(page, next);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(address(attempts[2]));
  await expect(attemptsOf(page)).toContainText(`Attempt 3 of ${last}`);
  await tabTo(page, previous);
  await page.keyboard.press('Enter');
  await expect(attemptsOf(page)).toContainText(`Attempt 2 of ${last}`);
  await page.goBack();
  await expect(attemptsOf(page)).toContainText(`Attempt 3 of ${last}`);
  await open(page, address(attempts.at(-1)!));
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('link', { name: 'Everything of this person' }).click();
  await expect(page).toHaveURL(`/w/acme/sessions?person=${participant.id}`);
  await open(page, address(archived.id));
  await expect(attemptsOf(page).getByRole('link')).toHaveCount(0);
});

test.describe('a member', () => {
  test.use({ person: LI });

  test('filters only their own, and archives nothing', async ({ page }) => {
    const li = edgeLine({ type: 'user', email: LI }).id;
    await open(page, `/w/acme/sessions?person=${participant.id}`);
    await expect(count(page)).toContainText(counted(({ user }) => user === li));
    await expect(page.getByRole('button', { name: /^Person/ })).toHaveCount(0);
    await expect(filter(page, 'Group')).toHaveCount(0);
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await filter(page, 'Status').selectOption('Completed');
    await expect(count(page)).toContainText(counted(({ user, status }) => user === li && status === 'completed'));
    await expectAccessible(page, 'the sessions of a member');
    await tableRows(page).first().getByRole('link').click();
    await expect(page.getByRole('heading', { name: 'Result' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Archive' })).toHaveCount(0);
  });
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  test('the table, the review and the dialog speak it', async ({ page }) => {
    await open(page, '/w/acme/sessions');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sitzungen');
    await filter(page, 'Status').selectOption('Abgebrochen');
    await expect(count(page)).toContainText('Sitzungen');
    await open(page, address(attempts[1]));
    await expect(page.getByRole('navigation', { name: 'Versuche' })).toContainText(`Versuch 2 von ${attempts.length}`);
    await page.getByRole('button', { name: 'Archivieren' }).click();
    await expect(page.getByRole('dialog')).toContainText('spätere Versuche bekommen die Nummer davor.');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('filters are a form', async ({ page }) => {
    await page.goto('/w/acme/sessions');
    await filter(page, 'Status').selectOption('Abandoned');
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(count(page)).toContainText(counted(({ status }) => status === 'abandoned'));
    await expect(filter(page, 'Status')).toHaveValue('abandoned');
  });
});
