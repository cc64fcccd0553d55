import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Db } from '../database/connect.ts';
import { type Engine, startEngine } from '../database/engine/engine.ts';
import { ensureDatabase } from '../database/engine/probe.ts';
import { migrate } from '../database/migrate.ts';
import { serializable } from '../database/serializable.ts';
import { type ManualClock, manualClock } from '../testing/manualClock.ts';
import { createWire } from '../testing/wire.ts';
import { beginEndOfDay } from './begin.ts';
import { takeLease } from './lease.ts';
import { runEndOfDay } from './run.ts';
import { brokenRules } from './testing/runOn.ts';
import { DATE, seedSmallBank } from './testing/smallBank.ts';

const CHUNK = 2;

let folder: string;
let engine: Engine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-eod-'));
  engine = await startEngine({ dataDir: join(folder, 'data'), progress: () => undefined });
  await ensureDatabase(engine.url, 'bank');
  await migrate(urlOf('bank'));
  const { db } = connect({ url: urlOf('bank'), poolSize: 2, onLost: () => undefined });
  await seedSmallBank(db);
  await db.destroy();
}, 60_000);
afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

const urlOf = (database: string, port?: number): string => {
  const url = engine.url.replace(/[^/]+$/, database);
  return port === undefined ? url : url.replace(/:\d+\//, `:${port}/`);
};

let copies = 0;
/** A copy of the bank as it stood before the end of the day. */
async function copy(): Promise<string> {
  copies += 1;
  const name = `copy_${copies}`;
  await administer(`create database ${name} template bank`);
  return name;
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function withDatabase<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const { db } = connect({ url, poolSize: 2, onLost: () => undefined });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

const begin = (db: Db, clock: ManualClock) => serializable(db, (tx) => beginEndOfDay(tx, { db, clock }, DATE, 'test'));

const text = (rows: readonly object[]): string =>
  rows.map((row) => JSON.stringify(row, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))).join('\n');

/** Everything that the end of the day wrote, without what differs between any two runs: ids, trace serials and instants. */
async function booksOf(db: Db): Promise<string> {
  const drop = <T extends object>(rows: readonly T[]): object[] =>
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => !/_id$|^id$|trace_number|_at$|lease/.test(name) || name === 'teller_id')),
    );
  const pairs = await db
    .selectFrom('journal_pair')
    .innerJoin('journal_entry', 'journal_entry.id', 'entry_id')
    .select(['transaction_code', 'business_date', 'channel', 'pair_number', 'journal_pair.branch_code', 'amount'])
    .select(['debit_subject', 'debit_owner', 'credit_subject', 'credit_owner'])
    .execute();
  return [
    text(drop(await db.selectFrom('accounts').selectAll().orderBy('number').execute())),
    text(drop(await db.selectFrom('account_entries').selectAll().orderBy('account_number').orderBy('sequence').execute())),
    text(pairs).split('\n').sort().join('\n'),
    text(drop(await db.selectFrom('interest_positions').selectAll().orderBy('account_number').execute())),
    text(drop(await db.selectFrom('accruals').selectAll().orderBy('account_number').orderBy('kind').execute())),
    text(drop(await db.selectFrom('settlements').selectAll().orderBy('account_number').orderBy('settled_through').execute())),
    text(drop(await db.selectFrom('deposits').selectAll().orderBy('account_number').execute())),
    text(drop(await db.selectFrom('deposit_terms').selectAll().orderBy('account_number').execute())),
    text(drop(await db.selectFrom('account_tasks').selectAll().orderBy('account_number').orderBy('kind').execute())),
    text(drop(await db.selectFrom('business_days').selectAll().orderBy('branch_code').orderBy('business_date').execute())),
    text(drop(await db.selectFrom('end_of_day_runs').selectAll().execute())),
    text(drop(await db.selectFrom('end_of_day_steps').selectAll().orderBy('position').execute())),
  ].join('\n\n');
}

