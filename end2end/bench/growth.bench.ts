// How time and memory grow with the number of sessions.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { SIZES, ours } from './data';
import { ROUNDS, inTurns } from './measure';
import { plot, type Point } from './plot';
import { FOLDER, goal, megabytes, report, seconds } from './report';

/** The line with the least squares of what the times are off by, each in proportion to itself. */
function line(points: Point[]) {
  const weighted = points.map(({ sessions, seconds }) => ({ x: sessions, y: seconds, weight: 1 / seconds ** 2 }));
  const sum = (of: (point: (typeof weighted)[0]) => number) => weighted.reduce((sum, point) => sum + point.weight * of(point), 0);
  const [one, x, y, xx, xy] = [sum(() => 1), sum(({ x }) => x), sum(({ y }) => y), sum(({ x }) => x * x), sum(({ x, y }) => x * y)];
  const slope = (one * xy - x * y) / (one * xx - x * x);
  return { start: (y - slope * x) / one, slope };
}

test('growth', async () => {
  // Each has a file of its own to replace: giving back the memory of a larger one takes longer than making a small one.
  const file = (sessions: number) => `console-${sessions}.csv`;
  const programs = Object.fromEntries(SIZES.map((sessions) => [sessions, ours('sqlite', 'sessions', sessions, file(sessions))]));
  // Small ones take little more than a process takes to start, which differs more from run to run.
  const rounds = 2 * ROUNDS;
  const took = await inTurns(programs, rounds);
  await Promise.all(SIZES.map((sessions) => rm(join(FOLDER, file(sessions)))));
  const points: Point[] = SIZES.map((sessions) => ({ sessions, ...took[sessions]! }));
  const { start, slope } = line(points);
  await report(
    'Growth of the Sessions export on SQLite',
    `Whole processes, medians of ${rounds} runs in turns. The line through all of them: ${(start * 1e3).toFixed(0)} ms to start, and ${(slope * 1e6).toFixed(2)} µs a session.`,
    ['sessions', 'time', 'memory at the peak', 'by the line', 'off by', 'goal'],
    points.map((point) => {
      const expected = start + slope * point.sessions;
      const off = point.seconds / expected - 1;
      return [
        point.sessions.toLocaleString('en'),
        seconds(point.seconds),
        megabytes(point.megabytes),
        seconds(expected),
        `${(off * 100).toFixed(0)} %`,
        goal(Math.abs(off) <= 0.15, '≤ 15 %'),
      ];
    }),
  );
  await writeFile(join(FOLDER, 'growth.svg'), plot(points));
});
