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

/** Every message to the database while one deposit is posted, from authentication to the commit. */
async function messagesOfAPosting(): Promise<number> {
  const central = await start();
  const counter = await openCounter(central.url);
  const prepared = await counter.prepare('1201', deposit(accounts.active, 100));
  wire.arm(Number.POSITIVE_INFINITY, 'before', () => undefined);
  await counter.post(prepared);
  const messages = wire.disarm();
  await central.end('SIGTERM');
  return messages;
}

test('central killed between any two statements of a deposit: after the restart it is posted once or not at all, never half', async () => {
  const messages = await messagesOfAPosting();
  expect(messages).toBeGreaterThan(5);
  const outcomes = new Set<string>();
  let central = await start();
  for (let at = 1; at <= messages; at += 1)
    for (const place of ['before', 'after'] as const) {
      const counter = counterAt(central.url);
      await counter.signOn();
      const values = deposit(accounts.active, 100 + at);
      const prepared = await counter.prepare('1201', values, { tillId: '1001-T01' });
      const before = await counter.account(accounts.active);
      const { child } = central;
      wire.arm(at, place, () => void child.kill('SIGKILL'));
      await counter.post(prepared).catch(() => null);
      wire.disarm();
      await central.end('SIGKILL');
      expect(await brokenRules(), `${place} message ${at}`).toEqual([]);

      central = await start();
      const later = counterAt(central.url);
      const inquiry = (await later.inquire(prepared.key)).value;
      outcomes.add(inquiry.outcome);
      await later.signOn();
      const reply = await later.post(prepared);
      expect(reply.value, `${place} message ${at}`).toMatchObject({ outcome: 'accepted', clientKey: prepared.key });
      if (inquiry.outcome === 'accepted') expect(reply.value).toEqual(inquiry);
      const after = await later.account(accounts.active);
      expect(BigInt(after.balance) - BigInt(before.balance)).toBe(BigInt(100 + at));
      expect(await entriesOf(prepared.key)).toBe(1);
    }
  await central.end('SIGTERM');
  expect(await brokenRules()).toEqual([]);
  // Kills before the commit leave nothing, the one after it leaves everything: both must have been met.
  expect([...outcomes].sort()).toEqual(['accepted', 'unknown']);
}, 300_000);