/** The run through a relay that is cut before its `at`-th message. Answers how many messages went by. */
async function struck(name: string, clock: ManualClock, at: number): Promise<number> {
  const wire = await createWire(Number(new URL(engine.url).port));
  wire.arm(at, () => void wire.close());
  await withDatabase(urlOf(name, wire.port), async (db) => {
    await begin(db, clock);
    await runEndOfDay({ db, clock }, DATE, { chunk: CHUNK });
  }).catch(() => undefined);
  const messages = wire.disarm();
  await wire.close().catch(() => undefined);
  return messages;
}

/** The undisturbed run. */
async function reference(): Promise<string> {
  const name = await copy();
  return await withDatabase(urlOf(name), async (db) => {
    const clock = manualClock();
    await begin(db, clock);
    expect(await runEndOfDay({ db, clock }, DATE, { chunk: CHUNK })).toBe('finished');
    expect(await brokenRules(db)).toEqual([]);
    return await booksOf(db);
  });
}

/**
 * A statement is five messages, `begin` and `commit` are one. Every fourth message meets each statement, at changing places: that takes
 * minutes, so it is for whoever changes a step. Every eleventh still meets every kind of message, in every step.
 */
const STRIDE = Number(process.env.GUITAI_KILL_EVERY ?? '11');

test('a run cut at any message to the database and begun again leaves the same books as one that was not', async () => {
  const books = await reference();
  expect(books).toContain('结息');
  expect(books).toContain('转存利息');
  expect(books).toContain('"kind":"accrued"');
  expect(books).toContain('"state":"dormant"');
  const whole = await struck(await copy(), manualClock(), Number.POSITIVE_INFINITY);
  expect(whole).toBeGreaterThan(300);
  for (let at = 1; at <= whole; at += STRIDE) {
    const name = await copy();
    const clock = manualClock();
    await struck(name, clock, at);
    // The dead node's lease runs out.
    clock.advance(61_000);
    await withDatabase(urlOf(name), async (db) => {
      await begin(db, clock);
      expect(await runEndOfDay({ db, clock }, DATE, { chunk: CHUNK }), `cut at ${at}`).toBe('finished');
      expect(await booksOf(db), `cut at ${at}`).toBe(books);
    });
    await administer(`drop database ${name}`);
  }
}, 600_000);

test('of nodes that start together one runs, and the others see it', async () => {
  const books = await reference();
  const name = await copy();
  const clock = manualClock();
  await withDatabase(urlOf(name), async (db) => {
    await begin(db, clock);
    await withDatabase(urlOf(name), async (other) => {
      const outcomes = await Promise.all([db, other].map((each) => runEndOfDay({ db: each, clock }, DATE, { chunk: CHUNK })));
      expect(outcomes.sort()).toEqual(['elsewhere', 'finished']);
    });
    expect(await runEndOfDay({ db, clock }, DATE)).toBe('finished');
    expect(await booksOf(db)).toBe(books);
  });
});

test('a node that was silent for too long loses the run to another and does nothing more', async () => {
  const books = await reference();
  const name = await copy();
  const clock = manualClock();
  await withDatabase(urlOf(name), async (db) => {
    await begin(db, clock);
    let taken: unknown = null;
    const slow = await runEndOfDay({ db, clock }, DATE, {
      chunk: CHUNK,
      progress: async (step) => {
        if (step !== 'settleQuarter' || taken !== null) return;
        expect(await serializable(db, (tx) => takeLease(tx, { db, clock }, DATE))).toBe('elsewhere');
        clock.advance(61_000);
        taken = await serializable(db, (tx) => takeLease(tx, { db, clock }, DATE));
      },
    });
    expect(taken).toMatchObject({ holder: expect.any(String) });
    expect(slow).toBe('elsewhere');
    clock.advance(61_000);
    expect(await runEndOfDay({ db, clock }, DATE, { chunk: CHUNK })).toBe('finished');
    expect(await booksOf(db)).toBe(books);
  });
});
