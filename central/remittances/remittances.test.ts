import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RemittanceRow } from '../../contract/central/remittances.ts';
import { mod1110CheckDigit } from '../../contract/identifiers/iso7064.ts';
import { brokenRules } from '../endOfDay/testing/runOn.ts';
import { hvps111 } from '../messages/hvps111.ts';
import { validate } from '../messages/validate.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { sandboxBankCode } from '../sandbox/banks.ts';
import { postApproved, wordOf } from '../testing/approve.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, openCounter } from '../testing/counter.ts';

const { active, otherBranch, unknown } = sandboxAccounts();
const ICBC = '102100099996';

let central: TestCentral;
let teller: Counter;
let supervisor: Counter;
let elsewhere: Counter;
let pays: string;
let otherHolder: string;
beforeAll(async () => {
  central = await startTestCentral();
  teller = await openCounter(central.url);
  supervisor = counterAt(central.url, 'PC-1001-02');
  await supervisor.signOn('100190');
  elsewhere = counterAt(central.url, 'PC-1002-01');
  await elsewhere.signOn();
  pays = active;
  otherHolder = (await elsewhere.account(otherBranch)).holderName;
}, 60_000);
afterAll(() => central.stop());

const payment = (more: Record<string, unknown> = {}) => ({
  fromAccount: pays,
  payeeName: '王小明',
  payeeAccount: '6222021234567890',
  payeeBank: ICBC,
  currency: 'CNY',
  amount: '100000',
  wish: 'auto',
  urgency: 'normal',
  purpose: '货款',
  notRepeated: true,
  ...more,
});
const fund = async (fen: bigint): Promise<void> => {
  const amount = fen.toString();
  const values = { accountNumber: pays, currency: 'CNY', amount, denominations: { n100: Number(fen / 10_000n) }, remark: '' };
  const outcome = (await teller.post(await teller.prepare('1201', values))).value;
  expect(outcome.outcome).toBe('accepted');
};
const balance = async (): Promise<bigint> => BigInt((await teller.account(pays)).balance);
const quoteCode = async (more: Record<string, unknown>, code = '1301'): Promise<string> => {
  const reply = await teller.quote(code, payment(more));
  return reply.status === 200 ? 'quoted' : reply.problem.code;
};
async function send(more: Record<string, unknown> = {}): Promise<string> {
  const outcome = (await teller.post(await teller.prepare('1301', payment(more)))).value;
  if (outcome.outcome !== 'accepted') throw new Error(wordOf(outcome));
  return outcome.traceNumber;
}
const clearing = async (body: object = {}): Promise<Record<string, number>> =>
  (await teller.send<Record<string, number>>('POST', '/v1/sandbox/clearing', { as: 'device', body })).value;
const register = async (direction: string, who: Counter = teller): Promise<RemittanceRow[]> =>
  (await who.send<{ remittances: RemittanceRow[] }>('GET', `/v1/remittances?direction=${direction}&limit=200`)).value.remittances;
const stateOf = async (number: string): Promise<string | undefined> => (await register('out')).find((row) => row.number === number)?.state;
/** Time goes by; whoever sat there longer than a session lasts signs on again. */
const pass = async (seconds: number): Promise<void> => {
  central.clock.advance(seconds * 1_000);
  if (seconds < 600) return;
  await teller.signOn();
  await supervisor.signOn('100190');
  await elsewhere.signOn();
};

test('money leaves the payer at once, is in flight, and is settled when the clearing system says so', async () => {
  await fund(1_000_000n);
  const before = await balance();
  const quoted = await teller.quote('1301', payment());
  expect(quoted.value.fees).toEqual([expect.objectContaining({ code: 'REMIT', amount: '100' })]);
  expect(quoted.value.result).toMatchObject({ route: 'BEPS', queued: false, payeeBankName: '中国工商银行股份有限公司' });
  expect(quoted.value.notices[0]?.textZh).toContain('小额支付系统');
  const number = await send();
  expect(await balance()).toBe(before - 100_000n - 100n);
  expect(await stateOf(number)).toBe('queued');
  expect(await brokenRules(central.db)).toEqual([]);
  await clearing();
  expect(await stateOf(number)).toBe('sent');
  await pass(2);
  expect(await clearing()).toMatchObject({ applied: 1 });
  expect(await stateOf(number)).toBe('settled');
  expect(await brokenRules(central.db)).toEqual([]);
});

