import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppPart } from '../../../main/shell/electron.ts';
import { asPart, type Methods, RigEvent } from './emits.ts';

const CLOSE_LIMIT_MS = 5_000;

/** Whether a process with this number runs the rig: numbers are given out again, after a restart of the machine soon. */
const holdsLock = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    if (process.platform !== 'linux') return true;
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('register.ts');
  } catch {
    return false;
  }
};

class AppDouble extends EventEmitter implements Methods<AppPart> {
  readonly isPackaged = false;
  /** Run before the process ends: the browser and the children. */
  readonly cleanups: (() => Promise<void> | void)[] = [];
  userData = '';
  #lock: string | null = null;
  #leaving = false;

  enableSandbox(): void {}

  getVersion(): string {
    const manifest: unknown = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0.0.0';
  }

  setPath(_name: string, folder: string): void {
    this.userData = folder;
  }

  /** By a file with the holder's process id; a holder that is gone holds nothing. */
  requestSingleInstanceLock(): boolean {
    mkdirSync(this.userData, { recursive: true, mode: 0o700 });
    const lock = path.join(this.userData, 'rig.lock');
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      const holder = Number(readFileSync(lock, 'utf8'));
      if (Number.isInteger(holder) && holder > 0 && holdsLock(holder)) return false;
      writeFileSync(lock, String(process.pid));
    }
    this.#lock = lock;
    return true;
  }

  async whenReady(): Promise<void> {}

  quit(): void {
    const event = new RigEvent();
    this.emit('before-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code = 0): void {
    if (this.#leaving) return;
    this.#leaving = true;
    const leave = (): never => {
      if (this.#lock !== null) rmSync(this.#lock, { force: true });
      process.exit(code);
    };
    setTimeout(leave, CLOSE_LIMIT_MS).unref();
    void Promise.allSettled(this.cleanups.map(async (cleanup) => cleanup())).then(leave);
  }
}

export interface Application {
  readonly part: AppPart;
  readonly double: AppDouble;
}

export const createApp = (): Application => {
  const double = new AppDouble();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => double.quit());
  if (process.env.GUITAI_EXIT_WITH_PARENT === '1') {
    // Whoever started the rig holds the other end of its standard input; when that ends, so does the window.
    process.stdin.on('end', () => double.quit()).resume();
  }
  return { part: asPart<AppPart>(double), double };
};
