import { MIGRATIONS } from '../migrations/all.ts';
import { migrate } from '../migrations/migrate.ts';
import { type OperationName, READS, WRITES } from '../operations/all.ts';
import { createWriter, type Reader, type Writer } from '../sqlite/access.ts';
import { openDatabase } from '../sqlite/database.ts';
import { StoreFault } from '../sqlite/fault.ts';

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

/** The one writer. Every write operation is one `BEGIN IMMEDIATE … COMMIT`, on disk when `execute` returns. */
export const createExecutor = (path: string, keyHex: string, reached: Checkpoint): Executor => {
  const database = openDatabase(path, keyHex);
  migrate(database, MIGRATIONS);
  const damage = database.pragma('quick_check', { simple: true });
  if (damage !== 'ok') throw new StoreFault(`the database is damaged: ${String(damage)}`);
  const writer = createWriter(database);
  let commits = 0;

  const write = (operation: WriteOperation, name: string, input: unknown): unknown => {
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
    execute: (name, input) => {
      if (Object.hasOwn(READS, name)) return (READS[name as keyof typeof READS] as ReadOperation)(writer, input);
      return write(WRITES[name as keyof typeof WRITES] as WriteOperation, name, input);
    },
    checkpoint: () => {
      if (commits < COMMITS_PER_CHECKPOINT) return;
      commits = 0;
      reached('db.checkpoint');
      database.pragma('wal_checkpoint(PASSIVE)');
    },
    close: () => {
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
};
