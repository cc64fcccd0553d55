import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db } from '../database/connect.ts';
import { clusterFolder } from '../database/engine/cluster.ts';
import { type RunningCentral, startCentral } from '../host.ts';
import { createLogger } from '../log.ts';
import { type ManualClock, manualClock } from './manualClock.ts';

export const TEST_DATE = '2025-03-10';

/** A sandbox bank of its own for one test file, on a real server in a temporary folder. */
export interface TestCentral {
  readonly url: string;
  readonly databaseUrl: string;
  /** Beside the API, for looking and for breaking things. */
  readonly db: Db;
  readonly clock: ManualClock;
  /** What central logged, line by line. */
  readonly log: readonly string[];
  /** The process number of the database server as it runs now. */
  serverPid(): number;
  stop(): Promise<void>;
}

export async function startTestCentral(): Promise<TestCentral> {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-central-'));
  const clock = manualClock();
  const log: string[] = [];
  let central: RunningCentral;
  try {
    central = await startCentral({
      dataDir: join(folder, 'data'),
      sandbox: true,
      businessDate: TEST_DATE,
      clock,
      log: createLogger({ level: 'info', destination: { write: (line: string) => void log.push(line) } }),
    });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  const { db } = connect({ url: central.databaseUrl, poolSize: 4, onLost: () => undefined });
  return {
    url: central.url,
    databaseUrl: central.databaseUrl,
    db,
    clock,
    log,
    serverPid: () => Number(readFileSync(join(clusterFolder(join(folder, 'data')), 'postmaster.pid'), 'utf8').split('\n')[0]),
    stop: async () => {
      await db.destroy();
      await central.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
