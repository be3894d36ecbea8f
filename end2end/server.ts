// A console of its own: the built server with its database and files in a temporary folder.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createDatabase, type Database, type DatabaseKind } from './database';

const top = resolve(__dirname, '..');
const binary = resolve(top, process.env.SERVER_BIN ?? 'target/release/server');

export class Server {
  private child?: ChildProcess;
  private port = 0;
  /** More settings, from the next start on. */
  more: Record<string, string> = {};

  private constructor(
    readonly folder: string,
    private readonly database: Database,
  ) {}

  /** A console that holds nothing. */
  static async create(kind: DatabaseKind) {
    if (!existsSync(binary)) throw new Error(`${binary} is not built yet: run make build`);
    const folder = await makeFolder();
    return new Server(folder, await createDatabase(kind, folder));
  }

  /** A console that holds what the database does. */
  static async on(database: Database) {
    return new Server(await makeFolder(), database);
  }

  /** Another console that holds the same; this one must not run. */
  async copy() {
    const folder = await makeFolder();
    return new Server(folder, await this.database.copy(folder));
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  get databaseUrl() {
    return this.database.url;
  }

  /** Of the process that runs. */
  get pid() {
    return this.child?.pid;
  }

  private get exports() {
    return join(this.folder, 'exports');
  }

  private get settings() {
    return {
      PATH: process.env.PATH,
      RUST_LOG: 'warn',
      DATABASE_URL: this.database.url,
      EXPORT_STORE_URL: `file://${this.exports}`,
      // What the expected files hold in `session_link`.
      PUBLIC_URL: 'http://localhost:3000',
      LEPTOS_SITE_ADDR: `127.0.0.1:${this.port}`,
      LEPTOS_SITE_ROOT: join(top, 'target/site'),
      TEST_HOLD_EXPORTS_FILE: join(this.folder, 'hold'),
      ...this.more,
    };
  }

  /** Starts on a free port, and later again on the same. */
  async start() {
    this.port ||= await freePort();
    const child = spawn(binary, ['serve'], { cwd: this.folder, env: this.settings });
    this.child = child;
    let log = '';
    child.stderr.on('data', (text) => (log += text));
    // It says where it is as soon as it listens there.
    const [text] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    if (typeof text === 'number' || text === null) throw new Error(`the server did not start: ${log}`);
    child.stdout.resume();
  }

  /** Ends it at once, in the middle of whatever it does. */
  async kill() {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Kills it and deletes all that it kept. */
  async remove() {
    await this.kill();
    await this.database.remove();
    await rm(this.folder, { recursive: true });
  }

  /** Runs a subcommand, which must succeed. */
  async run(command: string[], input = '') {
    const child = spawn(binary, command, { cwd: this.folder, env: this.settings });
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    child.stdin.end(input);
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`server ${command.join(' ')}: ${said}`);
  }

  /** Imports JSON Lines, also while it runs. */
  async import(lines: string) {
    await this.run(['import', '-'], lines);
  }

  /** Lets exports wait before they are finished. */
  async holdExports() {
    await writeFile(join(this.folder, 'hold'), '');
  }

  /** Lets them finish. */
  async releaseExports() {
    await rm(join(this.folder, 'hold'));
  }

  /** Puts a file where the folder for finished exports was, so that none can be stored. */
  async breakExportStore() {
    await rm(this.exports, { recursive: true });
    await writeFile(this.exports, '');
  }

  /** Puts the folder back. */
  async mendExportStore() {
    await rm(this.exports);
    await mkdir(this.exports);
  }
}

function makeFolder() {
  return mkdtemp(join(tmpdir(), 'console-'));
}

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
}
