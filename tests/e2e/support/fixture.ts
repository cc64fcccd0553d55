import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test as base, type TestInfo } from '@playwright/test';
import { chooseShell, type ShellChoice, type Wish } from '../../../build/dev/sandbox/chooseShell.ts';
import { Counter } from './counter.ts';
import { makeTemplate, type Template } from './template.ts';

export { expect } from '@playwright/test';

/** The rig unless GUITAI_SHELL says otherwise: it is what runs everywhere. */
export const wishedShell = (): Wish => (process.env.GUITAI_SHELL === 'electron' ? 'electron' : 'rig');

const attachLogs = async (info: TestInfo, folders: readonly string[]): Promise<void> => {
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (name.endsWith('.log')) await info.attach(name, { body: await readFile(path.join(folder, name)), contentType: 'text/plain' });
    }
  }
};

interface Given {
  /** More environment for shell and agent; `test.use({ counterEnv: { … } })`. */
  readonly counterEnv: NodeJS.ProcessEnv;
  readonly counter: Counter;
}
interface GivenToWorker {
  readonly choice: ShellChoice;
  readonly template: Template;
}

export const test = base.extend<Given, GivenToWorker>({
  choice: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs from this pattern.
    async ({}, use) => {
      await use(await chooseShell(wishedShell(), (text) => console.log(text)));
    },
    { scope: 'worker' },
  ],
  template: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      await use(await makeTemplate());
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  counterEnv: [{}, { option: true }],
  counter: [
    async ({ choice, template, counterEnv }, use, info) => {
      const counter = await Counter.start({ template, choice, env: counterEnv });
      try {
        await use(counter);
        if (info.status !== info.expectedStatus) await attachLogs(info, [counter.logDir, path.join(counter.folder, 'pc', 'logs')]);
      } finally {
        await counter.stop();
      }
    },
    { timeout: 120_000 },
  ],
});
