import { defineConfig } from 'vitest/config';

// `npm test -- dist`: builds the packages and looks into them. A step of its own, because it builds everything anew.
export default defineConfig({
  cacheDir: '../../node_modules/.vite/dist',
  test: { root: import.meta.dirname, include: ['**/*.test.ts'], environment: 'node', testTimeout: 60_000, hookTimeout: 300_000 },
});
