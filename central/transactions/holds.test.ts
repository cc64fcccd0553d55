import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { stateCouncilCalendar } from '../../contract/dates/calendar.ts';
import { checkBooks } from '../checks/run.ts';
import { serializable } from '../database/serializable.ts';
import { lapseHolds } from '../holds/lapse.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { postApproved, wordOf } from '../testing/approve.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, deposit, openCounter } from '../testing/counter.ts';

const { active, closed } = sandboxAccounts();
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

const officers = [
  { name: '张法官', idNumber: '京法0001' },
  { name: '李书记员', idNumber: '京法0002' },
];
const order = (more: Record<string, unknown>) => ({
  accountNumber: active,
  kind: 'freeze',
  amount: null,
  authority: 'court',
  documentNumber: '(2025)京01执123号',
  endsOn: null,
  requesters: officers,
  ...more,
});
const quoteCode = async (code: string, values: Record<string, unknown>) => {
  const reply = await teller.quote(code, values);
  return reply.status === 200 ? 'quoted' : `${reply.problem.code} ${reply.problem.details.reason ?? ''}`.trim();
};
const account = () => teller.account(active);
async function place(more: Record<string, unknown>): Promise<{ holdId: string; endsOn: string }> {
  const outcome = await postApproved(teller, supervisor, '1107', order(more), { tillId: null });
  if (outcome.outcome !== 'accepted') throw new Error(wordOf(outcome));
  return outcome.result as unknown as { holdId: string; endsOn: string };
}
const release = (holdId: string) =>
  postApproved(teller, supervisor, '1108', { holdId, documentNumber: '解1号', reason: '案件终结' }, { tillId: null });

test('a court freezes the account for a year at most, and nothing is posted until it is released', async () => {
  const { holdId, endsOn } = await place({});
  expect(endsOn).toBe('2026-03-10');
  expect((await account()).state).toBe('frozen');
  expect(await quoteCode('1201', deposit(active, 100))).toBe('ACCOUNT_FROZEN');
  expect(wordOf(await release(holdId))).toBe('accepted');
  expect((await account()).state).toBe('active');
  expect(await quoteCode('1108', { holdId, documentNumber: 'x', reason: 'x' })).toBe('HOLD_UNKNOWN');
});

test('a frozen amount is not a blocked account: the rest stays free', async () => {
  const { balance } = await account();
  const { holdId } = await place({ kind: 'amount', amount: '10000' });
  // What 1108 chooses among.
  expect(await account()).toMatchObject({
    holderKind: 'person',
    medium: { type: 'passbook', state: 'active' },
    holds: [{ id: holdId, kind: 'amount', amount: '10000', authority: 'court', endsOn: '2026-03-10' }],
  });
  expect(await account()).toMatchObject({ state: 'active', available: (BigInt(balance) - 10_000n).toString() });
  const second = await place({ kind: 'amount', amount: balance, authority: 'police' });
  expect(second.endsOn).toBe('2025-09-10');
  expect((await account()).available).toBe('0');
  await release(holdId);
  expect((await account()).available).toBe('0');
  await release(second.holdId);
  expect((await account()).available).toBe(balance);
});

test('a stop payment lets money in and none out', async () => {
  const { holdId } = await place({ kind: 'stop', authority: 'bank', requesters: [] });
  expect(await quoteCode('1201', deposit(active, 100))).toBe('quoted');
  expect(await quoteCode('1202', deposit(active, 10_000))).toBe('ACCOUNT_DEBITS_STOPPED');
  await release(holdId);
  expect(await quoteCode('1202', deposit(active, 10_000))).toBe('quoted');
});

test.each([
  ['one officer alone', { requesters: officers.slice(0, 1) }, 'HOLD_REFUSED requesters'],
  ['one officer named twice', { requesters: [officers[0], officers[0]] }, 'HOLD_REFUSED requesters'],
  ['a term longer than a year', { endsOn: '2026-03-11' }, 'HOLD_REFUSED endsOn'],
  ['a term that is over', { endsOn: '2025-03-09' }, 'HOLD_REFUSED endsOn'],
  ['a freeze by the bank itself', { authority: 'bank' }, 'HOLD_REFUSED authority'],
  ['an amount for the whole account', { amount: '100' }, 'HOLD_REFUSED amount'],
  ['an amount hold of nothing', { kind: 'amount', amount: '0' }, 'HOLD_REFUSED amount'],
  ['an account that is closed', { accountNumber: closed }, 'ACCOUNT_CLOSED'],
])('%s is refused', async (_what, more, code) => {
  expect(await quoteCode('1107', order(more))).toBe(code);
});

test('a freeze lapses by itself at the end of its last day, once, and the books still agree', async () => {
  const { endsOn } = await place({ endsOn: '2025-04-01' });
  const lapse = (nextDate: string) =>
    serializable(central.db, async (tx) => {
      const run = { tx, businessDate: endsOn as BusinessDate, nextDate: nextDate as BusinessDate, now: '', calendar: stateCouncilCalendar };
      return (await lapseHolds.work(run, '', 100)).done;
    });
  expect([endsOn, await lapse('2025-04-01'), (await account()).state]).toEqual(['2025-04-01', 0, 'frozen']);
  expect([await lapse('2025-04-02'), (await account()).state]).toEqual([1, 'active']);
  expect(await lapse('2025-04-02')).toBe(0);
  expect((await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0)).toEqual([]);
});
