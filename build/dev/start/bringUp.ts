import path from 'node:path';
import { buildAll } from '../../vite/buildAll.ts';
import { sandboxDevice } from '../sandbox/bank.ts';
import { chooseShell, type ShellChoice } from '../sandbox/chooseShell.ts';
import { canMakeDisplay, makeDisplay } from '../sandbox/display.ts';
import { type CentralService, startCentral, startVirtualCounter, type VirtualCounterService } from '../sandbox/services.ts';
import { type StartedShell, startShell } from '../sandbox/shell.ts';
import { writeShellConfig } from '../sandbox/shellConfig.ts';
import type { Cleanup } from './cleanup.ts';
import type { StartOptions } from './options.ts';

export interface Sandbox {
  readonly choice: ShellChoice;
  readonly central: CentralService;
  readonly counter: VirtualCounterService;
  readonly shell: StartedShell;
  readonly display: 'own' | 'virtual' | 'none';
}

type Say = (text: string) => void;

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || (process.env.DISPLAY ?? '') !== '' || (process.env.WAYLAND_DISPLAY ?? '') !== '';

const openDisplay = async (options: StartOptions, cleanup: Cleanup): Promise<{ kind: Sandbox['display']; env: NodeJS.ProcessEnv }> => {
  if (options.headless) return { kind: 'none', env: {} };
  if (hasDisplay()) return { kind: 'own', env: {} };
  if (!canMakeDisplay()) return { kind: 'none', env: {} };
  const display = await makeDisplay(options.data);
  cleanup.add('display', () => display.stop());
  return { kind: 'virtual', env: display.env };
};

/** Everything from the build to the window. What was started is on the clean-up list at once, also when a later step fails. */
export const bringUp = async (options: StartOptions, cleanup: Cleanup, say: Say): Promise<Sandbox> => {
  const choice = await chooseShell(options.shell, say, hasDisplay() && !options.headless);
  const logDir = path.join(options.data, 'logs');
  const building = buildAll({ development: false }).then(({ built, seconds }) => {
    if (built) say(`Built the program in ${seconds.toFixed(1)} s.`);
  });
  const startingCounter = startVirtualCounter({ dataDir: path.join(options.data, 'counter'), logDir }).then((counter) => {
    cleanup.add('virtual counter', () => counter.child.stop());
    return counter;
  });
  const startingCentral = startCentral({ dataDir: path.join(options.data, 'central'), logDir, reset: options.reset }).then((central) => {
    cleanup.add('central', () => central.child.stop());
    return central;
  });
  // All three are waited for also when one fails, so that nothing starts after the clean-up has run.
  const outcomes = await Promise.allSettled([building, startingCentral, startingCounter]);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  const [central, counter] = await Promise.all([startingCentral, startingCounter]);

  const configFile = await writeShellConfig({
    folder: options.data,
    central,
    device: sandboxDevice(),
    counter,
    notes: [`Shell: ${choice.kind}: ${choice.why}.`],
  });
  const display = await openDisplay(options, cleanup);
  const shell = await startShell({
    choice,
    configFile,
    logDir,
    env: display.env,
    headless: display.kind === 'none',
    viewer: display.kind !== 'own',
  });
  cleanup.add('window', () => shell.child.stop());
  return { choice, central, counter, shell, display: display.kind };
};
