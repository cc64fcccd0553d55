import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openSnapshot, rekey } from '../sqlite/database.ts';
import { StoreDamage } from '../sqlite/fault.ts';
import type { SnapshotOrder } from '../worker/messages.ts';
import { type SnapshotFacts, verifySnapshot } from './verify.ts';

const sync = (file: string): void => {
  const handle = openSync(file, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** A name's change is on disk only when its folder is; Windows has no such call and needs none. */
const syncFolder = (folder: string): void => {
  if (process.platform !== 'win32') sync(folder);
};

/**
 * Writes one consistent copy of a database that is in use, under another key, and proves that it can be read before it gets its name.
 * SQLite's online backup refuses encrypted databases; `VACUUM INTO` reads one moment of the same database and keeps its encryption.
 */
export const takeSnapshot = ({ source, sourceKey, target, targetKey }: Omit<SnapshotOrder, 'task'>): SnapshotFacts => {
  const unfinished = `${target}.part`;
  rmSync(unfinished, { force: true });
  try {
    const database = openSnapshot(source, sourceKey);
    try {
      database.prepare('VACUUM INTO ?').run(unfinished);
    } finally {
      database.close();
    }
    rekey(unfinished, sourceKey, targetKey);
    const facts = verifySnapshot(unfinished, targetKey);
    if (facts.sequence === 0) throw new StoreDamage('the snapshot has no audit chain');
    sync(unfinished);
    renameSync(unfinished, target);
    syncFolder(path.dirname(target));
    return facts;
  } finally {
    rmSync(unfinished, { force: true });
  }
};
