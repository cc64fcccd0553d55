import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkBooks } from '../checks/run.ts';
import { connect, type Db } from '../database/connect.ts';
import { startEngine } from '../database/engine/engine.ts';
import { seedSandbox } from '../sandbox/seed.ts';
import { TEST_DATE } from '../testing/central.ts';
import { type CentralProcess, startProcess } from '../testing/process.ts';

/** A bank of several central processes on one database, for tests. */
export interface Bank {
  readonly databaseUrl: string;
  readonly db: Db;
  /** Starts one more node. */
  start(): Promise<CentralProcess>;
  /** Rules that the books break; none, if all is well. */
  brokenRules(): Promise<readonly unknown[]>;
  entriesOf(key: string): Promise<number>;
  stop(): Promise<void>;
}

/** An empty database first: its nodes migrate it. `seed` then makes it the sandbox bank. */
export async function foundBank(): Promise<Bank & { seed(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-nodes-'));
  const engine = await startEngine({ dataDir: join(folder, 'data'), progress: () => undefined });
  const { db } = connect({ url: engine.url, poolSize: 4, onLost: () => undefined });
  const nodes: CentralProcess[] = [];
  return {
    databaseUrl: engine.url,
    db,
    start: async () => {
      const node = await startProcess([], { DATABASE_URL: engine.url });
      nodes.push(node);
      return node;
    },
    seed: () => seedSandbox(db, { now: new Date(), businessDate: TEST_DATE, progress: () => undefined }),
    brokenRules: async () => (await checkBooks(db)).results.filter(({ offences }) => offences.length > 0),
    entriesOf: async (key) => (await db.selectFrom('journal_entry').select('id').where('client_key', '=', key).execute()).length,
    stop: async () => {
      await Promise.all(nodes.map(({ child, end }) => (child.exitCode === null && child.signalCode === null ? end('SIGTERM') : null)));
      await db.destroy();
      await engine.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
