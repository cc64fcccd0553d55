import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, type BusinessDate } from '../../contract/dates/businessDate.ts';
import { serializable } from '../database/serializable.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, TEST_DATE, type TestCentral } from '../testing/central.ts';
import { debitCollections } from './debitCollections.ts';
import { act, balanceOf, broken, openTwo, type TwoBranches } from './testing/twoBranches.ts';

const { company, active } = sandboxAccounts();
const TODAY = TEST_DATE as BusinessDate;

let central: TestCentral;
let two: TwoBranches;
let payerName: string;
beforeAll(async () => {
  central = await startTestCentral();
  two = await openTwo(central);
  payerName = (await two.here.counter.account(active)).holderName;
});
afterAll(() => central.stop());

/** Sent by the other branch for the company, to be paid from the account of 曾小明 here. */
const entrusted = (amount: number) => ({
  kind: 'entrusted',
  xinhua: false,
  payeeAccount: company,
  payerAccount: active,
  payerName,
  currency: 'CNY',
  amount: String(amount),
  contractNumber: '水费2025-03',
  documents: '水费账单',
});

async function sent(amount: number): Promise<string> {
  const answered = await act(two.there, '1431', entrusted(amount));
  if (typeof answered === 'string') throw new Error(answered);
  return answered.traceNumber;
}
const doing = (number: string, step: string, reason = '') => act(two.here, '1432', { number, act: step, reason });
const stateOf = async (number: string) =>
  await central.db.selectFrom('collections').select(['state', 'paid', 'late_paid']).where('number', '=', number).executeTakeFirstOrThrow();

const night = async (businessDate: BusinessDate): Promise<void> => {
  const calendar = { isWorkingDay: () => true, covers: () => true };
  const run = { businessDate, nextDate: addDays(businessDate, 1), now: `${businessDate}T12:00:00.000Z`, calendar };
  await serializable(central.db, (tx) => debitCollections.work({ ...run, tx }, '', 100));
};

test('a collection is notified, consented to and paid at once; the payee is credited at the other branch', async () => {
  const number = await sent(1_000);
  expect(await doing(number, 'accept')).toBe('COLLECTION_STATE');
  expect(await doing(number, 'notify')).toMatchObject({ result: { refusalDue: '2025-03-13' } });
  expect(await doing(number, 'collect')).toBe('COLLECTION_NOT_DUE');
  const [payer, payee] = [await balanceOf(central, active), await balanceOf(central, company)];
  expect(await doing(number, 'accept')).toMatchObject({ outcome: 'accepted', amount: '1000' });
  expect([await balanceOf(central, active), await balanceOf(central, company)]).toEqual([payer - 1_000n, payee + 1_000n]);
  expect(await doing(number, 'accept')).toBe('COLLECTION_STATE');
  expect(await broken(central)).toEqual([]);
});

test('a refusal is in writing, and ends it; another branch cannot act on it', async () => {
  const number = await sent(1_000);
  expect(await act(two.there, '1432', { number, act: 'notify', reason: '' })).toBe('COLLECTION_UNKNOWN');
  await doing(number, 'notify');
  expect(await doing(number, 'refuse')).toBe('FIELD_REQUIRED');
  expect(await doing(number, 'refuse', '货物未到')).toMatchObject({ outcome: 'accepted' });
  expect(await stateOf(number)).toMatchObject({ state: 'refused', paid: 0n });
  expect(await doing(number, 'accept')).toBe('COLLECTION_STATE');
});

test('silence is consent: the night after the last day the bank debits the payer itself, not a night before', async () => {
  const number = await sent(2_000);
  await doing(number, 'notify');
  await night('2025-03-12' as BusinessDate);
  expect((await stateOf(number)).state).toBe('notified');
  const before = await balanceOf(central, active);
  await night('2025-03-13' as BusinessDate);
  expect(await stateOf(number)).toMatchObject({ state: 'paid', paid: 2_000n });
  expect(await balanceOf(central, active)).toBe(before - 2_000n);
  expect(await broken(central)).toEqual([]);
});

test('a collection with acceptance is for companies and from ten thousand yuan on', async () => {
  const acceptance = { ...entrusted(1_000_000), kind: 'acceptance-documents' };
  expect(await act(two.there, '1431', acceptance)).toBe('COLLECTION_NOT_ALLOWED');
  expect(await act(two.there, '1431', { ...entrusted(100), payerName: '别人' })).toBe('NAME_DIFFERS');
});

test('with acceptance what is not covered stays owed and costs 0.05 % a day; entrusted it is paid as a whole or returned', async () => {
  const number = await sent(1_000);
  await doing(number, 'notify');
  const balance = await balanceOf(central, active);
  const owed = balance * 2n;
  await central.db.updateTable('collections').set({ amount: owed }).where('number', '=', number).execute();
  await night('2025-03-13' as BusinessDate);
  expect(await stateOf(number)).toMatchObject({ state: 'notified', paid: 0n });
  expect(await doing(number, 'accept')).toBe('BALANCE_TOO_LOW');
  expect(await doing(number, 'return', '无款支付')).toBe('COLLECTION_NOT_DUE');
  // As a collection with acceptance whose last day was ten days ago.
  const late = { kind: 'acceptance-documents', due_on: addDays(TODAY, -10) } as const;
  await central.db.updateTable('collections').set(late).where('number', '=', number).execute();
  expect(await doing(number, 'refuse', '迟了')).toBe('COLLECTION_REFUSED_LATE');
  expect(await doing(number, 'collect')).toMatchObject({ outcome: 'accepted' });
  const { state, paid, late_paid } = await stateOf(number);
  expect(state).toBe('partlyPaid');
  const rest = await balanceOf(central, active);
  expect(rest + paid + late_paid).toBe(balance);
  // Half a per cent for ten days, and not a fen more than the account had.
  expect(late_paid).toBe((paid * 50n + 5_000n) / 10_000n);
  expect(rest).toBeLessThan(2n);
  expect(await doing(number, 'return', '无款支付')).toMatchObject({ outcome: 'accepted' });
  expect(await stateOf(number)).toMatchObject({ state: 'returned', paid });
  expect(await broken(central)).toEqual([]);
});

test('the branch of the payer sees what it has to act on, the sender what it has sent', async () => {
  const number = await sent(300);
  const received = await two.here.counter.send<{ collections: { number: string }[] }>('GET', '/v1/collections?state=sent');
  expect(received.value.collections.map((each) => each.number)).toContain(number);
  const own = await two.there.counter.send<{ collections: { number: string; state: string }[] }>(
    'GET',
    '/v1/collections?side=sent&limit=1',
  );
  expect(own.value.collections).toMatchObject([{ number, state: 'sent', payerBranch: '1001', dueOn: null }]);
});
