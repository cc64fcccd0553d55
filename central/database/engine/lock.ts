import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, startTime } from './processes.ts';

export interface FolderLock {
  release(): Promise<void>;
}

const FILE = 'central.lock';

async function holder(path: string): Promise<number | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [pid = '', started = ''] = text.trim().split(' ');
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0 || !isAlive(number)) return null;
  const now = await startTime(number);
  return started !== '' && now !== '' && now !== started ? null : number;
}

/**
 * One central per data folder: a second one would take the first one's server for an orphan and stop it.
 * A lock that a killed central left behind is taken over. Throws when a living one holds it.
 */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  const path = join(dataDir, FILE);
  const mine = `${process.pid} ${await startTime(process.pid)}\n`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      await writeFile(path, mine, { flag: 'wx', mode: 0o600 });
      return {
        release: async () => {
          if ((await readFile(path, 'utf8').catch(() => '')) === mine) await rm(path, { force: true });
        },
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const other = await holder(path);
    if (other !== null) throw new Error(`Another central (process ${other}) uses ${dataDir}. Stop it, or choose another --data folder.`);
    // Moved away before it is deleted, so that of two that find the same stale file only one goes on with it.
    const aside = `${path}.${process.pid}`;
    await rename(path, aside).catch(() => undefined);
    await rm(aside, { force: true });
  }
  throw new Error(`The lock ${path} changes hands all the time.`);
}
