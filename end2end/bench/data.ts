// Where setup/bench.sh has put the workspaces that are measured, and who reads them.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Program } from './measure';
import { FOLDER } from './report';

const top = resolve(__dirname, '../..');
const queries = join(top, 'server/benches');

export const SESSIONS = Number(process.env.BENCH_SESSIONS ?? 1_000_000);
/** Of the sizes at which growth is measured, those up to the largest. */
export const SIZES = (process.env.BENCH_SIZES ?? '').split(' ').filter(Boolean).map(Number);
/** The owner of the workspace, and everybody's password. */
export const OWNER = 'user0@large.example';
export const PASSWORD = 'demo-password';
export const SLUG = 'large';

export const KINDS = ['sessions', 'users', 'groups'] as const;
export type Kind = (typeof KINDS)[number];

export const sqliteFile = (sessions: number) => join(FOLDER, `${sessions}.db`);
const sqliteUrl = (sessions: number) => `sqlite://${sqliteFile(sessions)}`;
const postgresUrl = (sessions: number) => {
  const url = new URL(process.env.BENCH_POSTGRES!);
  url.pathname = `bench_${sessions}`;
  return url.href;
};

export type System = 'sqlite' | 'postgres';

/** The console's own export to a file. */
export function ours(system: System, kind: Kind, sessions = SESSIONS, output = 'console.csv'): Program {
  return {
    command: join(top, 'target/release/server'),
    args: ['export', kind, '--workspace', SLUG, '--output', join(FOLDER, output)],
    env: { DATABASE_URL: system === 'sqlite' ? sqliteUrl(sessions) : postgresUrl(sessions) },
  };
}

/** The database's own command line with the plain joined query. */
export function peer(system: System, kind: Kind): Program {
  const output = join(FOLDER, 'peer.csv');
  if (system === 'sqlite') {
    return {
      command: 'sqlite3',
      args: ['-csv', '-header', sqliteFile(SESSIONS), `.output ${output}`, query('sqlite', kind)],
    };
  }
  // `\copy` wants all of it on one line.
  const line = query('postgres', kind).replaceAll(/\s+/g, ' ');
  return {
    command: 'psql',
    args: ['--no-psqlrc', '--quiet', '--command', `\\copy (${line}) TO '${output}' CSV HEADER`, postgresUrl(SESSIONS)],
  };
}

/** DuckDB with the same query over the same rows in its own format, on two threads. */
export function duckdb(kind: Kind): Program {
  const statement = `COPY (${query('duckdb', kind)}) TO '${join(FOLDER, 'duckdb.csv')}' (FORMAT csv, HEADER)`;
  return {
    command: process.execPath,
    args: [join(__dirname, 'duckdb.cjs'), join(FOLDER, `${SESSIONS}.duckdb`), statement],
    env: { NODE_PATH: join(FOLDER, 'duckdb/node_modules') },
  };
}

function query(dialect: System | 'duckdb', kind: Kind) {
  const file = kind === 'groups' ? 'groups.sql' : `${dialect}/${kind}.sql`;
  return readFileSync(join(queries, file), 'utf8').replaceAll(/^--.*$/gm, '').replace(/;\s*$/, '').trim();
}
