import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Accepted } from '../../contract/central/transactions.ts';
import { checkBooks } from '../checks/run.ts';
import { PARAMETERS } from '../parameters/constants.ts';
import { SINGLE_DEFAULTS } from '../parameters/defaults.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, TEST_DATE, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, deposit, newKey, openCounter } from '../testing/counter.ts';

const accounts = sandboxAccounts();
let central: TestCentral;
let counter: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  counter = await openCounter(central.url);
});
afterAll(() => central.stop());
beforeEach(async () => {
  await counter.signOn();
});

const holds = async (): Promise<void> => {
  const { results } = await checkBooks(central.db);
  expect(results.filter(({ offences }) => offences.length > 0)).toEqual([]);
};

const till = async (id = '1001-T01') =>
  await central.db.selectFrom('till_cash').selectAll().where('till_id', '=', id).executeTakeFirstOrThrow();

test('12,345.67 yuan goes into the account, the till, the ledger and onto the unposted lines', async () => {
  const before = await counter.account(accounts.active);
  const cash = await till();
  const values = {
    accountNumber: accounts.active,
    currency: 'CNY',
    amount: '1234567',
    denominations: { n100: 123, n20: 2, n5: 1, 'n0.5': 1, 'n0.1': 1, 'c0.05': 1, 'c0.02': 1 },
    remark: '工资',
  };
  const prepared = await counter.prepare('1201', values);
  const reply = await counter.post(prepared);
  const accepted = reply.value as Accepted;
  expect(accepted).toMatchObject({
    outcome: 'accepted',
    clientKey: prepared.key,
    businessDate: TEST_DATE,
    amount: '1234567',
    entries: [
      { side: 'D', subject: '1001', accountNumber: null, amount: '1234567' },
      { side: 'C', subject: '2011', accountNumber: accounts.active, amount: '1234567' },
    ],
  });
  const after = await counter.account(accounts.active);
  expect(BigInt(after.balance) - BigInt(before.balance)).toBe(1_234_567n);
  expect(after).toMatchObject({ ...accepted.account });
  expect(after.passbook?.unpostedLines).toBe((before.passbook?.unpostedLines ?? 0) + 1);
  const lines = await counter.lines(after.passbook?.number ?? '');
  expect(lines.value.lines.at(-1)).toMatchObject({
    summaryZh: '现存',
    amount: '1234567',
    balance: after.balance,
    traceNumber: accepted.traceNumber,
  });
  const cashAfter = await till();
  expect(cashAfter.balance - cash.balance).toBe(1_234_567n);
  expect(cashAfter.denominations.n100).toBe((cash.denominations.n100 ?? 0) + 123);
  await holds();
});

test('a quote tells the balance that will be and posts nothing', async () => {
  const before = await counter.account(accounts.active);
  const quoted = await counter.quote('1201', deposit(accounts.active, 10_001));
  expect(quoted.value).toMatchObject({ fees: [], overrides: [], notices: [], amount: '10001', account: { number: accounts.active } });
  expect(BigInt(quoted.value.balanceAfter ?? '0') - BigInt(before.balance)).toBe(10_001n);
  expect(await counter.account(accounts.active)).toEqual(before);
});

test.each([
  ['frozen', 'ACCOUNT_FROZEN', 409],
  ['dormant', 'ACCOUNT_DORMANT', 409],
  ['closed', 'ACCOUNT_CLOSED', 409],
  ['unknown', 'ACCOUNT_UNKNOWN', 404],
] as const)('says at the quote that the account is %s', async (which, code, status) => {
  expect(await counter.quote('1201', deposit(accounts[which], 10_000))).toMatchObject({ status, problem: { code } });
});

test('an account that was frozen after the quote is refused at posting, and the refusal stays', async () => {
  const prepared = await counter.prepare('1201', deposit(accounts.newBook, 10_000));
  const set = (state: 'frozen' | 'active') =>
    central.db.updateTable('accounts').set({ state }).where('number', '=', accounts.newBook).execute();
  await set('frozen');
  const refused = await counter.post(prepared);
  expect(refused).toMatchObject({ status: 200, value: { outcome: 'rejected', error: { code: 'ACCOUNT_FROZEN' } } });
  await set('active');
  expect((await counter.post(prepared)).text).toBe(refused.text);
  await holds();
});

