import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Db, disconnect } from '../../../central/database/connect.ts';
import { startEngine } from '../../../central/database/engine/engine.ts';
import { type CentralProcess, startProcess } from '../../../central/testing/process.ts';

/** A bank of several nodes on one database, whose nodes can be killed and come back. */
export interface SoakBank {
  readonly db: Db;
  readonly databaseUrl: string;
  /** The port of a node; another one each time, and not of one that is down. */
  port(): number;
  /** SIGKILLs a node and starts it again. */
  killOne(index: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startBank(nodes: number, say: (text: string) => void): Promise<SoakBank> {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-soak-'));
  const engine = await startEngine({ dataDir: join(folder, 'data'), progress: say });
  const environment = { DATABASE_URL: engine.url, GUITAI_LOG_LEVEL: 'error' };
  const running: (CentralProcess | null)[] = [await startProcess(['--sandbox'], environment)];
  for (let index = 1; index < nodes; index += 1) running.push(await startProcess([], environment));
  const storage = connect({ url: engine.url, poolSize: 4, onLost: () => undefined });
  let turn = 0;
  return {
    db: storage.db,
    databaseUrl: engine.url,
    port: () => {
      for (let tried = 0; tried < nodes; tried += 1) {
        turn = (turn + 1) % nodes;
        const node = running[turn];
        if (node != null) return Number(new URL(node.url).port);
      }
      return 1;
    },
    killOne: async (index) => {
      const node = running[index % nodes];
      if (node == null) return;
      running[index % nodes] = null;
      await node.end('SIGKILL');
      running[index % nodes] = await startProcess([], environment);
    },
    stop: async () => {
      await Promise.all(running.map((node) => node?.end('SIGTERM')));
      await disconnect(storage);
      await engine.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
