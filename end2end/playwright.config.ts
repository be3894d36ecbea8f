// Browser tests of the built console. Each test has a server of its own: see fixtures.ts.
import { defineConfig } from '@playwright/test';
import { browserOptions } from './browser_options';
import type { DatabaseKind } from './database';

// What is only about roles and names, words, looks and the site's own files: no database makes a difference to it.
const SAME_ON_BOTH = ['accessibility', 'first_visit', 'language', 'screenshots'].map((name) => `${name}.spec.ts`);

// All other tests on both databases; PostgreSQL where there is one.
const databases: DatabaseKind[] = process.env.TEST_DATABASE_URL ? ['sqlite', 'postgres'] : ['sqlite'];

export default defineConfig<{}, { database: DatabaseKind }>({
  testDir: 'tests',
  fullyParallel: true,
  // More than cores: a test mostly waits for its page or its server.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  // Only ends what hangs; no test depends on how long something takes.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  projects: databases.map((database) => ({
    name: database,
    use: { database },
    // What only PostgreSQL can do: go away.
    testIgnore: database === 'postgres' ? SAME_ON_BOTH : ['postgres/**'],
  })),
  use: {
    viewport: { width: 1280, height: 800 },
    // What depends on where a page is read has tests of its own: language.spec.ts and zones.spec.ts.
    locale: 'en-GB',
    timezoneId: 'UTC',
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    ...browserOptions,
  },
});
