import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { connect, type Db, disconnect } from '../../../central/database/connect.ts';
import { clusterFolder } from '../../../central/database/engine/cluster.ts';
import { startEngine } from '../../../central/database/engine/engine.ts';
import { startProcess } from '../../../central/testing/process.ts';
import { cpuSeconds } from '../cpu.ts';
import { ordinaryAccounts } from './accounts.ts';
import { type BenchCounter, seedCounters } from './counters.ts';
import { initialise } from './pgbench.ts';

export const CLIENTS = 16;
const SCALE = 20;
/** More accounts than that only make the benchmark's own memory larger. */
const MOST_ACCOUNTS = 100_000;

/** A bank with counters that are signed on, and pgbench's tables beside it on the same server. */
export interface BenchBank {
  readonly db: Db;
  readonly folder: string;
  /** Connection strings of the bank's database and of pgbench's. */
  readonly url: string;
  readonly tpcb: string;
  readonly port: number;
  readonly businessDate: string;
  readonly counters: readonly BenchCounter[];
  readonly accounts: readonly string[];
  /** Processor time so far, in seconds: of central, and of the server with all its processes. */
  cpu(): { readonly central: number; readonly server: number };
  stop(): Promise<void>;
}

export async function startBenchBank(customers: number, say: (text: string) => void): Promise<BenchBank> {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-bench-'));
  const engine = await startEngine({ dataDir: join(folder, 'data'), progress: say });
  const storage = connect({ url: engine.url, poolSize: 4, onLost: () => undefined });
  const tpcb = engine.url.replace(/\/[^/]*$/, '/tpcb');
  const closeEngine = async (): Promise<void> => {
    await disconnect(storage);
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    say(`a bank of ${customers} customers`);
    const central = await startProcess(['--sandbox', '--customers', String(customers)], {
      DATABASE_URL: engine.url,
      GUITAI_LOG_LEVEL: 'error',
    });
    const postmaster = Number((await readFile(join(clusterFolder(join(folder, 'data')), 'postmaster.pid'), 'utf8')).split('\n')[0]);
    await sql`create database tpcb`.execute(storage.db);
    say(`pgbench tables, scale ${SCALE}`);
    await initialise(tpcb, SCALE);
    return {
      db: storage.db,
      folder,
      url: engine.url,
      tpcb,
      port: Number(new URL(central.url).port),
      businessDate: String(central.ready.businessDate),
      counters: await seedCounters(storage.db, CLIENTS),
      accounts: await ordinaryAccounts(storage.db, MOST_ACCOUNTS),
      cpu: () => ({
        central: cpuSeconds(({ pid }) => pid === central.child.pid),
        server: cpuSeconds(({ parent }) => parent === postmaster),
      }),
      stop: async () => {
        await central.end('SIGTERM');
        await closeEngine();
      },
    };
  } catch (error) {
    await closeEngine();
    throw error;
  }
}
