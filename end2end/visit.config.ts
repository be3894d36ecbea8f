// Times a first visit: setup/bench-visit.sh runs it and shows the figures.
import { defineConfig } from '@playwright/test';
import { browserOptions } from './browser_options';

export default defineConfig({
  testDir: 'bench',
  testMatch: 'first-visit.ts',
  workers: 1,
  timeout: 0,
  reporter: 'line',
  use: browserOptions,
});
