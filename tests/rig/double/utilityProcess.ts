import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { ElectronPart } from '../../../main/shell/electron.ts';
import { asPart, type Methods } from './emits.ts';

type Child = ReturnType<ElectronPart['utilityProcess']['fork']>;

const PARENT_PORT = new URL('../parentPort.ts', import.meta.url).href;

class UtilityDouble extends EventEmitter implements Methods<Child> {
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    child.on('spawn', () => this.emit('spawn'));
    child.on('message', (message) => this.emit('message', message));
    child.on('exit', (code, signal) => this.emit('exit', code ?? (signal === null ? 0 : 1)));
    child.on('error', () => {});
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }
  get stdout(): Child['stdout'] {
    return this.#child.stdout as Child['stdout'];
  }
  get stderr(): Child['stderr'] {
    return this.#child.stderr as Child['stderr'];
  }
  kill(): boolean {
    return this.#child.kill();
  }
  postMessage(message: unknown): void {
    // Electron drops messages to a process that has ended; so does this.
    if (this.#child.connected) this.#child.send(message as object, () => {});
  }
}

/** A child process of the same agent file, with a shim that gives it Electron's `process.parentPort`. */
export const forkUtility: ElectronPart['utilityProcess']['fork'] = (modulePath, argument = [], options = {}) => {
  const mode = options.stdio === 'pipe' ? 'pipe' : 'inherit';
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', PARENT_PORT, modulePath, ...argument], {
    stdio: ['ignore', mode, mode, 'ipc'],
    // Structured clone, as between Electron's processes.
    serialization: 'advanced',
    ...(options.env === undefined ? {} : { env: options.env as NodeJS.ProcessEnv }),
  });
  return asPart<Child>(new UtilityDouble(child));
};
