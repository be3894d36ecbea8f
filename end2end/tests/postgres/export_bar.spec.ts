// The bar while a file grows, from a database that takes its time for each row.
import type { Page } from '@playwright/test';
import { bannerStatus, downloadButton, open, saved } from '../../console_page';
import { execute } from '../../database';
import { expect, test } from '../../fixtures';
import { OLGA } from '../../people';

test.use({ person: OLGA });

const COPIES = 100;

// A session costs half a millisecond, but only where the file's own columns are read. Without sorting, rows come
// as they are read and not all at the end.
const SLOW_SESSIONS = `DO $do$
DECLARE columns text;
BEGIN
  EXECUTE format('ALTER DATABASE %I SET enable_sort = off', current_database());
  CREATE FUNCTION slowly(value boolean) RETURNS boolean LANGUAGE plpgsql STABLE
    AS 'BEGIN PERFORM pg_sleep(0.0005); RETURN value; END';
  SELECT string_agg(CASE column_name WHEN 'valid_attempt' THEN 'slowly(valid_attempt) AS valid_attempt' ELSE column_name END, ', ')
    INTO columns FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'sessions';
  ALTER TABLE sessions RENAME TO sessions_there_are;
  EXECUTE format('CREATE VIEW sessions AS SELECT %s FROM sessions_there_are CROSS JOIN generate_series(1, ${COPIES})', columns);
  -- As many as are counted.
  ALTER TABLE session_days RENAME TO session_days_there_are;
  CREATE VIEW session_days AS SELECT workspace_id, day, status, rank, demo, archived, sessions * ${COPIES} AS sessions
    FROM session_days_there_are;
END $do$`;

interface Frame {
  now: string | null;
  text: string | null;
  width: string;
  title: string;
  said: string;
}

/** Notes in each frame how the bar stands, what is beside it, and what was said last between start and end. */
function watchBar() {
  const frames: Frame[] = [];
  const look = () => {
    const bar = document.querySelector('.export-banner [role=progressbar]');
    if (bar) {
      frames.push({
        now: bar.getAttribute('aria-valuenow'),
        text: bar.getAttribute('aria-valuetext'),
        width: bar.querySelector<HTMLElement>('.progress-part')!.style.transform,
        title: document.title,
        said: document.querySelector('.export-banner p[aria-live]:not([role])')!.textContent!,
      });
    }
    requestAnimationFrame(look);
  };
  look();
  Object.assign(window, { frames });
}

const framesOf = (page: Page) => page.evaluate(() => (window as unknown as { frames: Frame[] }).frames);

/** Each value once where it changes. */
const changes = <Value>(values: Value[]) => values.filter((value, place) => value !== values[place - 1]);

test('the bar fills, with the rows, the per cent and the time left beside it', async ({ page, server }) => {
  await server.kill();
  await execute(server.databaseUrl, SLOW_SESSIONS);
  await server.start();
  await open(page, '/w/acme/export-data');
  await page.evaluate(watchBar);
  await saved(page, () => downloadButton(page, 'sessions').click());
  await expect(bannerStatus(page)).toContainText('was saved');

  const frames = await framesOf(page);
  const known = frames.filter(({ now }) => now !== null);
  const percents = changes(known.map(({ now }) => Number(now)));
  expect(percents).toEqual(percents.toSorted((one, other) => one - other));
  expect(percents.filter((percent) => percent > 0 && percent < 100).length).toBeGreaterThan(1);
  for (const { now, text, width, title } of known) {
    expect(text).toMatch(new RegExp(`^[\\d,]+ of [\\d,]+ rows · ${now}%( · .+ left)?$`));
    expect(width).toBe(`scaleX(${Number(now) / 100})`);
    expect(title).toContain(`${now}%`);
  }
  expect(known.some(({ text }) => text!.endsWith(' left'))).toBe(true);
  const said = changes(frames.map(({ said }) => said)).filter((said) => said.trim() !== '');
  const quarters = [25, 50, 75].map((percent) => `Sessions report: ${percent}% written.`);
  expect(said.length).toBeGreaterThan(0);
  expect(said).toEqual(quarters.filter((quarter) => said.includes(quarter)));
});
