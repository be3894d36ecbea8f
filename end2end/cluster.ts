// A PostgreSQL of a test's own, which it may stop and start.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Database } from './database';

const run = promisify(execFile);
const script = resolve(__dirname, '../setup/cluster.sh');

export class Cluster implements Database {
  private constructor(private readonly folder: string) {}

  static async start() {
    const folder = await mkdtemp(join(tmpdir(), 'cluster-'));
    await run(script, ['start', folder]);
    return new Cluster(folder);
  }

  get url() {
    return `postgres://postgres@localhost/postgres?host=${this.folder}`;
  }

  async copy(): Promise<Database> {
    throw new Error('a whole cluster is not copied');
  }

  /** Ends it; all who are connected are cut off. */
  async stop() {
    await run(script, ['stop', this.folder]);
  }

  /** Starts it again, with all that it kept. */
  async startAgain() {
    await run(script, ['start', this.folder]);
  }

  async remove() {
    await run(script, ['kill', this.folder]);
    await rm(this.folder, { recursive: true, force: true });
  }
}
