// How time and memory grow with the number of sessions.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { SIZES, ours } from './data';
import { ROUNDS, inTurns } from './measure';
import { plot, type Point } from './plot';
import { FOLDER, megabytes, report, seconds } from './report';

test('growth', async () => {
  const points: Point[] = [];
  for (const sessions of SIZES) {
    const took = await inTurns({ ours: ours('sqlite', 'sessions', sessions) });
    points.push({ sessions, ...took.ours });
  }
  const last = points.at(-1)!;
  await report(
    'Growth of the Sessions export on SQLite',
    `Whole processes, medians of ${ROUNDS} runs. The last column compares with the time a session of the largest takes.`,
    ['sessions', 'time', 'memory at the peak', 'a session', 'of the largest’s'],
    points.map((point) => [
      point.sessions.toLocaleString('en'),
      seconds(point.seconds),
      megabytes(point.megabytes),
      `${((point.seconds / point.sessions) * 1e6).toFixed(2)} µs`,
      `${((point.seconds / point.sessions / (last.seconds / last.sessions)) * 100).toFixed(0)} %`,
    ]),
  );
  await writeFile(join(FOLDER, 'growth.svg'), plot(points));
});
