// What `make bench` runs: one measurement after the other, however long each takes.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'bench',
  testMatch: '*.bench.ts',
  workers: 1,
  timeout: 0,
  reporter: 'line',
});
