import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { openDatabase, type SqliteDatabase } from '../../db/sqlite/database.ts';
import type { Random } from '../soak/random.ts';

/**
 * A disk that forgets what was never synced. SQLite in WAL mode syncs the log at each commit where synchronous is FULL, and only then is
 * a commit on the platter; a power cut leaves the log up to there and any part of what came after.
 */
export interface SimulatedDisk {
  readonly open: typeof openDatabase;
  /** Takes the files as a power cut at this moment leaves them; `restore` puts them back once the program is gone. */
  cutPower(): void;
  /** The program was killed and the machine lives: every byte that was written is there. */
  kill(): void;
  restore(path: string): void;
  /** Room for this many more pages; null: as much as wanted. */
  limit(pages: number | null): void;
}

const sizeOf = (file: string): number => {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
};

/** `sync` false: the spoilt program that does not wait for the disk, for a run that must be caught. */
export const createDisk = (random: Random, { sync = true } = {}): SimulatedDisk => {
  let path = '';
  let database: SqliteDatabase | null = null;
  let synced = 0;
  let image: { database: Buffer; log: Buffer } | null = null;
  const log = (): string => `${path}-wal`;

  /** Follows every commit, and asks the connection itself whether it was synced. */
  const follow = (opened: SqliteDatabase): void => {
    const transaction = opened.transaction.bind(opened);
    const followed = (work: () => unknown) => {
      const made = transaction(work);
      const immediate = (): unknown => {
        const result = made.immediate();
        if (Number(opened.pragma('synchronous', { simple: true })) === 2) synced = sizeOf(log());
        return result;
      };
      return Object.assign(() => made(), { immediate });
    };
    opened.transaction = followed as unknown as SqliteDatabase['transaction'];
  };

  const take = (keep: number): void => {
    image = { database: readFileSync(path), log: readFileSync(log()).subarray(0, keep) };
  };

  return {
    open: (file, key) => {
      path = file;
      database = openDatabase(file, key);
      synced = sizeOf(log());
      if (!sync) database.pragma('synchronous = OFF');
      follow(database);
      return database;
    },
    cutPower: () => {
      const written = sizeOf(log());
      take(random.int(Math.min(synced, written), written));
    },
    kill: () => take(sizeOf(log())),
    restore: (file) => {
      if (image === null) return;
      writeFileSync(file, image.database);
      writeFileSync(`${file}-wal`, image.log);
      truncateSync(`${file}-wal`, image.log.length);
      rmSync(`${file}-shm`, { force: true });
      image = null;
    },
    limit: (pages) => {
      if (database === null || !database.open) return;
      const now = Number(database.pragma('page_count', { simple: true }));
      database.pragma(`max_page_count = ${pages === null ? 1_000_000 : now + pages}`);
    },
  };
};
