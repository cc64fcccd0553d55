import path from 'node:path';
import { _electron, type Browser, chromium, expect, type Page } from '@playwright/test';
import type { ShellChoice } from '../../../build/dev/sandbox/chooseShell.ts';
import { type ShellOptions, startShell } from '../../../build/dev/sandbox/shell.ts';
import { ROOT } from '../../../build/vite/targets.ts';

/** The program's window, in whichever shell. */
export interface OpenWindow {
  /** The page that the window shows now. */
  page(): Page;
  /** As the power cut does. */
  kill(): Promise<void>;
  /** As closing the window does. */
  stop(): Promise<void>;
}

/** Waits until the window shows a page of the program, loaded, with the preload's bridge: from then on it can call. */
export const whenShown = async (page: () => Page): Promise<void> => {
  const shown = () =>
    page()
      .evaluate(() => 'teller' in globalThis && document.readyState === 'complete' && /^(https|app):$/.test(location.protocol))
      .catch(() => false);
  await expect.poll(shown, { timeout: 30_000, intervals: [50, 100, 250] }).toBe(true);
};

const openRig = async (options: ShellOptions): Promise<OpenWindow> => {
  const shell = await startShell({ ...options, headless: true, debugging: true });
  let browser: Browser;
  try {
    browser = await chromium.connectOverCDP(shell.cdp ?? '');
  } catch (error) {
    await shell.child.stop();
    throw error;
  }
  const page = (): Page => {
    const shown = browser.contexts()[0]?.pages()[0];
    if (shown === undefined) throw new Error('The window is closed');
    return shown;
  };
  const window: OpenWindow = {
    page,
    kill: () => shell.child.kill('SIGKILL'),
    stop: async () => {
      await browser.close().catch(() => {});
      await shell.child.stop();
    },
  };
  try {
    await whenShown(page);
  } catch (error) {
    await window.stop();
    throw error;
  }
  return window;
};

const openElectron = async (options: ShellOptions, binary: string): Promise<OpenWindow> => {
  const environment = Object.entries({ ...process.env, ...options.env, GUITAI_CONFIG: options.configFile });
  const app = await _electron.launch({
    executablePath: binary,
    args: [options.out === undefined ? ROOT : path.join(options.out, 'shell', 'main.js')],
    env: Object.fromEntries(environment.filter((entry): entry is [string, string] => entry[1] !== undefined)),
  });
  const page = await app.firstWindow();
  await whenShown(() => page);
  return {
    page: () => app.windows().at(-1) ?? page,
    kill: async () => {
      app.process().kill('SIGKILL');
    },
    stop: () => app.close(),
  };
};

export const openWindow = async (options: ShellOptions & { readonly choice: ShellChoice }): Promise<OpenWindow> =>
  options.choice.kind === 'rig' ? await openRig(options) : await openElectron(options, options.choice.binary);
