import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connections, connect, disconnect } from '../database/connect.ts';
import { type Engine, startEngine } from '../database/engine/engine.ts';
import { ensureDatabase } from '../database/engine/probe.ts';
import { migrate } from '../database/migrate.ts';
import { brokenRules, runOn } from '../endOfDay/testing/runOn.ts';
import { manualClock } from '../testing/manualClock.ts';
import { createWire } from '../testing/wire.ts';
import { withBareTables } from './rows/bare.ts';
import { FILLED_TABLES } from './rows/tables.ts';
import { seedSandbox } from './seed.ts';

const DATE = '2025-03-31';
const NOW = new Date('2025-03-31T01:00:00.000Z');

let folder: string;
let engine: Engine;
const open: Connections[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-crowd-'));
  engine = await startEngine({ dataDir: join(folder, 'data'), progress: () => undefined });
});
afterAll(async () => {
  await Promise.all(open.map(disconnect));
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

const urlOf = (database: string, port?: number): string => {
  const url = engine.url.replace(/[^/]+$/, database);
  return port === undefined ? url : url.replace(/:\d+\//, `:${port}/`);
};

function connected(url: string): Connections {
  const storage = connect({ url, poolSize: 2, onLost: () => undefined });
  open.push(storage);
  return storage;
}

async function emptyBank(name: string): Promise<Connections['db']> {
  await ensureDatabase(engine.url, name);
  await migrate(urlOf(name));
  return connected(urlOf(name)).db;
}

const fill = (db: Connections['db'], customers: number, seed?: number): Promise<void> =>
  seedSandbox(db, { now: NOW, businessDate: DATE, customers, seed, progress: () => undefined });

const count = async (db: Connections['db'], from: string): Promise<number> => {
  const { rows } = await sql.raw<{ count: bigint }>(`select count(*) as count from ${from}`).execute(db);
  return Number(rows[0]?.count ?? 0n);
};

/** What the default bank must show, each as rows that there must be some of. */
const SIGHTS: readonly string[] = [
  `accounts where state = 'active'`,
  `accounts where state = 'dormant' and product_code = 'D01'`,
  `accounts where state = 'dormant' and product_code = 'D02'`,
  `accounts where state = 'closed' and product_code = 'D01'`,
  `accounts where state = 'frozen' and product_code = 'D02'`,
  `accounts where class = 'I'`,
  `accounts where class = 'II' and not face_to_face`,
  `accounts where class = 'III' and balance > 0`,
  `accounts where debit_stop`,
  'accounts where hold > balance',
  'accounts where hold > 0 and hold < balance',
  `account_holds where authority = 'police' and state = 'active'`,
  `account_holds where state = 'released'`,
  `account_holds where state = 'lapsed'`,
  `passbooks where state = 'lost'`,
  `passbooks where state = 'full'`,
  `passbooks where state = 'active' and next_line between lines_per_book - 3 and lines_per_book`,
  `passbooks where state = 'void' group by account_number having exists (select 1 from passbooks b where b.account_number = passbooks.account_number and b.state = 'active')`,
  `passbooks join accounts on number_of_account = account_number where passbooks.state = 'active' and last_sequence - printed_through >= 20`,
  `deposits where matures_on = '${DATE}'`,
  `deposits where matures_on > '${DATE}' and matures_on <= date '${DATE}' + 7 and rollover`,
  `deposits where matures_on > '${DATE}' and matures_on <= date '${DATE}' + 7 and not rollover`,
  `deposits where matures_on < '${DATE}' and not rollover`,
  'deposits where notice_date is not null',
  'deposits where unused_notices > 0',
  'deposits where partials > 0',
  'deposit_terms',
  `deposits join accounts on number_of_account = account_number where state = 'closed'`,
  'accruals',
  'account_entries group by entry_id having count(distinct account_number) = 2',
  `customers where kind = 'company'`,
  `customers where id_type = 'passport'`,
  `customers where id_type = 'hkMacaoPermit'`,
  `customers where id_type = 'householdRegister'`,
  `customer_relationships where kind = 'guardian'`,
  `customer_relationships where kind = 'spouse'`,
  `customer_relationships where kind = 'authorisedAgent'`,
  `customer_services where status = 'suspended'`,
  `customer_services where service = 'payroll'`,
  `customer_documents where expires_on < '${DATE}'`,
  'customer_addresses where valid_until is not null',
];

test('the default bank has two thousand customers, balanced books, and an account in every state', async () => {
  const db = await emptyBank('default_bank');
  await fill(db, 2_000);
  expect(await brokenRules(db)).toEqual([]);
  expect(await count(db, 'customers')).toBe(2_000);
  expect(await count(db, 'journal_entry')).toBeLessThan(60_000);
  for (const sight of SIGHTS)
    expect(await count(db, `(select 1 from ${sight.replace('number_of_account', 'accounts.number')}) seen`), sight).toBeGreaterThan(0);
  const { rows } = await sql<{ code: string }>`
    select code from products where not exists (select 1 from accounts where product_code = code)`.execute(db);
  expect(rows).toEqual([]);
}, 120_000);

test('the end of the day goes through such a bank, and the books hold', async () => {
  const db = await emptyBank('end_of_day');
  await fill(db, 400);
  expect(await runOn({ db, clock: manualClock('2025-03-31T12:00:00.000Z') }, DATE)).toBe('finished');
  expect(await brokenRules(db)).toEqual([]);
  // What the last month's end set aside for a fixed deposit is what this one goes on from: nothing is taken back.
  expect(await count(db, `accruals where business_date = '${DATE}' and amount < 0`)).toBe(0);
  expect(await count(db, `accruals where business_date = '${DATE}'`)).toBeGreaterThan(100);
});

/** Identifiers of what is not invented are drawn by chance, from the time of day on. */
const CHANCE = /"01[0-9a-f]{6}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g;

/** Every row that was filled. */
async function contents(db: Connections['db']): Promise<string> {
  const texts: string[] = [];
  for (const table of FILLED_TABLES) {
    const { rows } = await sql.raw<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`).execute(db);
    const lines = rows.map(({ row }) => (table === 'customer_grade_history' ? row.replaceAll(/"id": "[^"]*", /g, '') : row));
    texts.push(table, ...lines.map((line) => line.replaceAll(CHANCE, '"…"')).sort());
  }
  return texts.join('\n');
}

test('the same date, size and seed give the same bank; another seed keeps the first forty and changes everybody else', async () => {
  const [one, again, other] = [await emptyBank('one'), await emptyBank('again'), await emptyBank('other')];
  await fill(one, 240, 9);
  await fill(again, 240, 9);
  await fill(other, 240, 10);
  expect(await contents(again)).toBe(await contents(one));
  const names = async (db: Connections['db']) =>
    (await db.selectFrom('customers').select(['number', 'id_number', 'phone']).orderBy('number').execute()).map((row) =>
      JSON.stringify(row),
    );
  const [mine, theirs] = [await names(one), await names(other)];
  expect(theirs.slice(0, 40)).toEqual(mine.slice(0, 40));
  expect(theirs.slice(40).filter((row) => mine.includes(row))).toEqual([]);
  expect(await brokenRules(other)).toEqual([]);
});

/** Fills a bank through a relay that is cut before its `at`-th message. Answers how many messages went by. */
async function struck(name: string, at: number): Promise<number> {
  const wire = await createWire(Number(new URL(engine.url).port));
  wire.arm(at, () => void wire.close());
  const storage = connect({ url: urlOf(name, wire.port), poolSize: 1, onLost: () => undefined });
  await fill(storage.db, 600).catch(() => undefined);
  await disconnect(storage).catch(() => undefined);
  const messages = wire.disarm();
  await wire.close().catch(() => undefined);
  return messages;
}

test('a seeding that is cut off at any time leaves an empty database, which the next one fills', async () => {
  await emptyBank('whole');
  const whole = await struck('whole', Number.POSITIVE_INFINITY);
  const db = await emptyBank('cut');
  for (const part of [0.05, 0.5, 0.9, 0.97]) {
    await struck('cut', Math.floor(whole * part));
    for (const table of ['branches', 'customers', 'journal_entry', 'tellers'])
      expect(await count(db, table), `${table} at ${part}`).toBe(0);
  }
  await fill(db, 100);
  expect(await count(db, 'customers')).toBe(100);
  expect(await brokenRules(db)).toEqual([]);
}, 120_000);

test('who comes second waits, and finds the bank there', async () => {
  const db = await emptyBank('twice');
  const second = connected(urlOf('twice')).db;
  await Promise.all([fill(db, 60), fill(second, 80)]);
  expect([60, 80]).toContain(await count(db, 'customers'));
});

test('tables that were bare while they were filled have all their indexes and keys again', async () => {
  const db = await emptyBank('bare');
  const made = async (): Promise<string> => {
    const { rows } = await sql<{ text: string }>`
      select indexdef as text from pg_indexes where schemaname = 'guitai'
       union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'guitai'::regnamespace order by 1`.execute(db);
    return rows.map(({ text }) => text).join('\n');
  };
  const before = await made();
  const bare: string[] = [];
  await db.transaction().execute((tx) =>
    withBareTables(
      tx,
      () => undefined,
      async () => {
        const { rows } = await sql<{
          name: string;
        }>`select indexname as name from pg_indexes where schemaname = 'guitai' and tablename = 'customers'`.execute(tx);
        bare.push(...rows.map(({ name }) => name));
      },
    ),
  );
  expect(bare).toEqual(['customers_pkey']);
  expect(await made()).toBe(before);
});

test('a size that cannot be made is refused before anything is written', async () => {
  const db = await emptyBank('refused');
  for (const customers of [39, 2_000_001, Number.NaN]) await expect(fill(db, customers)).rejects.toThrow('40 to 2000000');
  expect(await count(db, 'branches')).toBe(0);
});
