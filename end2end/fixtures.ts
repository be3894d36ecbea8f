// What every test gets: a running console of its own, a person who is signed in, and a page that may not complain.
import { expect, request, test as base, type BrowserContext } from '@playwright/test';
import { ADA, DEE, EDGE, HANK, LI, OLGA, PASSWORD } from './people';
import type { DatabaseKind } from './database';
import { Server } from './server';

export { expect };

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Prepared {
  /** Holds the database to copy; it does not run. */
  server: Server;
  /** The cookies of each person who is signed in there. */
  signedIn: Map<string, StorageState>;
}

interface Options {
  /** What the console holds: the edge cases, or the demo workspace. */
  data: 'edge' | 'demo';
  /** Who is signed in, if anybody. */
  person: string | undefined;
  /** What the browser's console may say in this test; otherwise it must stay silent. */
  expectedComplaint: RegExp | undefined;
}

interface TestFixtures extends Options {
  server: Server;
}

interface WorkerFixtures {
  /** Where the consoles keep their data. */
  database: DatabaseKind;
  prepared: Prepared;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  data: ['edge', { option: true }],
  person: [undefined, { option: true }],
  expectedComplaint: [undefined, { option: true }],

  database: ['sqlite', { option: true, scope: 'worker' }],

  prepared: [
    async ({ database }, use) => {
      const server = await Server.create(database);
      await server.import(EDGE);
      for (const email of [OLGA, ADA, LI, HANK, DEE]) await server.run(['set-password', email], PASSWORD);
      await server.start();
      const signedIn = new Map<string, StorageState>();
      for (const email of [OLGA, ADA, LI, HANK]) signedIn.set(email, await signInOnce(server, email));
      await server.kill();
      // Signing in is a login, which the Users file shows: importing again undoes that.
      await server.import(EDGE);
      await use({ server, signedIn });
      await server.remove();
    },
    { scope: 'worker' },
  ],

  server: async ({ data, database, prepared }, use) => {
    const server = data === 'edge' ? await prepared.server.copy() : await Server.create(database);
    if (data === 'demo') await server.run(['demo']);
    await server.start();
    await use(server);
    await server.remove();
  },

  baseURL: async ({ server }, use) => use(server.url),

  storageState: async ({ person, prepared }, use) => {
    await use(person ? prepared.signedIn.get(person) : undefined);
  },

  context: async ({ context, expectedComplaint }, use) => {
    const complaints: string[] = [];
    context.on('weberror', (error) => complaints.push(String(error.error())));
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await use(context);
    expect(complaints.filter((text) => !expectedComplaint?.test(text))).toEqual([]);
  },
});

async function signInOnce(server: Server, email: string) {
  const browser = await request.newContext({ baseURL: server.url });
  const answer = await browser.post('/api/sign-in', { form: { email, password: PASSWORD, next: '' } });
  expect(answer.ok(), `${email} signs in`).toBe(true);
  const state = await browser.storageState();
  await browser.dispose();
  return state;
}
