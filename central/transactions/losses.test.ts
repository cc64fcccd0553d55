import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { stateCouncilCalendar } from '../../contract/dates/calendar.ts';
import { lapseLosses } from '../accounts/lapseLosses.ts';
import {
  act,
  broken,
  type Desk,
  moveTo,
  newPerson,
  nextForm,
  type Opened,
  openDemand,
  openDesk,
  openTerm,
  printAll,
  quoted,
} from '../accounts/testing/desk.ts';
import { serializable } from '../database/serializable.ts';
import { lapseHolds } from '../holds/lapse.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { deposit } from '../testing/counter.ts';

const { active, nearlyFullBook } = sandboxAccounts();
let central: TestCentral;
let desk: Desk;
beforeAll(async () => {
  central = await startTestCentral();
  desk = await openDesk(central, active);
});
afterAll(() => central.stop());

const opened = async (fen = 100_000) => await openDemand(central.db, desk, desk.li, await newPerson(desk), fen);
const report = ({ accountNumber, name }: Opened, how: 'oral' | 'written', more: Record<string, unknown> = {}) =>
  act(desk, desk.li, '1104', { accountNumber, how, shownName: name, agent: null, ...more });
const release = ({ accountNumber, mediumNumber, name }: Opened, more: Record<string, unknown> = {}) =>
  act(desk, desk.li, '1105', { accountNumber, mediumNumber, shownName: name, ...more });
const replace = ({ accountNumber, name }: Opened, number: string, type = 'passbook') =>
  act(desk, desk.li, '1106', { accountNumber, medium: { type, number }, shownName: name });
const withdraw = ({ accountNumber }: Opened) => quoted(desk.li, '1202', deposit(accountNumber, 10_000));
const bookState = async (account: Opened) => (await desk.li.counter.account(account.accountNumber)).passbook?.state;
const book = () => nextForm(central.db, desk.li, 'passbook');
const lapse = (nextDate: string) =>
  serializable(central.db, async (tx) => {
    const businessDate = '2025-03-10' as BusinessDate;
    const run = { tx, businessDate, nextDate: nextDate as BusinessDate, now: '', calendar: stateCouncilCalendar };
    await lapseHolds.work(run, '', 100);
    return (await lapseLosses.work(run, '', 100)).done;
  });

test('a report by mouth stops withdrawals for five days and then lapses by itself', async () => {
  const account = await opened();
  expect(await report(account, 'oral')).toMatchObject({ result: { medium: 'passbook', lapsesOn: '2025-03-15', replaceableFrom: null } });
  expect([await withdraw(account), await bookState(account)]).toEqual(['PASSBOOK_LOST', 'lost']);
  expect(await quoted(desk.li, '1201', deposit(account.accountNumber, 100))).toMatchObject({ amount: '100' });
  // The account tells of the report; its stop is not a hold that somebody could release by itself.
  expect(await desk.li.counter.account(account.accountNumber)).toMatchObject({
    medium: { type: 'passbook', number: account.mediumNumber, state: 'lost' },
    loss: { how: 'oral', lapsesOn: '2025-03-15', replaceableFrom: null },
    holds: [],
  });
  expect(await report(account, 'oral')).toBe('LOSS_REPORTED');
  expect(await broken(central.db)).toEqual([]);
  expect([await lapse('2025-03-14'), await bookState(account)]).toEqual([0, 'lost']);
  expect([await lapse('2025-03-15'), await bookState(account)]).toEqual([1, 'active']);
  expect(await withdraw(account)).toMatchObject({ amount: '10000' });
  expect(await release(account)).toBe('LOSS_UNKNOWN');
  expect(await broken(central.db)).toEqual([]);
});