test('a rejection brings the money back under nobody else than the system, the fee stays', async () => {
  await fund(1_000_000n);
  const before = await balance();
  const number = await send({ payeeAccount: '62220212349001' });
  await clearing();
  await pass(2);
  await clearing();
  const row = (await register('out')).find((each) => each.number === number);
  expect(row).toMatchObject({ state: 'rejected', why: 'RJ01' });
  expect(await balance()).toBe(before - 100n);
  const entries = await central.db.selectFrom('journal_entry').select('teller_id').where('transaction_code', '=', '1393').execute();
  expect(entries).toEqual([{ teller_id: null }]);
});

test.each([
  ['an answer that comes twice', '62220212349002', 'settled'],
  ['an answer that is contradicted later', '62220212349006', 'settled'],
])('%s changes nothing', async (_what, payeeAccount, state) => {
  await fund(1_000_000n);
  const number = await send({ payeeAccount });
  await clearing();
  await pass(2);
  await clearing();
  const before = await balance();
  await pass(10);
  expect(await clearing()).toMatchObject({ applied: 0, unchanged: 1 });
  expect([await stateOf(number), await balance()]).toEqual([state, before]);
  expect(await brokenRules(central.db)).toEqual([]);
});

test('an answer for a payment that nobody sent is kept as unknown', async () => {
  await central.db
    .insertInto('clearing_deliveries')
    .values({
      id: '01960000-0000-7000-8000-000000000001',
      due_at: central.clock.now().toISOString(),
      kind: 'answer',
      body: JSON.stringify({ messageId: '2025031099999999', result: 'settled', reasonCode: null, reasonText: null }),
    })
    .execute();
  expect(await clearing()).toMatchObject({ unknown: 1, applied: 0 });
});

test('a lost answer is found by an inquiry, whose reply comes once', async () => {
  await fund(1_000_000n);
  const number = await send({ payeeAccount: '62220212349003' });
  await clearing();
  await pass(60);
  await clearing();
  expect(await stateOf(number)).toBe('sent');
  const asked = await postApproved(teller, supervisor, '1321', { number, question: '请查复该笔款项是否入账' });
  expect(asked).toMatchObject({ outcome: 'accepted', result: { replyDue: '2025-03-11', escalatesOn: '2025-03-13' } });
  await clearing();
  await pass(10);
  await clearing();
  expect(await stateOf(number)).toBe('settled');
  expect((await register('inquiry'))[0]).toMatchObject({ state: 'answered', side: 'ours', about: number });
  expect(await brokenRules(central.db)).toEqual([]);
});

test('a payment that the payee refuses comes back to the payer as a return', async () => {
  await fund(1_000_000n);
  const before = await balance();
  const number = await send({ payeeAccount: '62220212349005' });
  await clearing();
  await pass(3_700);
  await clearing();
  expect(await stateOf(number)).toBe('returned');
  expect(await balance()).toBe(before - 100n);
  expect((await register('in'))[0]).toMatchObject({ state: 'matched', about: number });
  expect(await brokenRules(central.db)).toEqual([]);
});

test('the same payment twice on a day is asked about, and goes when the customer means it', async () => {
  await fund(1_000_000n);
  const twice = { payeeAccount: '6222021111111111', notRepeated: false };
  await send(twice);
  expect(await quoteCode(twice)).toBe('REMITTANCE_DUPLICATE');
  expect(await quoteCode({ ...twice, notRepeated: true })).toBe('quoted');
});

test.each([
  ['a bank that is not in the directory', { payeeBank: `99910000009${mod1110CheckDigit('99910000009')}` }, 'BANK_UNKNOWN'],
  ['a check digit that is wrong', { payeeBank: '102100099997' }, 'INPUT_INVALID'],
  ['characters that no message carries', { payeeName: '王\u0007明' }, 'INPUT_INVALID'],
  ['a name longer than the message', { payeeName: '长'.repeat(61) }, 'INPUT_INVALID'],
  ['more than the small-value system takes', { wish: 'BEPS', amount: '100000001' }, 'REMITTANCE_ROUTE_LIMIT'],
  ['more than there is', { amount: '99999999999' }, 'BALANCE_TOO_LOW'],
  ['in-bank under a wrong name', { payeeBank: sandboxBankCode('1002'), payeeAccount: otherBranch, payeeName: '别人' }, 'NAME_DIFFERS'],
  ['in-bank to an account that is not there', { payeeBank: sandboxBankCode('1002'), payeeAccount: unknown }, 'ACCOUNT_UNKNOWN'],
])('%s is refused', async (_what, more, code) => {
  expect(await quoteCode(more)).toBe(code);
});

