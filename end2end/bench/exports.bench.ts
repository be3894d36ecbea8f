// The three exports beside the database's own command line and DuckDB, in the same run on the same rows.
import { test } from '@playwright/test';
import { KINDS, SESSIONS, ours, duckdb, peer, type System } from './data';
import { ROUNDS, inTurns, run } from './measure';
import { goal, megabytes, ratio, report, seconds } from './report';

const NAMES = { sqlite: 'sqlite3 -csv', postgres: 'psql \\copy' };
const GOALS = { sqlite: { sessions: 0.1, users: 0.3, groups: 0.3 }, postgres: { sessions: 0.2, users: 0.3, groups: 0.3 } };

for (const system of ['sqlite', 'postgres'] as System[]) {
  test(`exports on ${system}`, async () => {
    const rows = [];
    for (const kind of KINDS) {
      // What the first run finds on the disk, the others find in memory.
      for (const program of [ours(system, kind), peer(system, kind), duckdb(kind)]) await run(program);
      const took = await inTurns({
        ours: ours(system, kind),
        peer: peer(system, kind),
        duckdb: duckdb(kind),
      });
      const [mine, wanted] = [took.ours.seconds, GOALS[system][kind]];
      const beats = kind === 'sessions' ? `, ${goal(mine < took.duckdb.seconds, 'faster than DuckDB')}` : '';
      // Of fewer sessions, what any process takes to start is most of the time.
      const isJudged = SESSIONS >= 1_000_000;
      rows.push([
        kind,
        `${seconds(mine)}, ${megabytes(took.ours.megabytes)}`,
        `${seconds(took.peer.seconds)}, ${megabytes(took.peer.megabytes)}`,
        `${seconds(took.duckdb.seconds)}, ${megabytes(took.duckdb.megabytes)}`,
        ratio(mine, took.peer.seconds),
        (isJudged ? goal(mine <= wanted * took.peer.seconds, `≤ ${wanted}`) : `≤ ${wanted} of a million`) + beats,
      ]);
    }
    await report(
      `Exports on ${system === 'sqlite' ? 'SQLite' : 'PostgreSQL'}`,
      `${SESSIONS.toLocaleString('en')} sessions; whole processes, medians of ${ROUNDS} runs in turns, with the memory at the peak. ` +
        'The ratio is ours to the command line.',
      ['file', 'console', NAMES[system], 'DuckDB COPY, 2 threads', 'ratio', 'goal'],
      rows,
    );
  });
}
