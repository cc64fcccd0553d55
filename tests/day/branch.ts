import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxDevice } from '../../build/dev/sandbox/bank.ts';
import { startChild } from '../../build/dev/sandbox/child.ts';
import { startCentral, startVirtualCounter } from '../../build/dev/sandbox/services.ts';
import { ROOT } from '../../build/vite/targets.ts';
import { connect, type Db, disconnect } from '../../central/database/connect.ts';
import { startEngine } from '../../central/database/engine/engine.ts';
import { sandboxVaults } from '../../central/sandbox/branch.ts';
import { sandboxTills } from '../../central/sandbox/tills.ts';
import { tallyProfile } from '../../devices/index.ts';
import { createVirtualCounterClient } from '../../devices/virtual-counter/client.ts';
import { createAgentClient } from '../support/agent-client.ts';
import { createDesk, type Desk, type Tally } from './desk.ts';
import { createDrawer, type Drawer } from './drawer.ts';
import { createLine, type Line } from './line.ts';

/** A branch of the sandbox bank: central with its database, two counters with printers, and a desk of the vault keeper and the supervisor. */
export interface Branch {
  readonly db: Db;
  readonly businessDate: string;
  readonly counters: readonly [Desk, Desk];
  readonly back: Desk;
  /** The first counter's line to central. */
  readonly line: Line;
  /** By till and vault. */
  readonly drawers: ReadonlyMap<string, Drawer>;
  readonly tally: Tally;
  stop(): Promise<void>;
}

export const BRANCH = '1001';
const SUPERVISOR = '100190';

const drawersOf = (): Map<string, Drawer> =>
  new Map(
    [...sandboxTills(), ...sandboxVaults()]
      .filter(({ branchCode }) => branchCode === BRANCH)
      .map(({ id, denominations }) => [id, createDrawer(id, denominations)]),
  );

export const startBranch = async (customers: number): Promise<Branch> => {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-day-'));
  // The database server runs as a user of its own where this runs as root.
  await chmod(folder, 0o755);
  const logDir = join(folder, 'logs');
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })];
  const stop = async (): Promise<void> => {
    for (const end of ends.toReversed()) await end().catch(() => undefined);
  };
  try {
    const engine = await startEngine({ dataDir: join(folder, 'database'), progress: () => undefined });
    ends.push(() => engine.stop());
    const env = { ...process.env, DATABASE_URL: engine.url };
    const central = await startCentral({ dataDir: join(folder, 'central'), logDir, customers, env });
    ends.push(() => central.child.stop());
    const storage = connect({ url: engine.url, poolSize: 2, onLost: () => undefined });
    ends.push(() => disconnect(storage));
    const line = await createLine(central.url);
    ends.push(() => line.stop());
    const tally: Tally = { accepted: 0, booksPrinted: 0, linesPrinted: 0, papersPrinted: 0, pdfs: 0, overrides: 0, offline: 0 };

    const startDesk = async (number: 1 | 2 | 3, decideQueued: (clientKey: string) => Promise<void>): Promise<Desk> => {
      const device = sandboxDevice(`PC-${BRANCH}-0${number}`);
      const printer = number === 3 ? null : await startVirtualCounter({ dataDir: join(folder, `printer${number}`), logDir });
      if (printer !== null) ends.push(() => printer.child.stop());
      const config = join(folder, `${device.id}.json`);
      await writeFile(
        config,
        JSON.stringify({
          instanceId: randomUUID(),
          dataDir: join(folder, device.id),
          databaseKey: String(number).repeat(64),
          central: { url: number === 1 ? line.url : central.url, deviceId: device.id, deviceSecret: device.secret },
          devices: printer === null ? [] : [JSON.parse(JSON.stringify(tallyProfile(printer.printer)))],
          virtualCounter: printer === null ? null : { url: printer.control, token: printer.token },
          sandbox: true,
        }),
      );
      const words = [
        '--disable-warning=ExperimentalWarning',
        join(ROOT, 'main', 'agent', 'headless.ts'),
        '--config',
        config,
        '--exit-with-parent',
      ];
      const agent = startChild({ name: device.id, command: process.execPath, words, logDir });
      ends.push(() => agent.stop());
      const ready = await agent.announced(
        (said) => (typeof said.agent === 'string' && typeof said.token === 'string' ? { url: said.agent, token: said.token } : null),
        60_000,
      );
      return createDesk({
        deviceId: device.id,
        client: createAgentClient(ready.url, ready.token),
        printer: printer === null ? null : createVirtualCounterClient(printer),
        tally,
        decideQueued,
      });
    };

    const back = await startDesk(3, async () => {
      throw new Error('The desk of the supervisor asks nobody');
    });
    const decideQueued = async (clientKey: string): Promise<void> => {
      await back.seat(SUPERVISOR);
      const { requests } = await back.client.must('override.queue', { order: 'waiting', cursor: null });
      const request = requests.find((each) => each.clientKey === clientKey) ?? requests[0];
      if (request === undefined) throw new Error('The queue of the branch is empty');
      const amount = request.rekeyAmount ? { amount: request.amount } : {};
      await back.client.must('override.decide', { requestId: request.requestId, decision: 'approve', reason: '', ...amount });
    };
    const counters: [Desk, Desk] = [await startDesk(1, decideQueued), await startDesk(2, decideQueued)];
    return { db: storage.db, businessDate: central.businessDate ?? '', counters, back, line, drawers: drawersOf(), tally, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
