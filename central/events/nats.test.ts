import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, disconnect, type Storage } from '../database/connect.ts';
import { type Engine, startEngine } from '../database/engine/engine.ts';
import { poll } from '../database/engine/processes.ts';
import { migrate } from '../database/migrate.ts';
import { type RunningCentral, startCentral } from '../host.ts';
import { createLogger } from '../log.ts';
import { seedSandbox } from '../sandbox/seed.ts';
import { TEST_DATE } from '../testing/central.ts';
import { type Counter, counterAt, newKey } from '../testing/counter.ts';
import { manualClock } from '../testing/manualClock.ts';
import { BEAT_MS } from './events.ts';
import { RETRY_MS } from './nats.ts';
import { natsMissing, startNats, type TestNats } from './testNats.ts';
import { openReader, type Received } from './testReader.ts';
import { type ManualTimers, manualTimers } from './testTimers.ts';

if (natsMissing !== null) process.stderr.write(`not run: ${natsMissing}\n`);

interface Node {
  readonly central: RunningCentral;
  readonly turn: ManualTimers;
  readonly log: string[];
}

let folder: string;
let engine: Engine;
let storage: Storage;
let nats: TestNats;
let a: Node;
let b: Node;
let administrator: Counter;

async function startNode(): Promise<Node> {
  const turn = manualTimers();
  const log: string[] = [];
  const central = await startCentral({
    databaseUrl: engine.url,
    natsUrl: nats.url,
    timers: turn.timers,
    clock: manualClock(),
    log: createLogger({ level: 'info', destination: { write: (line: string) => void log.push(line) } }),
  });
  return { central, turn, log };
}

const relayOf = async ({ central }: Node): Promise<string> =>
  ((await (await fetch(`${central.url}/readyz`)).json()) as { events: string }).events;

const reaches = async (node: Node, state: string): Promise<void> => {
  const reached = await poll(async () => ((await relayOf(node)) === state ? true : null), 10_000);
  expect(reached, `${state}; the node says ${await relayOf(node)}`).toBe(true);
};

/** Comes back to NATS without waiting. */
const reconnects = async (node: Node): Promise<void> => {
  const reached = await poll(async () => {
    node.turn.fire(RETRY_MS);
    return (await relayOf(node)) === 'nats' ? true : null;
  }, 10_000);
  expect(reached).toBe(true);
};

/** Changes a parameter at a node, which tells every branch. Answers the version. */
async function change(seconds: number): Promise<string> {
  const body = { set: [{ kind: 'quote', key: 'bank', effectiveFrom: TEST_DATE, value: { lifetimeSeconds: seconds } }] };
  const reply = await administrator.send<{ version: string }>('POST', '/v1/parameters', { body, key: newKey() });
  expect(reply.status).toBe(200);
  return reply.value.version;
}

const versions = (received: readonly Received[]): string[] =>
  received.flatMap(({ data }) => (data.kind === 'parametersChanged' ? [data.payload.version] : []));

describe.skipIf(natsMissing !== null)('two nodes with NATS between them, neither of which looks by itself', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guitai-nodes-'));
    engine = await startEngine({ dataDir: join(folder, 'data'), progress: () => undefined });
    await migrate(engine.url);
    storage = connect({ url: engine.url, poolSize: 2, onLost: () => undefined });
    await seedSandbox(storage.db, { now: manualClock().now(), businessDate: TEST_DATE, progress: () => undefined });
    nats = await startNats();
    a = await startNode();
    b = await startNode();
    administrator = counterAt(a.central.url, 'PC-1000-01');
    await administrator.signOn('100070');
    await Promise.all([reaches(a, 'nats'), reaches(b, 'nats')]);
  });
  afterAll(async () => {
    await Promise.all([a.central.stop(), b.central.stop()]);
    await disconnect(storage);
    await engine.stop();
    await nats.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('an event made at one node arrives at a reader of the other, through NATS alone', async () => {
    const reader = await openReader(b.central.url, 'PC-1001-01');
    const version = await change(600);
    expect(versions(await reader.events(1))).toEqual([version]);
    await reader.close();
  });

  test('NATS dies and comes back: nothing is lost, nothing comes twice, and a reader goes on at the other node', async () => {
    const reader = await openReader(b.central.url, 'PC-1001-01');
    const made = [await change(601)];
    await reader.events(1);

    await nats.kill();
    await Promise.all([reaches(a, 'nats unreachable, polling'), reaches(b, 'nats unreachable, polling')]);
    expect((await fetch(`${b.central.url}/readyz`)).status).toBe(200);
    expect(b.log.filter((line) => line.includes('found by polling'))).toHaveLength(1);
    made.push(await change(602), await change(603));
    expect(versions(reader.received)).toEqual(made.slice(0, 1));
    // The beat is the fallback.
    expect(b.turn.fire(BEAT_MS)).toBe(1);
    expect(versions(await reader.events(3))).toEqual(made);

    made.push(await change(604));
    await nats.start();
    await Promise.all([reconnects(a), reconnects(b)]);
    // What was missed meanwhile is read when the line is back.
    expect(versions(await reader.events(4))).toEqual(made);
    made.push(await change(605));
    expect(versions(await reader.events(5))).toEqual(made);
    await reader.close();

    const after = made[1] ?? '';
    const second = reader.received.find(({ data }) => data.kind === 'parametersChanged' && data.payload.version === after);
    const resumed = await openReader(a.central.url, 'PC-1001-01', second?.id);
    expect(versions(await resumed.events(3))).toEqual(made.slice(2));
    await resumed.close();
  });

  test('NATS that has forgotten everything is set up anew', async () => {
    await nats.kill();
    await Promise.all([reaches(a, 'nats unreachable, polling'), reaches(b, 'nats unreachable, polling')]);
    await nats.forget();
    await nats.start();
    await Promise.all([reconnects(a), reconnects(b)]);
    const reader = await openReader(b.central.url, 'PC-1001-01');
    const version = await change(606);
    expect(versions(await reader.events(1))).toEqual([version]);
    await reader.close();
  });

  test('a node starts, works and stops while NATS is down', async () => {
    await nats.kill();
    const late = await startNode();
    await reaches(late, 'nats unreachable, polling');
    const reader = await openReader(late.central.url, 'PC-1001-01');
    const version = await change(607);
    late.turn.fire(BEAT_MS);
    expect(versions(await reader.events(1))).toEqual([version]);
    await late.central.stop();
    expect(await reader.ended).toBe('server');
  });
});