test('what was lost is found: before a supervisor it is in force again', async () => {
  const account = await opened();
  await report(account, 'written');
  const closing = { accountNumber: account.accountNumber, mediumNumber: account.mediumNumber, shownName: account.name };
  expect(await quoted(desk.li, '1103', { ...closing, payout: { to: 'cash', denominations: {} } })).toBe('MEDIUM_LOST');
  expect(await quoted(desk.li, '1110', { accountNumber: account.accountNumber, passbookNumber: account.mediumNumber })).toBe(
    'PASSBOOK_LOST',
  );
  expect(await release(account, { mediumNumber: '10000077' })).toBe('MEDIUM_DIFFERS');
  expect(await release(account, { shownName: '别人' })).toBe('NAME_DIFFERS');
  const told = await quoted(desk.li, '1105', {
    accountNumber: account.accountNumber,
    mediumNumber: account.mediumNumber,
    shownName: account.name,
  });
  expect(told).toMatchObject({ overrides: [{ rule: 'loss.release' }] });
  expect(await release(account)).toMatchObject({ outcome: 'accepted' });
  expect([await bookState(account), await withdraw(account)]).toMatchObject(['active', { amount: '10000' }]);
  expect(await broken(central.db)).toEqual([]);
});

test('a report by mouth is put in writing; seven days later a new book goes on behind what was printed', async () => {
  const account = await opened();
  await printAll(desk.li, account.mediumNumber);
  await act(desk, desk.li, '1201', deposit(account.accountNumber, 500));
  await report(account, 'oral');
  expect(await replace(account, await book())).toBe('LOSS_NOT_WRITTEN');
  expect(await report(account, 'written')).toMatchObject({ result: { lapsesOn: null, replaceableFrom: '2025-03-17' } });
  expect([await lapse('2025-03-20'), await bookState(account)]).toEqual([0, 'lost']);
  expect(await replace(account, await book())).toBe('REPLACEMENT_TOO_EARLY');
  await moveTo(central.db, desk, '2025-03-17');
  const number = await book();
  expect(await replace(account, '6217991000000000013', 'card')).toBe('MEDIUM_NOT_FOR_THIS');
  expect(await replace(account, number)).toMatchObject({ result: { oldNumber: account.mediumNumber, newNumber: number } });
  expect((await desk.li.counter.account(account.accountNumber)).passbook).toMatchObject({
    number,
    state: 'active',
    nextLine: 1,
    unpostedLines: 1,
  });
  expect((await desk.li.counter.lines(number)).value.lines).toMatchObject([{ sequence: 2, amount: '500' }]);
  expect(await replace(account, await book())).toBe('LOSS_UNKNOWN');
  await moveTo(central.db, desk, '2025-03-10');
  expect(await broken(central.db)).toEqual([]);
});

test('a lost certificate is replaced as well, and nothing is drawn with it meanwhile', async () => {
  const account = await openTerm(central.db, desk, await newPerson(desk), 'F1Y', 100_000);
  expect(await report(account, 'written')).toMatchObject({ result: { medium: 'certificate', mediumNumber: account.mediumNumber } });
  const { accountNumber, mediumNumber, name } = account;
  const draw = (more: Record<string, unknown>) => ({
    step: 'draw',
    accountNumber,
    amount: null,
    agreedDate: null,
    mediumNumber,
    newCertificate: null,
    shownName: name,
    payout: { to: 'cash', denominations: {} },
    funding: null,
    ...more,
  });
  expect(await quoted(desk.li, '1205', draw({}))).toBe('MEDIUM_LOST');
  await moveTo(central.db, desk, '2025-03-17');
  const number = await nextForm(central.db, desk.li, 'certificate');
  expect(await replace(account, number, 'certificate')).toMatchObject({ outcome: 'accepted' });
  expect(await quoted(desk.li, '1205', draw({}))).toBe('MEDIUM_DIFFERS');
  expect(await quoted(desk.li, '1205', draw({ mediumNumber: number }))).toMatchObject({ result: { slip: { outcome: 'early' } } });
  await moveTo(central.db, desk, '2025-03-10');
  expect(await broken(central.db)).toEqual([]);
});