test('in-bank money is there at once, free of charge', async () => {
  await fund(1_000_000n);
  const there = BigInt((await elsewhere.account(otherBranch)).balance);
  const number = await send({ payeeBank: sandboxBankCode('1002'), payeeAccount: otherBranch, payeeName: otherHolder });
  expect(await stateOf(number)).toBe('settled');
  expect(BigInt((await elsewhere.account(otherBranch)).balance)).toBe(there + 100_000n);
  expect(await brokenRules(central.db)).toEqual([]);
});

test('outside the window it waits visibly; closing between quote and posting asks for a new quote', async () => {
  const cutOff = Date.parse('2025-03-10T09:14:30.000Z');
  await pass((cutOff - central.clock.now().getTime()) / 1_000);
  await fund(1_000_000n);
  const large = { wish: 'HVPS' };
  const prepared = await teller.prepare('1301', payment(large));
  await pass(60);
  expect(wordOf((await teller.post(prepared)).value)).toBe('REMITTANCE_WINDOW_CLOSED');
  const quoted = await teller.quote('1301', payment(large));
  expect(quoted.value.result).toMatchObject({ route: 'HVPS', queued: true, opensAt: '2025-03-10T20:30', workday: '2025-03-11' });
  const number = await send(large);
  expect((await register('out'))[0]).toMatchObject({ number, state: 'queued', waitsUntil: '2025-03-10T20:30' });
  await clearing();
  expect(await stateOf(number)).toBe('queued');
  await pass(3 * 3_600 + 1_200);
  await clearing();
  await pass(2);
  await clearing();
  expect(await stateOf(number)).toBe('settled');
});

test('cash is remitted with an ID: the quote says what is due with the fee, and that is counted', async () => {
  const { fromAccount: _none, ...values } = payment({ amount: '500000' });
  const cash = { ...values, payerName: '赵一', payerIdType: 'residentId', payerIdNumber: '11010519491231002X', denominations: {} };
  const quoted = await teller.quote('1302', cash);
  expect(quoted.value.result).toMatchObject({ cashBack: 'taken', cashBackAmount: '500500' });
  const wrong = await teller.quote('1302', { ...cash, denominations: { n100: 50 } });
  expect(wrong.problem.code).toBe('DENOMINATIONS_MISMATCH');
  const id = await teller.quote('1302', { ...cash, payerIdNumber: '110105194912310021' });
  expect(id.problem.code).toBe('ID_NUMBER_INVALID');
  const rejected = { ...cash, payeeAccount: '62220212349001', denominations: { n100: 50, n5: 1 } };
  const outcome = (await teller.post(await teller.prepare('1302', rejected))).value;
  expect(wordOf(outcome)).toBe('accepted');
  await clearing();
  await pass(2);
  await clearing();
  // It came back, and waits for who paid it in: 应解汇款, paid out against the ID.
  const [waits] = await register('in');
  expect(waits).toMatchObject({ state: 'suspense', why: 'noAccount', ownName: '赵一', amount: '500000' });
  const release = {
    number: waits?.number,
    to: 'cash',
    accountNumber: null,
    payeeName: '赵一',
    denominations: { n100: 50 },
    grounds: '本人身份证',
  };
  expect(wordOf(await postApproved(teller, supervisor, '1311', release))).toBe('accepted');
  expect(await brokenRules(central.db)).toEqual([]);
});

