// A server that serves a copy of a large workspace, and its owner's requests.
import { execFileSync } from 'node:child_process';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { request, type APIRequestContext } from '@playwright/test';
import { Server } from '../server';
import { OWNER, PASSWORD, SLUG, sqliteFile } from './data';

export class Serving {
  private constructor(
    readonly server: Server,
    /** The owner, signed in. */
    readonly owner: APIRequestContext,
  ) {}

  static async start(sessions: number) {
    const server = await Server.create('sqlite');
    await copyFile(sqliteFile(sessions), join(server.folder, 'console.db'));
    // Else the copy would be on its way to the disk while the first export is.
    execFileSync('sync');
    await server.start();
    const owner = await request.newContext({ baseURL: server.url, extraHTTPHeaders: { origin: server.url } });
    const answer = await owner.post('/api/sign-in', { form: { email: OWNER, password: PASSWORD, next: '' } });
    if (!answer.ok()) throw new Error(`the owner can't sign in: ${answer.status()}`);
    return new Serving(server, owner);
  }

  async stop() {
    await this.owner.dispose();
    await this.server.remove();
  }

  /** Makes the Sessions file, safe or exact, and waits until it is there. */
  async export(exact = false) {
    const data = { slug: SLUG, kind: 'sessions', options: { exact } };
    const started = await this.owner.post('/api/exports/start', { data });
    if (!started.ok()) throw new Error(`no export was started: ${started.status()} ${await started.text()}`);
    const { id } = await started.json();
    const watched = await this.owner.post('/api/exports/watch', { data: { slug: SLUG, id }, timeout: 0 });
    const last = (await watched.text()).trim().split('\n').at(-1) ?? '';
    if (!last.includes('Ready') && !last.includes('ready')) throw new Error(`the export ended so: ${last}`);
  }

  /** How long the work on all exports took so far, from the job's start to the stored file. */
  async secondsOfWork() {
    const figures = await (await this.owner.get('/metrics')).text();
    const sum = /^console_export_seconds_sum\{[^}]*end="ready"[^}]*\} (\S+)$/m.exec(figures);
    return Number(sum?.[1] ?? 0);
  }

  /** Resident memory in MB: now, and at its peak since it started. */
  async memory() {
    const status = await readFile(`/proc/${this.server.pid}/status`, 'utf8');
    const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)![1]) / 1024;
    return { now: of('VmRSS'), peak: of('VmHWM') };
  }
}
