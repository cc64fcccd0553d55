import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ERRORS } from '../../contract/errors/codes.ts';
import { checkBooks } from '../checks/run.ts';
import { connect, type Db } from '../database/connect.ts';
import { type AnswerCut, createAnswerCut } from '../database/engine/answerCut.ts';
import { type Engine, startEngine } from '../database/engine/engine.ts';
import { type RunningCentral, startCentral } from '../host.ts';
import { createLogger } from '../log.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { TEST_DATE } from '../testing/central.ts';
import { type Counter, deposit, openCounter } from '../testing/counter.ts';

const { active } = sandboxAccounts();
let folder: string;
let engine: Engine;
let cut: AnswerCut;
let central: RunningCentral;
/** Beside the relay. */
let db: Db;
let counter: Counter;
let log: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-faults-'));
  engine = await startEngine({ dataDir: join(folder, 'data'), progress: () => undefined });
  cut = await createAnswerCut(Number(new URL(engine.url).port));
  central = await startCentral({
    databaseUrl: engine.url.replace(/:\d+\//, `:${cut.port}/`),
    sandbox: true,
    businessDate: TEST_DATE,
    log: createLogger({ level: 'error', destination: { write: (line: string) => void log.push(line) } }),
  });
  ({ db } = connect({ url: engine.url, poolSize: 2, onLost: () => undefined }));
  counter = await openCounter(central.url);
});
afterAll(async () => {
  await db.destroy();
  await central.stop();
  await cut.close();
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async () => {
  for (const table of ['outcomes', 'audit_anchors']) await sql`drop trigger if exists fault on ${sql.table(table)}`.execute(db);
  log = [];
});

type When = 'at a statement' | 'at the commit';

/** Makes the database do something to whoever writes into a table. Triggers are for this test only; central has none. */
async function fault(when: When, body: string, table = 'outcomes'): Promise<void> {
  await sql.raw(`create or replace function fault() returns trigger language plpgsql as $$ begin ${body}; return new; end $$`).execute(db);
  const kind =
    when === 'at the commit'
      ? `constraint trigger fault after insert on ${table} deferrable initially deferred`
      : `trigger fault before insert on ${table}`;
  await sql.raw(`create ${kind} for each row execute function fault()`).execute(db);
}
const raise = (state: string): string => `raise exception 'made for a test' using errcode = '${state}'`;

const entriesOf = async (key: string) => (await db.selectFrom('journal_entry').select('id').where('client_key', '=', key).execute()).length;
const brokenRules = async () => (await checkBooks(db)).results.filter(({ offences }) => offences.length > 0);

const FAULTS: readonly (readonly [what: string, when: When, body: string, status: number, code: keyof typeof ERRORS])[] = [
  ['a full disk', 'at a statement', raise('53100'), 503, 'CENTRAL_STORE_FAILED'],
  ['a full disk', 'at the commit', raise('53100'), 503, 'CENTRAL_STORE_FAILED'],
  ['a statement stopped at its time limit', 'at a statement', raise('57014'), 503, 'CENTRAL_STORE_FAILED'],
  ['a statement stopped at its time limit', 'at the commit', raise('57014'), 503, 'CENTRAL_STORE_FAILED'],
  ['an I/O error', 'at a statement', raise('58030'), 503, 'CENTRAL_STORE_FAILED'],
  ['a connection that the server ends', 'at a statement', 'perform pg_terminate_backend(pg_backend_pid())', 503, 'CENTRAL_STORE_FAILED'],
  ['a connection that the server ends', 'at the commit', 'perform pg_terminate_backend(pg_backend_pid())', 503, 'CENTRAL_STORE_FAILED'],
  ['races that are lost again and again', 'at a statement', raise('40001'), 429, 'TOO_MANY_REQUESTS'],
  ['races that are lost again and again', 'at the commit', raise('40001'), 429, 'TOO_MANY_REQUESTS'],
  ['deadlocks again and again', 'at a statement', raise('40P01'), 429, 'TOO_MANY_REQUESTS'],
  ['a lock that is not given in time', 'at a statement', raise('55P03'), 409, 'IDEMPOTENCY_IN_FLIGHT'],
  ['what no code describes', 'at a statement', raise('XX000'), 500, 'UNEXPECTED'],
];

test.each(FAULTS)('%s, %s: the answer says so, nothing is done, and the key posts later', async (_what, when, body, status, code) => {
  const before = BigInt((await counter.account(active)).balance);
  const form = await counter.prepare('1201', deposit(active, 900));
  await fault(when, body);
  const reply = await counter.post(form);
  expect([reply.status, reply.problem.code]).toEqual([status, code]);
  expect(reply.headers.get('guitai-business-date')).toBe(TEST_DATE);
  expect(ERRORS[code].retry).not.toBe('never');
  if (status !== 500) expect(reply.headers.get('retry-after')).toBe('1');
  expect([await entriesOf(form.key), await brokenRules()]).toEqual([0, []]);
  if (status === 429) {
    const metrics = await (await fetch(`${central.url}/metrics`)).text();
    expect(metrics).toMatch(new RegExp(`transaction_retries_total\\{state="${body.match(/4[0-9A-Z]{4}/)?.[0]}"\\} [1-9]`));
    expect(metrics).toMatch(/transactions_too_contended_total [1-9]/);
  }
  // A fault of central is logged once, found by the number that the answer bears, with the key and without what was posted.
  if (status >= 500) {
    const lines = log.filter((line) => line.includes('request failed')).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toMatchObject([
      { reference: reply.problem.details.reference, key: form.key, device: 'PC-1001-01', route: 'POST /v1/transactions' },
    ]);
    expect(JSON.stringify(lines)).not.toContain(active);
  } else expect(log).toEqual([]);
  // An inquiry looks for a writer of the key by writing, and so may meet the fault too; it does not make anything up.
  expect(['accepted', 'rejected']).not.toContain((await counter.inquire(form.key)).value.outcome);

  await sql`drop trigger fault on outcomes`.execute(db);
  expect((await counter.inquire(form.key)).value.outcome).toBe('unknown');
  expect((await counter.post(form)).value.outcome).toBe('accepted');
  expect(BigInt((await counter.account(active)).balance) - before).toBe(900n);
  expect([await entriesOf(form.key), await brokenRules()]).toEqual([1, []]);
});

test('the answer to a commit is lost: the caller is told that the key will tell, and it says accepted', async () => {
  const before = BigInt((await counter.account(active)).balance);
  const form = await counter.prepare('1201', deposit(active, 1_100));
  const happened = cut.cutNext();
  const reply = await counter.post(form);
  await happened;
  expect([reply.status, reply.problem.code, reply.headers.get('retry-after')]).toEqual([503, 'CENTRAL_STORE_FAILED', '1']);
  const inquiry = await counter.inquire(form.key);
  expect(inquiry.value.outcome).toBe('accepted');
  expect((await counter.post(form)).text).toBe(inquiry.text);
  expect(BigInt((await counter.account(active)).balance) - before).toBe(1_100n);
  expect([await entriesOf(form.key), await brokenRules()]).toEqual([1, []]);
});

test('one bad posting among many: the others are booked', async () => {
  const forms = await Promise.all(Array.from({ length: 12 }, (_, index) => counter.prepare('1201', deposit(active, 100 + index))));
  await fault('at a statement', `if new.client_key = '${forms[5]?.key}' then ${raise('53100')}; end if`);
  const replies = await Promise.all(forms.map((form) => counter.post(form)));
  expect(replies.map(({ status }) => status)).toEqual(forms.map((_, index) => (index === 5 ? 503 : 200)));
  expect(await Promise.all(forms.map(({ key }) => entriesOf(key)))).toEqual(forms.map((_, index) => (index === 5 ? 0 : 1)));
  expect(await brokenRules()).toEqual([]);
});

test("a proxy's number for the request is in the log; what is no such number is not", async () => {
  await fault('at a statement', raise('58030'), 'audit_anchors');
  const anchor = (requestId: string) =>
    fetch(`${central.url}/v1/audit/anchors`, {
      method: 'POST',
      headers: {
        'guitai-device': 'PC-1001-01',
        authorization: 'Device sandbox-device-PC-1001-01',
        'content-type': 'application/json',
        'x-request-id': requestId,
      },
      body: JSON.stringify({ sequence: 1, hash: 'a'.repeat(64), at: '2025-03-10T01:00:00.000Z' }),
    });
  expect([(await anchor('lb-7f3a')).status, (await anchor('a b"{}')).status]).toEqual([503, 503]);
  expect(log.map((line) => (JSON.parse(line) as { requestId?: string }).requestId)).toEqual(['lb-7f3a', undefined]);
  expect(log.join()).not.toContain('sandbox-device');
});
