import { MIGRATIONS } from '../migrations/all.ts';
import { migrate } from '../migrations/migrate.ts';
import { type OperationName, READS, WRITES } from '../operations/all.ts';
import { createWriter, type Reader, type Writer } from '../sqlite/access.ts';
import { openDatabase, type SqliteDatabase } from '../sqlite/database.ts';
import { StoreDamage } from '../sqlite/fault.ts';
import { isDamage, isIoFailure, reasonOf } from './failure.ts';

/** Named points at which test runs kill the process. */
export type Checkpoint = (point: string) => void;

export interface Executor {
  execute(operation: OperationName, input: unknown): unknown;
  checkpoint(): void;
  close(): void;
}

type ReadOperation = (reader: Reader, input: unknown) => unknown;
type WriteOperation = (writer: Writer, input: unknown) => unknown;

/** After this many commits the write-ahead log is folded into the database, between two answers. */
const COMMITS_PER_CHECKPOINT = 256;

interface Opened {
  readonly database: SqliteDatabase;
  readonly writer: Writer;
}

/**
 * The one writer. Every write operation is one `BEGIN IMMEDIATE … COMMIT`, on disk when `execute` returns. After an error of the disk
 * nothing that is held in memory counts: the database is closed, and opened and checked anew before the next operation. Damage stays
 * damage until the program starts again. `open`: another way to open the database, for tests of what disks do.
 */
export const createExecutor = (path: string, keyHex: string, reached: Checkpoint, open = openDatabase): Executor => {
  let damage: string | null = null;

  const openChecked = (): Opened => {
    const database = open(path, keyHex);
    try {
      migrate(database, MIGRATIONS);
      const found = database.pragma('quick_check', { simple: true });
      if (found !== 'ok') throw new StoreDamage(`the database is damaged: ${String(found)}`);
      return { database, writer: createWriter(database) };
    } catch (cause) {
      database.close();
      throw cause;
    }
  };

  let opened: Opened | null = openChecked();
  let commits = 0;

  const current = (): Opened => {
    if (damage !== null) throw new StoreDamage(damage);
    opened ??= openChecked();
    return opened;
  };

  /** What an error leaves behind. A full disk leaves everything as it was. */
  const after = (cause: unknown): void => {
    if (isDamage(cause)) damage = reasonOf(cause);
    if (!isDamage(cause) && !isIoFailure(cause)) return;
    const broken = opened;
    opened = null;
    try {
      broken?.database.close();
    } catch {
      // It could not even be closed; the next operation opens the file anew all the same.
    }
  };

  const guarded = <T>(work: (now: Opened) => T): T => {
    try {
      return work(current());
    } catch (cause) {
      after(cause);
      throw cause;
    }
  };

  const write = ({ database, writer }: Opened, operation: WriteOperation, name: string, input: unknown): unknown => {
    reached(`db.${name}.begin`);
    const output = database
      .transaction(() => {
        const made = operation(writer, input);
        reached(`db.${name}.beforeCommit`);
        return made;
      })
      .immediate();
    reached(`db.${name}.committed`);
    commits += 1;
    return output;
  };

  return {
    execute: (name, input) =>
      guarded((now) => {
        if (Object.hasOwn(READS, name)) return (READS[name as keyof typeof READS] as ReadOperation)(now.writer, input);
        return write(now, WRITES[name as keyof typeof WRITES] as WriteOperation, name, input);
      }),
    checkpoint: () => {
      if (commits < COMMITS_PER_CHECKPOINT || opened === null) return;
      commits = 0;
      reached('db.checkpoint');
      try {
        guarded(({ database }) => database.pragma('wal_checkpoint(PASSIVE)'));
      } catch {
        // Everything is in the log all the same. What a broken disk means is told by the next operation.
      }
    },
    close: () => {
      if (opened === null) return;
      opened.database.pragma('wal_checkpoint(TRUNCATE)');
      opened.database.close();
      opened = null;
    },
  };
};
