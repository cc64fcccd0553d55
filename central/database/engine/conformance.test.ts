import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bank } from '../../../contract/central/customers.ts';
import { checkBooks } from '../../checks/run.ts';
import { type RunningCentral, startCentral } from '../../host.ts';
import { createLogger } from '../../log.ts';
import { sandboxAccounts } from '../../sandbox/accounts.ts';
import { TEST_DATE } from '../../testing/central.ts';
import { type Counter, deposit, newKey, openCounter } from '../../testing/counter.ts';
import { manualClock } from '../../testing/manualClock.ts';
import { connect, type Db } from '../connect.ts';
import { sqlState } from '../failure.ts';
import { readMigrations } from '../migrate.ts';
import { type Engine, startEngine } from './engine.ts';
import { findSystemBinaries } from './systemBinaries.ts';
import { startTemporary } from './temporary.ts';

interface Server {
  readonly name: string;
  readonly major: number;
  start(): Promise<Engine>;
}

const embedded: Server = {
  name: 'the embedded PostgreSQL 18',
  major: 18,
  start: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guitai-conformance-'));
    const engine = await startEngine({ dataDir: join(folder, 'data'), progress: () => undefined });
    const stop = async (): Promise<void> => {
      await engine.stop();
      await rm(folder, { recursive: true, force: true });
    };
    return { url: engine.url, stop };
  },
};

const system: Server[] = (await findSystemBinaries()).map(({ major, binaries }) => ({
  name: `the system's PostgreSQL ${major}`,
  major,
  start: () => startTemporary(binaries),
}));

if (system.length === 0)
  test.skip("on Debian's PostgreSQL: there is none below /usr/lib/postgresql (apt-get install postgresql)", () => undefined);

describe.each([embedded, ...system])('on $name', ({ start, major }) => {
  const { active } = sandboxAccounts();
  let engine: Engine;
  let central: RunningCentral;
  let db: Db;
  let counter: Counter;
  beforeAll(async () => {
    engine = await start();
    central = await startCentral({
      databaseUrl: engine.url,
      sandbox: true,
      businessDate: TEST_DATE,
      clock: manualClock(),
      log: createLogger({ level: 'silent' }),
    });
    ({ db } = connect({ url: engine.url, poolSize: 2, onLost: () => undefined }));
    counter = await openCounter(central.url);
  }, 120_000);
  afterAll(async () => {
    await db.destroy();
    await central.stop();
    await engine.stop();
  });

  const broken = async () => (await checkBooks(db)).results.filter(({ offences }) => offences.length > 0);

  test('the schema comes up from empty, on that very version', async () => {
    const { rows } = await sql<{ version: number }>`select version from schema_version`.execute(db);
    expect(rows).toEqual([{ version: (await readMigrations()).length }]);
    expect(central.database).toBe(`PostgreSQL ${central.database.match(/\d+\.\d+/)?.[0]}`);
    expect(central.database).toMatch(new RegExp(`^PostgreSQL ${major}\\.`));
  });

  test('a deposit is booked, repeated with the same bytes, and refused under its key with another body', async () => {
    const before = BigInt((await counter.account(active)).balance);
    const form = await counter.prepare('1201', deposit(active, 12_345));
    const first = await counter.post(form);
    expect(first.value).toMatchObject({ outcome: 'accepted', amount: '12345' });
    expect((await counter.post(form)).text).toBe(first.text);
    const other = { key: form.key, body: { ...form.body, values: deposit(active, 12_346) as typeof form.body.values } };
    expect(await counter.post(other)).toMatchObject({ status: 422, problem: { code: 'IDEMPOTENCY_MISMATCH' } });
    expect((await counter.inquire(form.key)).text).toBe(first.text);
    expect(BigInt((await counter.account(active)).balance) - before).toBe(12_345n);
  });

  test('a refusal is a stored answer too', async () => {
    const form = await counter.prepare('1201', deposit(active, 100));
    const stale = { key: newKey(), body: form.body };
    const first = await counter.post(stale);
    expect(first.value).toMatchObject({ outcome: 'rejected', error: { code: 'QUOTE_STALE' } });
    expect((await counter.post(stale)).text).toBe(first.text);
  });

  test('many who race for one account and one till, some of them twice: each is booked once', async () => {
    const before = BigInt((await counter.account(active)).balance);
    const forms = await Promise.all(Array.from({ length: 24 }, (_, index) => counter.prepare('1201', deposit(active, 100 + index))));
    const replies = await Promise.all([...forms, ...forms.slice(0, 8)].map((form) => counter.post(form)));
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    expect(BigInt((await counter.account(active)).balance) - before).toBe(forms.reduce((sum, _, index) => sum + BigInt(100 + index), 0n));
  });

  test('the database itself refuses a negative balance and an entry with one side', async () => {
    const violation = (statement: string): Promise<unknown> =>
      sql
        .raw(statement)
        .execute(db)
        .then(() => 'taken', sqlState);
    expect(await violation(`update accounts set balance = -1 where number = '${active}'`)).toBe('23514');
    expect(
      await violation(`insert into journal_pair (entry_id, pair_number, branch_code, currency, amount, debit_subject)
        values ('0190a000-0000-7000-8000-0000000000ff', 1, '1001', 'CNY', 100, '1003')`),
    ).toBe('23502');
  });

  test('lists go page by page', async () => {
    const codes: string[] = [];
    for (let cursor: string | null | undefined = ''; typeof cursor === 'string'; ) {
      const query = new URLSearchParams({ query: '银行', limit: '9', cursor });
      const page: { banks: Bank[]; next?: string | null } = (await counter.send<{ banks: Bank[] }>('GET', `/v1/banks?${query}`)).value;
      codes.push(...page.banks.map(({ code }) => code));
      cursor = page.next;
    }
    expect(codes.length).toBeGreaterThan(30);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  test('the books balance', async () => {
    expect(await broken()).toEqual([]);
  });
});
