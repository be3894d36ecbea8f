// What the server needs for large exports: its time, its memory, and its patience with everybody else.
import { test } from '@playwright/test';
import { SESSIONS, SIZES, SLUG, ours } from './data';
import { ROUNDS, median, quantile, run } from './measure';
import { goal, megabytes, milliseconds, ratio, report, seconds } from './report';
import { Serving } from './serving';

/** How much more than an idle server one has that makes the Sessions file once. */
async function memoryOf(sessions: number) {
  const serving = await Serving.start(sessions);
  // Signing in and a small page are part of what an idle server has done.
  await serving.owner.get(`/w/${SLUG}/export-data`);
  const idle = (await serving.memory()).now;
  await serving.export();
  const more = (await serving.memory()).peak - idle;
  const work = await serving.secondsOfWork();
  await serving.stop();
  return { idle, more, work };
}

test('memory', async () => {
  const rows = [];
  let first: number | undefined;
  for (const sessions of SIZES.filter((size) => size >= SESSIONS)) {
    const runs = [];
    for (let round = 0; round < ROUNDS; round++) runs.push(await memoryOf(sessions));
    const [idle, more, work] = (['idle', 'more', 'work'] as const).map((figure) => median(runs.map((run) => run[figure])));
    const met = first === undefined ? goal(more! <= 150, '≤ 150 MB') : goal(more! <= 1.3 * first, '≤ 1.3 times that');
    first ??= more;
    rows.push([sessions.toLocaleString('en'), seconds(work!), megabytes(idle!), megabytes(more!), met]);
  }
  await report(
    'Memory of the server during the Sessions export',
    `Resident memory, SQLite; medians of ${ROUNDS} servers, each for one file. The time is that of the job, from its start to the stored file.`,
    ['sessions', 'job', 'idle', 'more at the peak', 'goal'],
    rows,
  );
});

test('a page while two exports run', async () => {
  const serving = await Serving.start(SESSIONS);
  const page = async () => {
    const begin = performance.now();
    const answer = await serving.owner.get(`/w/${SLUG}/users`);
    if (!answer.ok()) throw new Error(`the page failed: ${answer.status()}`);
    await answer.body();
    return performance.now() - begin;
  };
  const times = async (goOn: () => boolean) => {
    const all = [];
    while (goOn()) all.push(await page());
    return all;
  };
  let left = 200;
  const alone = await times(() => left-- > 0);
  let running = true;
  const exporting = async (exact: boolean) => {
    for (let round = 0; round < ROUNDS; round++) await serving.export(exact);
  };
  const both = Promise.all([exporting(false), exporting(true)]).then(() => (running = false));
  const busy = await times(() => running);
  await both;
  await serving.stop();
  const row = (name: string, all: number[]) => [
    name,
    all.length,
    milliseconds(median(all)),
    milliseconds(quantile(all, 0.99)),
    milliseconds(Math.max(...all)),
  ];
  await report(
    'The Users page while two Sessions exports run',
    `HTML, ${SESSIONS.toLocaleString('en')} sessions on SQLite, one request after the other over loopback. ` +
      goal(quantile(busy, 0.99) <= 100, 'The 99th percentile within 100 ms'),
    ['', 'requests', 'median', '99th percentile', 'longest'],
    [row('alone', alone), row('two exports', busy)],
  );
});

test('four exports at once', async () => {
  const ones = [];
  const fours = [];
  for (let round = 0; round < ROUNDS; round++) {
    ones.push((await run(ours('sqlite', 'sessions'))).seconds);
    const begin = performance.now();
    await Promise.all([1, 2, 3, 4].map((number) => run(ours('sqlite', 'sessions', SESSIONS, `console-${number}.csv`))));
    fours.push((performance.now() - begin) / 1000);
  }
  const [one, four] = [median(ones), median(fours)];
  await report(
    'Four Sessions exports at once',
    `${SESSIONS.toLocaleString('en')} sessions on SQLite, four processes; medians of ${ROUNDS} runs in turns.`,
    ['one', 'four', 'ratio', 'goal'],
    [[seconds(one), seconds(four), ratio(four, one), goal(four <= 4.4 * one, '≤ 4.4')]],
  );
});
