// A database of its own for a console: a file of SQLite in its folder, or a database in PostgreSQL.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type DatabaseKind = 'sqlite' | 'postgres';

const run = promisify(execFile);

export interface Database {
  /** The setting DATABASE_URL. */
  readonly url: string;
  /** An equal one for a console in another folder; nobody may use this one meanwhile. */
  copy(folder: string): Promise<Database>;
  remove(): Promise<void>;
}

export async function createDatabase(kind: DatabaseKind, folder: string): Promise<Database> {
  return kind === 'sqlite' ? new Sqlite(folder) : Postgres.create();
}

class Sqlite implements Database {
  private readonly file: string;

  constructor(folder: string) {
    this.file = join(folder, 'console.db');
  }

  get url() {
    return `sqlite://${this.file}`;
  }

  async copy(folder: string) {
    const copy = new Sqlite(folder);
    for (const end of ['', '-wal', '-shm']) {
      await cp(this.file + end, copy.file + end).catch((error: NodeJS.ErrnoException) => {
        if (end === '' || error.code !== 'ENOENT') throw error;
      });
    }
    return copy;
  }

  // It goes with its folder.
  async remove() {}
}

class Postgres implements Database {
  private constructor(private readonly name: string) {}

  static async create(template = 'template1') {
    const name = `console_test_${randomUUID().replaceAll('-', '')}`;
    await administer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    return new Postgres(name);
  }

  get url() {
    const url = new URL(testServer());
    url.pathname = this.name;
    return url.href;
  }

  async copy() {
    return Postgres.create(this.name);
  }

  async remove() {
    await administer(`DROP DATABASE ${this.name} WITH (FORCE)`);
  }
}

function testServer() {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL names no PostgreSQL: run setup/with-postgres.sh playwright test');
  return url;
}

/** Runs statements on the database of PostgreSQL at this address. */
export async function execute(url: string, statements: string) {
  await run('psql', ['--no-psqlrc', '--quiet', '--set', 'ON_ERROR_STOP=1', '--command', statements, url]);
}

/** Runs a statement on the database that the tests may connect to. */
async function administer(statement: string) {
  // A server that was killed is connected for another moment.
  for (let tries = 1; ; tries++) {
    try {
      await execute(testServer(), statement);
      return;
    } catch (error) {
      if (tries === 50 || !/being accessed by other users/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
