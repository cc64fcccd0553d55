import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Accepted } from '../../contract/central/transactions.ts';
import { checkBooks } from '../checks/run.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { postApproved, wordOf } from '../testing/approve.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, deposit, openCounter } from '../testing/counter.ts';

const { active, otherBranch, company } = sandboxAccounts();
let central: TestCentral;
let teller: Counter;
let supervisor: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  teller = await openCounter(central.url);
  supervisor = counterAt(central.url, 'PC-1001-02');
  await supervisor.signOn('100190');
});
afterAll(() => central.stop());

async function done(code: string, values: Record<string, unknown>): Promise<Accepted> {
  const outcome = (await teller.post(await teller.prepare(code, values))).value;
  if (outcome.outcome !== 'accepted') throw new Error(wordOf(outcome));
  return outcome;
}
const undo = (traceNumber: string, denominations: Record<string, number> = {}) => ({ traceNumber, reason: '金额录错', denominations });
const quoteCode = async (values: Record<string, unknown>, who = teller) => {
  const reply = await who.quote('1501', values);
  return reply.status === 200 ? 'quoted' : `${reply.problem.code} ${reply.problem.details.reason ?? ''}`.trim();
};
const tillBalance = async () =>
  (await central.db.selectFrom('till_cash').select('balance').where('till_id', '=', '1001-T01').executeTakeFirstOrThrow()).balance;
const holds = async () => expect((await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0)).toEqual([]);

test('a deposit is undone with its notes: account, till and ledger are where they were, both rows stay, and once only', async () => {
  const [before, cash] = [(await teller.account(active)).balance, await tillBalance()];
  const { traceNumber } = await done('1201', deposit(active, 30_000));
  const preview = await teller.quote('1501', undo(traceNumber, { n100: 3 }));
  expect(preview.value).toMatchObject({ result: { reversedTrace: traceNumber, reversedCode: '1201', reversedAmount: '30000' } });
  const outcome = await postApproved(teller, supervisor, '1501', undo(traceNumber, { n100: 3 }));
  expect(outcome).toMatchObject({ outcome: 'accepted', account: { balance: before } });
  expect(await tillBalance()).toBe(cash);
  expect(await quoteCode(undo(traceNumber, { n100: 3 }))).toBe('REVERSAL_REFUSED reversed');
  const lines = await central.db
    .selectFrom('account_entries')
    .select('amount')
    .where('account_number', '=', active)
    .orderBy('sequence', 'desc')
    .limit(2)
    .execute();
  expect(lines.map(({ amount }) => amount)).toEqual([-30_000n, 30_000n]);
  await holds();
});

test('a transfer between branches is undone in both', async () => {
  const names = [await teller.account(otherBranch), await teller.account(active)];
  const { traceNumber } = await done('1203', {
    fromAccount: active,
    toAccount: otherBranch,
    currency: 'CNY',
    amount: '777',
    payeeName: names[0]?.holderName,
    remark: '',
  });
  expect(wordOf(await postApproved(teller, supervisor, '1501', undo(traceNumber)))).toBe('accepted');
  expect([(await teller.account(otherBranch)).balance, (await teller.account(active)).balance]).toEqual(names.map((each) => each?.balance));
  await holds();
});

test('money that was drawn meanwhile cannot be taken back: nothing of the reversal is done', async () => {
  const { traceNumber } = await done('1201', deposit(company, 20_000));
  const { balance } = await teller.account(company);
  await central.db
    .updateTable('accounts')
    .set({ hold: BigInt(balance) - 19_999n })
    .where('number', '=', company)
    .execute();
  expect(await quoteCode(undo(traceNumber, { n100: 2 }))).toBe('BALANCE_TOO_LOW');
  await central.db.updateTable('accounts').set({ hold: 0n }).where('number', '=', company).execute();
});

test('the notes that go back must be the amount, and lie in the till', async () => {
  const { traceNumber } = await done('1201', deposit(active, 10_000));
  expect(await quoteCode(undo(traceNumber, { n50: 1 }))).toBe('DENOMINATIONS_MISMATCH');
  // The quote says which way the cash goes before anybody counts; what is posted has the pieces.
  const told = await teller.quote('1501', undo(traceNumber));
  expect(told.value.result).toMatchObject({
    cashBack: 'given',
    cashBackAmount: '10000',
    undoes: [{ accountNumber: active, holderName: '曾小明', amount: '-10000' }],
  });
  expect(wordOf(await postApproved(teller, supervisor, '1501', undo(traceNumber)))).toBe('DENOMINATIONS_MISMATCH');
  expect(await quoteCode(undo(traceNumber, { 'c0.02': 5_000 }))).toBe('TILL_LACKS_PIECES');
});

test('a colleague’s transaction, one of another day, an opened till and a reversal are not reversed', async () => {
  const { traceNumber } = await done('1201', deposit(active, 10_000));
  const colleague = await openCounter(central.url, 'PC-1001-03', '100102', '1001-T02');
  expect(await quoteCode(undo(traceNumber, { n100: 1 }), colleague)).toBe('REVERSAL_REFUSED teller');
  const opening = await central.db
    .selectFrom('journal_entry')
    .select('trace_number')
    .where('transaction_code', '=', '0211')
    .where('teller_id', '=', '100101')
    .executeTakeFirstOrThrow();
  expect(await quoteCode(undo(opening.trace_number))).toBe('REVERSAL_REFUSED kind');
  const reversal = await postApproved(teller, supervisor, '1501', undo(traceNumber, { n100: 1 }));
  expect(reversal.outcome === 'accepted' && (await quoteCode(undo(reversal.traceNumber, { n100: 1 })))).toBe('REVERSAL_REFUSED kind');
  expect(await quoteCode(undo('10010000000000000001'))).toBe('REVERSAL_UNKNOWN');
  const old = await central.db
    .selectFrom('journal_entry')
    .select('trace_number')
    .where('business_date', '<', '2025-03-10')
    .where('branch_code', '=', '1001')
    .where('transaction_code', '=', '1201')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(await quoteCode(undo(old.trace_number))).toMatch(/^REVERSAL_REFUSED/);
});

test('two reversals of one transaction at the same time: one is done', async () => {
  const { traceNumber } = await done('1201', deposit(active, 10_000));
  const outcomes = await Promise.all([1, 2].map(() => postApproved(teller, supervisor, '1501', undo(traceNumber, { n100: 1 }))));
  expect(outcomes.map(wordOf).toSorted()).toEqual(['REVERSAL_REFUSED', 'accepted']);
  await holds();
});