test('the stop of a loss report is not released as an order is: it ends with the report', async () => {
  const account = await opened();
  await report(account, 'written');
  const { hold_id: holdId } = await central.db
    .selectFrom('medium_losses')
    .select('hold_id')
    .where('account_number', '=', account.accountNumber)
    .executeTakeFirstOrThrow();
  expect(await quoted(desk.li, '1108', { holdId, documentNumber: '1号', reason: '误操作' })).toBe('HOLD_UNKNOWN');
  expect(await release(account)).toMatchObject({ outcome: 'accepted' });
});

test('two reports of one loss at once: one is written down, the other learns of it', async () => {
  const account = await opened();
  const values = { accountNumber: account.accountNumber, how: 'oral', shownName: account.name, agent: null };
  const forms = await Promise.all(
    [desk.li, desk.wang].map(async ({ counter }) => ({ counter, form: await counter.prepare('1104', values) })),
  );
  const outcomes = await Promise.all(forms.map(async ({ counter, form }) => (await counter.post(form)).value));
  expect(outcomes.map((each) => (each.outcome === 'accepted' ? 'accepted' : each.error.code)).toSorted()).toEqual([
    'LOSS_REPORTED',
    'accepted',
  ]);
  expect(await broken(central.db)).toEqual([]);
});

test('accounts without anything to lose, closed ones and unknown ones', async () => {
  const of = (accountNumber: string, name: string) => report({ accountNumber, name, mediumNumber: '', customerNumber: '' }, 'oral');
  const { company, closed, unknown } = sandboxAccounts();
  expect(await of(company, (await desk.li.counter.account(company)).holderName)).toBe('NOTHING_TO_REPORT');
  expect(await of(closed, '张桂芳')).toBe('ACCOUNT_CLOSED');
  expect(await of(unknown, '某人')).toBe('ACCOUNT_UNKNOWN');
});

test('an update says from which line on to print and marks nothing; the acknowledgement does', async () => {
  const account = await opened();
  const update = { accountNumber: account.accountNumber, passbookNumber: account.mediumNumber };
  expect(await act(desk, desk.li, '1110', update)).toMatchObject({ result: { nextLine: 1, version: 0, unpostedLines: 1 } });
  expect((await desk.li.counter.account(account.accountNumber)).passbook).toMatchObject({ unpostedLines: 1, version: 0 });
  await printAll(desk.li, account.mediumNumber);
  expect(await act(desk, desk.li, '1110', update)).toBe('PASSBOOK_UP_TO_DATE');
  expect(await act(desk, desk.li, '1110', { ...update, passbookNumber: '10000077' })).toBe('PASSBOOK_UNKNOWN');
});

test('a full book is void when the new one is given out, which goes on where the old one ended', async () => {
  const view = await desk.li.counter.account(nearlyFullBook);
  const old = view.passbook?.number ?? '';
  const values = { accountNumber: nearlyFullBook, passbookNumber: old };
  expect(await act(desk, desk.li, '1111', { ...values, newNumber: await book() })).toBe('PASSBOOK_NOT_FULL');
  await printAll(desk.li, old);
  await act(desk, desk.li, '1201', deposit(nearlyFullBook, 100));
  await printAll(desk.li, old);
  await act(desk, desk.li, '1201', deposit(nearlyFullBook, 200));
  expect(await act(desk, desk.li, '1110', values)).toBe('PASSBOOK_FULL');
  expect(await act(desk, desk.li, '1111', { ...values, newNumber: '10000090' })).toBe('VOUCHER_NUMBER_SKIPPED');
  const newNumber = await book();
  expect(await act(desk, desk.li, '1111', { ...values, newNumber })).toMatchObject({
    result: { oldNumber: old, newNumber, unpostedLines: 1 },
  });
  expect((await desk.li.counter.lines(newNumber)).value).toMatchObject({ passbook: { nextLine: 1 }, lines: [{ amount: '200' }] });
  expect((await desk.li.counter.lines(old)).problem.code).toBe('PASSBOOK_UNKNOWN');
  expect(await broken(central.db)).toEqual([]);
});
