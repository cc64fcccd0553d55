import { existsSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { CALL_NAMES, CHANNELS, EVENT_NAMES } from '../../contract/ipc/contract.ts';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const OUT = path.join(ROOT, 'out');

export interface BuildMode {
  /** Source maps and developer tools. Never what is packaged. */
  readonly development: boolean;
}

/** Native packages stay packages: their binaries are found beside their own files. */
const NATIVE = ['better-sqlite3-multiple-ciphers', 'serialport', 'node-hid'];

const common = ({ development }: BuildMode, part: string): InlineConfig => ({
  root: ROOT,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: 'warn',
  cacheDir: path.join(ROOT, '.cache', 'vite', part),
  define: { GUITAI_DEV_TOOLS: JSON.stringify(development) },
});

const output = ({ development }: BuildMode, part: string) => ({
  outDir: path.join(OUT, part),
  emptyOutDir: true,
  sourcemap: development,
  reportCompressedSize: false,
});

export const rendererTarget = (mode: BuildMode): InlineConfig => ({
  ...common(mode, 'renderer'),
  root: path.join(ROOT, 'renderer'),
  // Relative addresses: the page knows no origin but the one it came from.
  base: './',
  plugins: [react()],
  build: {
    ...output(mode, 'renderer'),
    target: 'chrome140',
    modulePreload: { polyfill: false },
    // Nothing is inlined into the page: the policy lets only files of our origin be scripts and styles.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4_000,
  },
});

export const preloadTarget = (mode: BuildMode): InlineConfig => ({
  ...common(mode, 'preload'),
  define: {
    GUITAI_DEV_TOOLS: JSON.stringify(mode.development),
    GUITAI_IPC: JSON.stringify({ calls: CALL_NAMES, events: EVENT_NAMES, channels: CHANNELS }),
  },
  build: {
    ...output(mode, 'preload'),
    target: 'chrome140',
    minify: false,
    lib: { entry: path.join(ROOT, 'preload', 'preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});

const nodeTarget = (mode: BuildMode, part: string, entries: Readonly<Record<string, string>>): InlineConfig => ({
  ...common(mode, part),
  ssr: { target: 'node', noExternal: true },
  build: {
    ...output(mode, part),
    target: 'node24',
    ssr: true,
    minify: false,
    rolldownOptions: {
      input: { ...entries },
      external: ['electron', ...NATIVE, /\.node$/],
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});

export const shellTarget = (mode: BuildMode): InlineConfig =>
  nodeTarget(mode, 'shell', { main: path.join(ROOT, 'main', 'shell', 'main.ts') });

export const agentTarget = (mode: BuildMode): InlineConfig =>
  nodeTarget(mode, 'agent', {
    agent: path.join(ROOT, 'main', 'agent', 'main.ts'),
    'db-worker': path.join(ROOT, 'db', 'worker', 'main.ts'),
  });

/** The four parts of the program, each with the file that its build begins at. */
export const TARGETS = [
  { part: 'renderer', entry: 'renderer/index.html', config: rendererTarget },
  { part: 'preload', entry: 'preload/preload.ts', config: preloadTarget },
  { part: 'shell', entry: 'main/shell/main.ts', config: shellTarget },
  { part: 'agent', entry: 'main/agent/main.ts', config: agentTarget },
] as const;

export const entryExists = (entry: string): boolean => existsSync(path.join(ROOT, entry));
