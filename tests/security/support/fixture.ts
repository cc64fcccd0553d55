import type { Page } from '@playwright/test';
import type { ShellChoice } from '../../../build/dev/sandbox/chooseShell.ts';
import { test as base, wishedShell } from '../../e2e/support/fixture.ts';
import { Bench } from './bench.ts';

export { expect } from '@playwright/test';

interface Given {
  /** The program's page, freshly loaded: what an earlier test did to it is gone. */
  readonly window: Page;
}
interface GivenToWorker {
  readonly choice: ShellChoice;
  readonly bench: Bench;
}

export const test = base.extend<Given, GivenToWorker>({
  bench: [
    async ({ choice }, use) => {
      const bench = await Bench.prepare(choice);
      try {
        await bench.open();
        await bench.agent.untilReady();
        await use(bench);
      } finally {
        await bench.stop();
      }
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  window: async ({ bench }, use) => {
    await bench.page.reload();
    await use(bench.page);
  },
});

/** What only the rig lets a test do: in Electron the preload's world is closed to the page. */
export const runsOnRig = wishedShell() === 'rig';
