import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { startShell } from '../../build/dev/sandbox/shell.ts';
import { Bench } from './support/bench.ts';
import { expect, runsOnRig, test } from './support/fixture.ts';

/** Each test has a bench of its own, broken before its first start. */
test.describe('a PC that cannot start', () => {
  test.skip(!runsOnRig, "not run on Electron: the rig's announcement tells how to reach the window");

  const withFailure = async (bench: Bench, choice: Parameters<typeof startShell>[0]['choice'], look: (page: Page) => Promise<void>) => {
    const { configFile, logDir, out } = bench;
    // Without a readable configuration the program falls back to the user's own folder, which is another one for each test.
    const env = { XDG_STATE_HOME: bench.folder, LOCALAPPDATA: bench.folder, HOME: bench.folder };
    const shell = await startShell({ choice, configFile, logDir, out, env, headless: true, debugging: true });
    try {
      const browser = await chromium.connectOverCDP(shell.cdp ?? '');
      const page = browser.contexts()[0]?.pages()[0];
      if (page === undefined) throw new Error('no page');
      await look(page);
      await browser.close();
    } finally {
      await shell.child.stop();
    }
  };

  const CASES: Readonly<Record<string, { spoil: (bench: Bench) => Promise<void>; reason: RegExp }>> = {
    'has no configuration': {
      spoil: (bench) => rm(bench.configFile),
      reason: /configuration file .*shell\.json cannot be read \(ENOENT\)/,
    },
    'has a configuration that is no JSON': { spoil: (bench) => writeFile(bench.configFile, '{'), reason: /is not JSON/ },
    'has a configuration with an unknown member': {
      spoil: (bench) => writeFile(bench.configFile, JSON.stringify({ dataDir: bench.folder, cheat: '<b>x</b>' })),
      reason: /does not fit: .*cheat/,
    },
    'has no keystore and no key secret': {
      spoil: (bench) => rm(path.join(bench.folder, 'key-secret')),
      reason: /key secret .*key-secret cannot be read/,
    },
    'has a key secret that is too short': {
      spoil: (bench) => writeFile(path.join(bench.folder, 'key-secret'), 'short'),
      reason: /shorter than 32 bytes/,
    },
    'has lost a part of the program': {
      spoil: (bench) => rm(path.join(bench.out, 'agent', 'agent.js')),
      reason: /installation is incomplete: .*agent\.js/,
    },
  };

  for (const [what, { spoil, reason }] of Object.entries(CASES)) {
    test(`says so when it ${what}`, async ({ choice }) => {
      const bench = await Bench.prepare(choice);
      try {
        await spoil(bench);
        await withFailure(bench, choice, async (page) => {
          await expect(page.getByRole('alert')).toContainText('柜台程序无法启动');
          await expect(page.locator('#reason')).toHaveText(reason);
          // The reason is text, whatever a file's author wrote into it.
          await expect(page.locator('#reason *')).toHaveCount(0);
          await expect(page.locator('main')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
        });
      } finally {
        await bench.stop();
      }
    });
  }

  test('refuses a key secret other than the one that its database was made with', async ({ choice }) => {
    const bench = await Bench.prepare(choice);
    try {
      await bench.open();
      await bench.closeWindow();
      await writeFile(path.join(bench.folder, 'key-secret'), 'another secret that is long enough to be one');
      await withFailure(bench, choice, async (page) => {
        await expect(page.locator('#reason')).toHaveText(/is not the one that this PC's database was made with/);
      });
    } finally {
      await bench.stop();
    }
  });

  test('is not started a second time beside itself', async ({ choice }) => {
    const bench = await Bench.prepare(choice);
    try {
      await bench.open();
      const { configFile, logDir, out } = bench;
      const second = startShell({ choice, configFile, logDir, out, headless: true });
      await expect(second).rejects.toThrow(/Guitai runs already/);
      await expect(bench.page.locator('#root')).not.toBeEmpty();
    } finally {
      await bench.stop();
    }
  });
});