test.each([
  ['a count that does not add up', { denominations: { n100: 1 } }, 'DENOMINATIONS_MISMATCH'],
  ['a note that does not exist', { denominations: { n3: 1 } }, 'INPUT_INVALID'],
  ['nothing', { amount: '0', denominations: {} }, 'AMOUNT_ZERO'],
  ['less than nothing', { amount: '-100', denominations: {} }, 'AMOUNT_NEGATIVE'],
  ['three decimals', { amount: '1.234' }, 'INPUT_INVALID'],
  ['10^15 yuan', { amount: '100000000000000000' }, 'AMOUNT_TOO_LARGE'],
  ['a currency that the counter does not take', { currency: 'USD' }, 'INPUT_INVALID'],
  ['forty digits as an account', { accountNumber: '1'.repeat(40) }, 'INPUT_INVALID'],
  ['a remark without end', { remark: 'x'.repeat(61) }, 'INPUT_INVALID'],
])('%s is the form’s mistake: 400 with the field, and nothing is stored', async (_what, wrong, code) => {
  const values = { ...deposit(accounts.active, 1_000_000), ...wrong };
  const quoted = await counter.quote('1201', values);
  expect(quoted).toMatchObject({ status: 400, problem: { code } });
  expect(quoted.problem.fields?.length).toBeGreaterThan(0);
  const posted = await counter.post({
    key: quoted.key,
    body: { transactionCode: '1201', quoteId: crypto.randomUUID(), businessDate: TEST_DATE, tillId: '1001-T01', values } as never,
  });
  expect(posted).toMatchObject({ status: 400, problem: { code } });
  expect((await counter.inquire(quoted.key)).value.outcome).toBe('unknown');
});

test('cash without an open till is refused, also with a colleague’s till or a till of another branch', async () => {
  const colleague = counterAt(central.url, 'PC-1001-02');
  await colleague.signOn('100102');
  for (const tillId of [null, '1001-T01', '1001-T02', '1002-T01', '1001-T99'])
    expect(await colleague.quote('1201', deposit(accounts.active, 100), { tillId })).toMatchObject({
      status: 409,
      problem: { code: 'TILL_NOT_OPEN' },
    });
});

test('a supervisor takes no deposits', async () => {
  const supervisor = counterAt(central.url, 'PC-1001-03');
  await supervisor.signOn('100190');
  expect(await supervisor.quote('1201', deposit(accounts.active, 100), { tillId: '1001-T01' })).toMatchObject({
    status: 403,
    problem: { code: 'NOT_PERMITTED' },
  });
});

const stale = { value: { outcome: 'rejected', error: { code: 'QUOTE_STALE' } } };

test('a quote holds for its own figures, key and PC, and not for ever', async () => {
  const quoted = await counter.prepare('1201', deposit(accounts.active, 500));
  const other = await counter.prepare('1201', deposit(accounts.active, 600));
  expect(await counter.post({ key: other.key, body: { ...other.body, quoteId: quoted.body.quoteId } })).toMatchObject(stale);
  const unknown = await counter.prepare('1201', deposit(accounts.active, 500));
  expect(await counter.post({ ...unknown, body: { ...unknown.body, quoteId: crypto.randomUUID() as never } })).toMatchObject(stale);
  const changed = await counter.prepare('1201', deposit(accounts.active, 500));
  const figures = { ...changed.body, values: deposit(accounts.active, 501) } as never;
  expect(await counter.post({ key: changed.key, body: figures })).toMatchObject(stale);
  const late = await counter.prepare('1201', deposit(accounts.active, 500));
  central.clock.advance(PARAMETERS.quoteLifetimeMs);
  await counter.signOn();
  expect(await counter.post(late)).toMatchObject(stale);
  await holds();
});

test('a used quote is not good for a second key', async () => {
  const first = await counter.prepare('1201', deposit(accounts.active, 700));
  expect((await counter.post(first)).value.outcome).toBe('accepted');
  expect(await counter.post({ key: crypto.randomUUID().replace(/^(.{14})./, '$17'), body: first.body })).toMatchObject(stale);
});

