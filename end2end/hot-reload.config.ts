// Runs `cargo leptos watch` on the copy of the tree that setup/test-watch.sh made.
import { defineConfig } from '@playwright/test';

const address = `http://${process.env.LEPTOS_SITE_ADDR}`;
const minutes = 60_000;

export default defineConfig({
  testDir: 'hot-reload',
  workers: 1,
  reporter: 'list',
  // Each test waits for a compilation.
  timeout: 10 * minutes,
  expect: { timeout: 9 * minutes },
  use: {
    baseURL: address,
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  webServer: {
    command: 'cargo leptos watch -- serve',
    cwd: process.env.CONSOLE_COPY,
    url: `${address}/sign-in`,
    timeout: 10 * minutes,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGINT', timeout: 15_000 },
  },
});
