import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { RestoredFrom } from '../operations/audit.ts';
import { rekey } from '../sqlite/database.ts';
import { StoreFault } from '../sqlite/fault.ts';
import { createExecutor } from '../worker/executor.ts';
import { type SnapshotFacts, verifySnapshot } from './verify.ts';

export interface RestoreOrder {
  readonly snapshot: string;
  readonly snapshotKey: string;
  /** Instant at which it was taken. */
  readonly takenAt: string;
  /** Where the database comes to be. Nothing may be there. */
  readonly target: string;
  readonly targetKey: string;
}

/**
 * Makes a snapshot the database of a new PC. It is verified before and after, and gets its name only when it is whole. It carries a
 * mark, so that the first start records the restore in the chain and says what may be missing.
 */
export const restoreSnapshot = ({ snapshot, snapshotKey, takenAt, target, targetKey }: RestoreOrder): SnapshotFacts => {
  for (const file of [target, `${target}-wal`]) {
    if (existsSync(file)) throw new StoreFault(`${file} exists: a restore never overwrites a database`);
  }
  const facts = verifySnapshot(snapshot, snapshotKey);
  mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  const unfinished = `${target}.restoring`;
  const clean = (): void => {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${end}`, { force: true });
  };
  clean();
  try {
    copyFileSync(snapshot, unfinished);
    rekey(unfinished, snapshotKey, targetKey);
    const executor = createExecutor(unfinished, targetKey, () => undefined);
    const mark: RestoredFrom = { snapshot: path.basename(snapshot), sequence: facts.sequence, takenAt };
    executor.execute('markRestored', mark);
    executor.close();
    verifySnapshot(unfinished, targetKey);
    renameSync(unfinished, target);
    return facts;
  } finally {
    clean();
  }
};
