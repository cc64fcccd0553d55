import { defineConfig } from '@playwright/test';

/** Takes the pictures of the README and the manual: `npm run pictures`. They are looked at by people, not compared. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../../test-results/pictures',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
});
