import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const BYTES = Buffer.alloc(1_024, 0x5a);

/** P0: the disk by itself. Appends 1 KB to a file and waits until it is on the disk. */
export interface P0 {
  /** Does so for some milliseconds. Answers the milliseconds of each. */
  slice(milliseconds: number): number[];
  close(): void;
}

/** `folder`: where the database under test lives, so that both meet the same disk. */
export function openP0(folder: string): P0 {
  const file = join(folder, 'p0');
  const handle = openSync(file, 'a');
  return {
    slice: (milliseconds) => {
      const latencies: number[] = [];
      const end = performance.now() + milliseconds;
      for (let since = performance.now(); since < end; ) {
        writeSync(handle, BYTES);
        fdatasyncSync(handle);
        const now = performance.now();
        latencies.push(now - since);
        since = now;
      }
      return latencies;
    },
    close: () => {
      closeSync(handle);
      rmSync(file);
    },
  };
}

/** How many a second, of things that were done one after the other. */
export const rateOf = (latencies: readonly number[]): number => (latencies.length * 1_000) / latencies.reduce((sum, each) => sum + each, 0);
