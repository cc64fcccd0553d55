import { spawnSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../build/vite/targets.ts';

/** Faults of one PC's disk and clock, through libraries between the program and the C library. */
export interface PcFaults {
  readonly env: NodeJS.ProcessEnv;
  /** The next write but so many to the store's files finds no room. */
  fillDisk(afterWrites: number): void;
  /** Seconds by which the wall clock is off. */
  setClock(seconds: number): void;
  end(): void;
}

const NO_ROOM = 2;

const compile = (source: string, folder: string, name: string): string | null => {
  const library = join(folder, `${name}.so`);
  const done = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, join(ROOT, 'tests', source), '-ldl'], { stdio: 'ignore' });
  return done.status === 0 ? library : null;
};

/** Null where there is no C compiler, or another system than Linux: the run then says that these two faults were left out. */
export const compileFaults = (folder: string): ((name: string) => PcFaults) | null => {
  if (process.platform !== 'linux') return null;
  const disk = compile('simulation/faultyDisk.c', folder, 'disk');
  const clock = compile('chaos/clock.c', folder, 'clock');
  if (disk === null || clock === null) return null;
  return (name) => {
    const [diskFile, clockFile] = [join(folder, `${name}.disk`), join(folder, `${name}.clock`)];
    writeFileSync(diskFile, Buffer.alloc(12));
    writeFileSync(clockFile, Buffer.alloc(4));
    const [diskHandle, clockHandle] = [openSync(diskFile, 'r+'), openSync(clockFile, 'r+')];
    const put = (handle: number, numbers: readonly number[]): void => {
      writeSync(handle, Buffer.from(Int32Array.from(numbers).buffer), 0, numbers.length * 4, 0);
    };
    return {
      env: { LD_PRELOAD: `${disk}:${clock}`, GUITAI_FAULTS: diskFile, GUITAI_CLOCK: clockFile },
      fillDisk: (afterWrites) => put(diskHandle, [afterWrites, NO_ROOM]),
      setClock: (seconds) => put(clockHandle, [seconds]),
      end: () => {
        closeSync(diskHandle);
        closeSync(clockHandle);
      },
    };
  };
};