test('a form of yesterday is refused when the business date has moved on, and so is any form on a closed day', async () => {
  expect(await counter.quote('1201', deposit(accounts.active, 100), { businessDate: '2025-03-09' })).toMatchObject({
    status: 409,
    problem: { code: 'BUSINESS_DATE_CHANGED', details: { formDate: '2025-03-09', currentDate: TEST_DATE } },
  });
  const quoted = await counter.prepare('1201', deposit(accounts.active, 100));
  const again = await counter.prepare('1201', deposit(accounts.active, 100));
  const day = central.db.updateTable('business_days').where('branch_code', '=', '1001').where('business_date', '=', TEST_DATE);
  await day.set({ state: 'closed', closed_at: '2025-03-10T10:00:00Z' }).execute();
  expect(await counter.post(again)).toMatchObject({ value: { outcome: 'rejected', error: { code: 'BRANCH_DAY_CLOSED' } } });
  const next = {
    branch_code: '1001',
    business_date: '2025-03-11',
    state: 'open' as const,
    opened_at: '2025-03-11T00:00:00Z',
    closed_at: null,
  };
  await central.db.insertInto('business_days').values(next).execute();
  const moved = await counter.post(quoted);
  expect(moved).toMatchObject({ value: { outcome: 'rejected', error: { code: 'BUSINESS_DATE_CHANGED' } } });
  expect(moved.headers.get('guitai-business-date')).toBe('2025-03-11');
  await central.db.deleteFrom('business_days').where('business_date', '=', '2025-03-11').execute();
  await day.set({ state: 'open', closed_at: null }).execute();
});

test('from 50,000 yuan of one customer on one day the teller is told that it will be reported, with the running sum', async () => {
  const other = await openCounter(central.url, 'PC-1003-01');
  const { hits } = (
    await other.send<{ hits: { accountNumbers: [string, string] }[] }>('GET', `/v1/customers?query=${encodeURIComponent('区志华')}`)
  ).value;
  const [first, second] = hits[0]?.accountNumbers ?? ['', ''];
  expect((await other.quote('1201', deposit(first, 4_999_999))).value.notices).toEqual([]);
  await other.post(await other.prepare('1201', deposit(first, 4_000_000)));
  expect((await other.quote('1201', deposit(second, 999_999))).value.notices).toEqual([]);
  const { notices } = (await other.quote('1201', deposit(second, 1_000_000))).value;
  expect(notices).toMatchObject([{ level: 'warning', textEn: expect.stringContaining('50,000.00') }]);
  expect(notices[0]?.textZh).toContain('大额交易报告');
});

test('from 200,000 yuan on an override is asked for, and nothing is posted without one', async () => {
  expect((await counter.quote('1201', deposit(accounts.active, 19_999_999))).value.overrides).toEqual([]);
  const large = await counter.prepare('1201', deposit(accounts.active, 20_000_000));
  expect((await counter.quote('1201', deposit(accounts.active, 20_000_000))).value.overrides).toMatchObject([
    { rule: 'cashDeposit.large', role: 'supervisor' },
  ]);
  expect(await counter.post(large)).toMatchObject({ value: { outcome: 'rejected', error: { code: 'OVERRIDE_MISSING' } } });
  await holds();
});

test('a deposit into an account of another branch leaves the books of both branches balanced', async () => {
  const reply = await counter.post(await counter.prepare('1201', deposit(accounts.otherBranch, 33_300)));
  expect((reply.value as Accepted).entries.map(({ side, subject }) => `${side}${subject}`)).toEqual(['D1001', 'C3001', 'D3001', 'C2011']);
  await holds();
});

test('a company account without a passbook takes a deposit too', async () => {
  const reply = await counter.post(await counter.prepare('1201', deposit(accounts.company, 12_300)));
  expect(reply.value).toMatchObject({ outcome: 'accepted', account: { passbook: null } });
});

test('a code that central does not post is unknown', async () => {
  for (const code of ['9999', '1602', '0101'])
    expect(await counter.quote(code, {})).toMatchObject({ status: 400, problem: { code: 'TRANSACTION_UNKNOWN' } });
});

test('what the bank has set is what the teller is told of: from 20,000 yuan on, where it set that', async () => {
  const office = counterAt(central.url, 'PC-1000-01');
  await office.signOn('100070');
  const { cash, ...rest } = SINGLE_DEFAULTS.get('largeValue') as { cash: { usd: string } };
  const value = { ...rest, cash: { ...cash, cny: '2000000' } };
  const body = { set: [{ kind: 'largeValue', key: 'bank', effectiveFrom: '2025-03-10', value }] };
  expect((await office.send('POST', '/v1/parameters', { key: newKey(), body })).status).toBe(200);
  expect((await counter.quote('1201', deposit(accounts.newBook, 1_999_999))).value.notices).toEqual([]);
  const { notices } = (await counter.quote('1201', deposit(accounts.newBook, 2_000_000))).value;
  expect(notices[0]?.textEn).toContain('20,000.00');
});
