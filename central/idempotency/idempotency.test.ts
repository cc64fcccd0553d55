import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../checks/run.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, deposit, newKey, openCounter } from '../testing/counter.ts';

const accounts = sandboxAccounts();
let central: TestCentral;
let counter: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = await openCounter(central.url);
});
afterAll(() => central.stop());

const entriesOf = async (key: string): Promise<number> =>
  (await central.db.selectFrom('journal_entry').select('id').where('client_key', '=', key).execute()).length;

const holds = async (): Promise<void> => {
  const { results } = await checkBooks(central.db);
  expect(results.filter(({ offences }) => offences.length > 0)).toEqual([]);
};

test('the same request again gets the first answer, byte for byte, and books nothing', async () => {
  const prepared = await counter.prepare('1201', deposit(accounts.active, 12_345));
  const first = await counter.post(prepared);
  await counter.post(await counter.prepare('1201', deposit(accounts.active, 1)));
  const again = await counter.post(prepared);
  expect(again.text).toBe(first.text);
  expect(again.status).toBe(200);
  expect(await entriesOf(prepared.key)).toBe(1);
});

test('the order of the fields does not make it another request', async () => {
  const prepared = await counter.prepare('1201', deposit(accounts.active, 222));
  const first = await counter.post(prepared);
  const turned = Object.fromEntries(Object.entries(prepared.body).toReversed()) as never;
  expect((await counter.post({ key: prepared.key, body: turned })).text).toBe(first.text);
});

test('the same key with other figures is refused', async () => {
  const prepared = await counter.prepare('1201', deposit(accounts.active, 333));
  await counter.post(prepared);
  const other = { ...prepared.body, values: deposit(accounts.active, 334) } as never;
  expect(await counter.post({ key: prepared.key, body: other })).toMatchObject({ status: 422, problem: { code: 'IDEMPOTENCY_MISMATCH' } });
});

test('another session of the same PC, even of a supervisor, gets the first answer', async () => {
  const prepared = await counter.prepare('1201', deposit(accounts.active, 444));
  const first = await counter.post(prepared);
  const supervisor = counterAt(central.url);
  await supervisor.signOn('100190');
  expect((await supervisor.post(prepared)).text).toBe(first.text);
});

test('a key of one PC says nothing to another', async () => {
  const prepared = await counter.prepare('1201', deposit(accounts.active, 555));
  await counter.post(prepared);
  const other = counterAt(central.url, 'PC-1001-02');
  expect((await other.inquire(prepared.key)).value).toEqual({ outcome: 'unknown', clientKey: prepared.key });
});

test('thirty-two requests of one key at the same time: one posting, one answer', async () => {
  const before = await counter.account(accounts.active);
  const prepared = await counter.prepare('1201', deposit(accounts.active, 10_000));
  const replies = await Promise.all(Array.from({ length: 32 }, () => counter.post(prepared)));
  const answered = replies.filter(({ status }) => status === 200);
  expect(answered.length).toBeGreaterThan(0);
  expect(new Set(answered.map(({ text }) => text)).size).toBe(1);
  for (const { status, problem, headers } of replies.filter((reply) => reply.status !== 200)) {
    expect([status, problem.code]).toEqual([409, 'IDEMPOTENCY_IN_FLIGHT']);
    expect(headers.get('retry-after')).toBe('1');
  }
  expect(await entriesOf(prepared.key)).toBe(1);
  expect(BigInt((await counter.account(accounts.active)).balance) - BigInt(before.balance)).toBe(10_000n);
  await holds();
});

test('requests of one key with two bodies at the same time: one is posted, the other refused', async () => {
  const prepared = await counter.prepare('1201', deposit(accounts.active, 20_000));
  const other = { key: prepared.key, body: { ...prepared.body, values: deposit(accounts.active, 20_001) } as never };
  const replies = await Promise.all([prepared, other, prepared, other].map((each) => counter.post(each)));
  expect(replies.filter(({ status }) => status === 422)).toHaveLength(2);
  expect(new Set(replies.filter(({ status }) => status === 200).map(({ text }) => text)).size).toBe(1);
});

test('the inquiry gives what was posted, what was refused, and says what it never saw', async () => {
  const posted = await counter.prepare('1201', deposit(accounts.active, 666));
  const accepted = await counter.post(posted);
  expect((await counter.inquire(posted.key)).text).toBe(accepted.text);
  const refused = await counter.prepare('1201', deposit(accounts.active, 20_000_000));
  const rejected = await counter.post(refused);
  expect((await counter.inquire(refused.key)).text).toBe(rejected.text);
  const key = newKey();
  expect((await counter.inquire(key)).value).toEqual({ outcome: 'unknown', clientKey: key });
  expect(await central.db.selectFrom('outcomes').selectAll().where('client_key', '=', key).execute()).toEqual([]);
});

test('an inquiry does not say "unknown" of a key whose outcome another node is just writing', async () => {
  const prepared = await counter.prepare('1201', deposit(accounts.active, 777));
  await central.db.transaction().execute(async (tx) => {
    await sql`insert into outcomes (device_id, client_key, route, body_hash, outcome, answer, decided_at)
              values (${counter.deviceId}, ${prepared.key}, 'post', repeat('0', 64), 'rejected', '{}', now())`.execute(tx);
    expect((await counter.inquire(prepared.key)).value.outcome).toBe('inFlight');
    await sql`delete from outcomes where client_key = ${prepared.key}`.execute(tx);
  });
  expect((await counter.inquire(prepared.key)).value.outcome).toBe('unknown');
});

test('a posting that waits too long for another node’s row says so, and is posted by the same key later', async () => {
  const prepared = await counter.prepare('1201', deposit(accounts.newBook, 888));
  await central.db.transaction().execute(async (tx) => {
    await sql`select 1 from accounts where number = ${accounts.newBook} for update`.execute(tx);
    const waiting = await counter.post(prepared);
    expect(waiting).toMatchObject({ status: 409, problem: { code: 'IDEMPOTENCY_IN_FLIGHT' } });
    expect(waiting.headers.get('retry-after')).toBe('1');
  });
  expect((await counter.post(prepared)).value.outcome).toBe('accepted');
  expect(await entriesOf(prepared.key)).toBe(1);
});

test.each([
  ['missing', undefined],
  ['not a UUID', 'x'],
  ['not version 7', '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'],
  ['in capitals', newKey().toUpperCase()],
])('a posting whose key is %s is refused', async (_what, key) => {
  const { body } = await counter.prepare('1201', deposit(accounts.active, 1));
  const reply = await counter.send('POST', '/v1/transactions', { body, ...(key === undefined ? {} : { key }) });
  expect(reply).toMatchObject({ status: 400, problem: { code: 'INPUT_INVALID' } });
});
