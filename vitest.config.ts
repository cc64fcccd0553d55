import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{contract,renderer,preload,main,devices,db,central,build}/**/*.test.{ts,tsx}',
      'tests/{unit,integration,model,simulation}/**/*.test.ts',
    ],
    environment: 'node',
    passWithNoTests: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    alias: { electron: new URL('./tests/unit/electron-alias.ts', import.meta.url).pathname },
  },
});
