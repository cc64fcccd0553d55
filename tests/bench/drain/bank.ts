import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, disconnect } from '../../../central/database/connect.ts';
import { startEngine } from '../../../central/database/engine/engine.ts';
import { startProcess } from '../../../central/testing/process.ts';
import { ordinaryAccounts } from '../central/accounts.ts';
import { type BenchCounter, seedCounters } from '../central/counters.ts';

const CUSTOMERS = 2_000;
const MOST_ACCOUNTS = 1_000;

/** A bank whose central is a process of its own, with PCs that it knows. */
export interface DrainBank {
  readonly url: string;
  readonly businessDate: string;
  readonly counters: readonly BenchCounter[];
  readonly accounts: readonly string[];
  stop(): Promise<void>;
}

export async function startDrainBank(counters: number, say: (text: string) => void): Promise<DrainBank> {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-bench-'));
  const engine = await startEngine({ dataDir: join(folder, 'data'), progress: say });
  const storage = connect({ url: engine.url, poolSize: 2, onLost: () => undefined });
  const close = async (): Promise<void> => {
    await disconnect(storage);
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    say(`a bank of ${CUSTOMERS} customers`);
    const environment = { DATABASE_URL: engine.url, GUITAI_LOG_LEVEL: 'error' };
    const central = await startProcess(['--sandbox', '--customers', String(CUSTOMERS)], environment);
    return {
      url: central.url,
      businessDate: String(central.ready.businessDate),
      counters: await seedCounters(storage.db, counters),
      accounts: await ordinaryAccounts(storage.db, MOST_ACCOUNTS),
      stop: async () => {
        await central.end('SIGTERM');
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
