import path from 'node:path';
import { ROOT } from '../../vite/targets.ts';
import { type Child, startChild } from './child.ts';
import type { ShellChoice } from './chooseShell.ts';

export interface ShellOptions {
  readonly choice: ShellChoice;
  readonly configFile: string;
  readonly logDir: string;
  /** DISPLAY and the like. */
  readonly env?: NodeJS.ProcessEnv;
  readonly headless?: boolean;
  /** Offer the window as a page on 127.0.0.1. */
  readonly viewer?: boolean;
  /** Offer a DevTools port, for end-to-end tests. */
  readonly debugging?: boolean;
  /** Folder of the built program, if it is not `out/`. */
  readonly out?: string;
}

export interface StartedShell {
  readonly child: Child;
  readonly headless: boolean;
  readonly viewer: string | null;
  readonly cdp: string | null;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The rig: the built shell under this Node, with a browser for a window. */
const startRig = async (options: ShellOptions): Promise<StartedShell> => {
  const child = startChild({
    name: 'shell',
    command: process.execPath,
    words: [
      '--disable-warning=ExperimentalWarning',
      '--import',
      path.join(ROOT, 'tests', 'rig', 'register.ts'),
      path.join(options.out ?? path.join(ROOT, 'out'), 'shell', 'main.js'),
    ],
    logDir: options.logDir,
    env: {
      ...process.env,
      ...options.env,
      GUITAI_CONFIG: options.configFile,
      GUITAI_EXIT_WITH_PARENT: '1',
      ...(options.choice.kind === 'rig' ? { GUITAI_BROWSER: options.choice.browser } : {}),
      ...(options.headless ? { GUITAI_HEADLESS: '1' } : {}),
      ...(options.viewer ? { GUITAI_VIEWER: '1' } : {}),
      ...(options.debugging ? { GUITAI_CDP_PORT: '0' } : {}),
    },
  });
  try {
    return await child.announced(
      (line) =>
        line.rig === 'window' ? { child, headless: line.headless === true, viewer: text(line.viewer), cdp: text(line.cdp) } : null,
      60_000,
    );
  } catch (error) {
    await child.stop();
    throw error;
  }
};

const startElectron = (options: ShellOptions, binary: string): StartedShell => {
  const child = startChild({
    name: 'shell',
    command: binary,
    words: [options.out === undefined ? ROOT : path.join(options.out, 'shell', 'main.js')],
    logDir: options.logDir,
    env: { ...process.env, ...options.env, GUITAI_CONFIG: options.configFile },
  });
  return { child, headless: false, viewer: null, cdp: null };
};

export const startShell = async (options: ShellOptions): Promise<StartedShell> =>
  options.choice.kind === 'rig' ? await startRig(options) : startElectron(options, options.choice.binary);
