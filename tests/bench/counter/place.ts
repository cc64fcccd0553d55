import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '../../../db/migrations/all.ts';
import { migrate } from '../../../db/migrations/migrate.ts';
import { createWriter, type Writer } from '../../../db/sqlite/access.ts';
import { openDatabase, type SqliteDatabase } from '../../../db/sqlite/database.ts';
import { openStore, type Store } from '../../../db/store.ts';

const WORKER = new URL('../../../db/worker/main.ts', import.meta.url);

/** A counter's database in a temporary folder. Dispose it: the folder goes with it. */
export interface Place extends Disposable {
  readonly folder: string;
  readonly path: string;
  readonly keyHex: string;
}

export function makePlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-bench-'));
  return {
    folder,
    path: join(folder, 'counter.db'),
    keyHex: 'a1'.repeat(32),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The database by itself, as the store opens it. */
export function openAt(place: Place): SqliteDatabase {
  const database = openDatabase(place.path, place.keyHex);
  migrate(database, MIGRATIONS);
  return database;
}

/** Puts things into a database that nobody has open: `work` for each number below `count`, many of them in one commit. */
export function fill(place: Place, count: number, work: (writer: Writer, index: number) => void): void {
  const database = openAt(place);
  const writer = createWriter(database);
  const CHUNK = 10_000;
  for (let from = 0; from < count; from += CHUNK) {
    database
      .transaction(() => {
        for (let index = from; index < Math.min(count, from + CHUNK); index += 1) work(writer, index);
      })
      .immediate();
    database.pragma('wal_checkpoint(TRUNCATE)');
  }
  database.close();
}

/** The store as the agent has it: in its worker, each commit on disk when it answers. */
export const openWorker = (place: Place): Promise<Store> => openStore({ path: place.path, keyHex: place.keyHex, crashAt: null }, WORKER);
