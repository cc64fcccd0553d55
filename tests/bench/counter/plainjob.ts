import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { better, defineQueue } from 'plainjob';

/** A job queue on SQLite as others use it, made to sync each commit as ours does. It is neither encrypted nor audited. */
export interface PlainJobs {
  /** Puts one job in, takes it, and marks it done: three commits. */
  one(request: string): void;
  close(): void;
}

export function openPlainJobs(folder: string): PlainJobs {
  const database = new Database(join(folder, 'plainjob.db'));
  // Its types name the unencrypted build of the same library.
  const quiet = { error: console.error, warn: console.warn, info: () => undefined, debug: () => undefined };
  const queue = defineQueue({ connection: better(database as unknown as Parameters<typeof better>[0]), logger: quiet });
  database.pragma('synchronous = FULL');
  if (Number(database.pragma('synchronous', { simple: true })) !== 2) throw new Error('plainjob does not sync its commits');
  return {
    one: (request) => {
      queue.add('posting', request);
      const job = queue.getAndMarkJobAsProcessing('posting');
      if (job === undefined) throw new Error('plainjob lost a job');
      queue.markJobAsDone(job.id);
    },
    close: () => {
      queue.close();
      if (database.open) database.close();
    },
  };
}
