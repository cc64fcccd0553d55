import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from './checks/run.ts';
import { connect, type Db } from './database/connect.ts';
import { type Engine, startEngine } from './database/engine/engine.ts';
import { migrate } from './database/migrate.ts';
import { sandboxAccounts } from './sandbox/accounts.ts';
import { seedSandbox } from './sandbox/seed.ts';
import { TEST_DATE } from './testing/central.ts';
import { counterAt, deposit, openCounter } from './testing/counter.ts';
import { type CentralProcess, startProcess } from './testing/process.ts';
import { createWire, type Wire } from './testing/wire.ts';

const accounts = sandboxAccounts();
let folder: string;
let engine: Engine;
let wire: Wire;
let db: Db;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-crash-'));
  engine = await startEngine({ dataDir: join(folder, 'data'), progress: () => undefined });
  await migrate(engine.url);
  ({ db } = connect({ url: engine.url, poolSize: 2, onLost: () => undefined }));
  await seedSandbox(db, { now: new Date(), businessDate: TEST_DATE, progress: () => undefined });
  wire = await createWire(Number(new URL(engine.url).port));
});
afterAll(async () => {
  await wire.close();
  await db.destroy();
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

const start = (): Promise<CentralProcess> => startProcess([], { DATABASE_URL: engine.url.replace(/:\d+\//, `:${wire.port}/`) });

const brokenRules = async () => (await checkBooks(db)).results.filter(({ offences }) => offences.length > 0);
const entriesOf = async (key: string) => (await db.selectFrom('journal_entry').select('id').where('client_key', '=', key).execute()).length;

/** Signs on and quotes a deposit at a fresh central; the till is open already. */
async function prepareDeposit(central: CentralProcess, fen: number) {
  const counter = counterAt(central.url);
  await counter.signOn();
  const prepared = await counter.prepare('1201', deposit(accounts.active, fen), { tillId: '1001-T01' });
  return { counter, prepared, before: BigInt((await counter.account(accounts.active)).balance) };
}

test('central killed before any message of a deposit to the database: after the restart it is posted once or not at all, never half', async () => {
  let central = await start();
  await openCounter(central.url);
  await central.end('SIGTERM');

  central = await start();
  const untroubled = await prepareDeposit(central, 100);
  wire.arm(Number.POSITIVE_INFINITY, () => undefined);
  await untroubled.counter.post(untroubled.prepared);
  const messages = wire.disarm();
  // Authentication, the look for an earlier answer, begin, reading, writing and commit, each of one to five messages.
  expect(messages).toBeGreaterThan(15);

  const outcomes: string[] = [];
  for (let at = 1; at <= messages + 1; at += 1) {
    const fen = 100 + at;
    const { counter, prepared, before } = await prepareDeposit(central, fen);
    const { child } = central;
    wire.arm(at, () => void child.kill('SIGKILL'));
    await counter.post(prepared).catch(() => null);
    wire.disarm();
    await central.end('SIGKILL');
    expect(await brokenRules(), `killed before message ${at}`).toEqual([]);

    central = await start();
    const later = counterAt(central.url);
    const inquiry = (await later.inquire(prepared.key)).value;
    outcomes.push(inquiry.outcome);
    await later.signOn();
    const reply = await later.post(prepared);
    expect(reply.value, `killed before message ${at}`).toMatchObject({ outcome: 'accepted', clientKey: prepared.key });
    if (inquiry.outcome === 'accepted') expect(reply.value).toEqual(inquiry);
    expect(BigInt((await later.account(accounts.active)).balance) - before).toBe(BigInt(fen));
    expect(await entriesOf(prepared.key)).toBe(1);
  }
  await central.end('SIGTERM');
  expect(await brokenRules()).toEqual([]);
  // A kill before the commit leaves nothing, one after it leaves everything. Statements of other work (the bank's date, parsing on
  // a fresh connection) may shift the commit by a message or two from one run to the next, so only the ends are certain.
  expect(new Set(outcomes.slice(0, 10))).toEqual(new Set(['unknown']));
  expect(outcomes.at(-1)).toBe('accepted');
}, 300_000);