test('incoming money is credited by the system where account and name agree; otherwise it waits to be released, forwarded or returned', async () => {
  const { holderName } = await teller.account(active);
  const before = await balance();
  await clearing({ incoming: { payeeAccount: active, payeeName: ` ${holderName}`, amount: '12345' } });
  expect(await balance()).toBe(before + 12_345n);
  expect((await register('in'))[0]).toMatchObject({ state: 'matched', accountNumber: active, tellerId: null });

  await clearing({ incoming: { payeeAccount: active, payeeName: '另一人', amount: '20000' } });
  await clearing({ incoming: { payeeAccount: '11112222', payeeName: '查无此户', amount: '30000' } });
  await clearing({ incoming: { payeeAccount: null, payeeName: '无户客户', amount: '40000' } });
  const [payable, noSuch, differs] = await register('in');
  expect([payable?.why, noSuch?.why, differs?.why]).toEqual(['noAccount', 'accountUnknown', 'nameDiffers']);
  expect(await brokenRules(central.db)).toEqual([]);

  const release = {
    number: differs?.number,
    to: 'account',
    accountNumber: active,
    payeeName: holderName,
    denominations: {},
    grounds: '查复确认户名',
  };
  expect((await teller.quote('1311', { ...release, payeeName: '另一人' })).problem.code).toBe('NAME_DIFFERS');
  expect(wordOf(await postApproved(teller, supervisor, '1311', release))).toBe('accepted');
  expect((await teller.quote('1311', release)).problem.code).toBe('REMITTANCE_NOT_WAITING');

  const forward = { number: noSuch?.number, toBranch: '1002', grounds: '收款人为该支行客户' };
  expect((await teller.quote('1312', { ...forward, toBranch: '1001' })).problem.code).toBe('BRANCH_UNKNOWN');
  expect(wordOf(await postApproved(teller, supervisor, '1312', forward))).toBe('accepted');
  expect((await register('in', elsewhere))[0]).toMatchObject({ state: 'suspense', amount: '30000', about: noSuch?.number });

  const back = { number: payable?.number, reason: 'refused', grounds: '收款人拒收' };
  expect(wordOf(await postApproved(teller, supervisor, '1313', back))).toBe('accepted');
  expect((await register('out'))[0]).toMatchObject({ state: 'queued', amount: '40000' });
  await clearing();
  await pass(2);
  await clearing();
  expect((await register('out'))[0]).toMatchObject({ state: 'settled', amount: '40000' });
  expect(await brokenRules(central.db)).toEqual([]);
});

test("another bank's inquiry is answered once, and facts are all that an answer gives", async () => {
  const [latest] = await register('in');
  const first = (await register('in')).find(({ state }) => state === 'matched');
  await clearing({ inquiry: { number: first?.number ?? latest?.number, question: '请查复是否入账' } });
  const [asked] = await register('inquiry');
  expect(asked).toMatchObject({ state: 'open', side: 'theirs', replyDue: '2025-03-11' });
  const reply = { number: asked?.number, reply: '该款已于当日入账' };
  expect(wordOf(await postApproved(teller, supervisor, '1322', reply))).toBe('accepted');
  expect((await teller.quote('1322', reply)).problem.code).toBe('REPLY_NOT_DUE');
});

test('every payment that was sent makes a message that fits its schema', async () => {
  const rows = await central.db.selectFrom('remittances_out').selectAll().where('route', '<>', 'IN_BANK').execute();
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const message = hvps111(row, sandboxBankCode(row.branch_code) ?? '', '2025-03-10T09:30:00');
    expect([row.number, await validate(message, 'pacs.008.001.02')]).toEqual([row.number, { ok: true, value: true }]);
  }
}, 30_000);

test.each([
  [
    'a payment in flight that no register knows',
    "update remittances_out set state = 'sent' where number = $1",
    'settled',
    'payments in flight are the remittances that wait or were sent and not answered',
  ],
  [
    'a register that says more than was paid',
    'update remittances_out set amount = amount + 1 where number = $1',
    'settled',
    'what the central bank was paid and paid by remittances is what the registers say',
  ],
])('the check of the books notices %s', async (_what, damage, state, rule) => {
  const row = await central.db
    .selectFrom('remittances_out')
    .select(['number', 'amount', 'state'])
    .where('state', '=', state as 'settled')
    .where('route', '<>', 'IN_BANK')
    .executeTakeFirstOrThrow();
  expect(await brokenRules(central.db)).toEqual([]);
  await sql.raw(damage.replace('$1', `'${row.number}'`)).execute(central.db);
  expect((await brokenRules(central.db)).map((each) => (each as { name: string }).name)).toContain(rule);
  await central.db.updateTable('remittances_out').set({ state: row.state, amount: row.amount }).where('number', '=', row.number).execute();
  expect(await brokenRules(central.db)).toEqual([]);
});
