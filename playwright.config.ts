import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  // Each test has a counter of its own: a browser, an agent, a central with its database.
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // Keys that are pressed while a slow machine still draws are lost as a person's would be. Where that happens once the test is named as
  // flaky; twice is a failure. On a developer's machine nothing is tried again.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  projects: [
    { name: 'build', testMatch: 'e2e/support/build.setup.ts' },
    { name: 'counter', testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts'], dependencies: ['build'] },
  ],
});
