import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  act,
  broken,
  type Desk,
  newPerson,
  nextForm,
  notes,
  type Opened,
  openDemand,
  openDesk,
  openedThen,
  openTerm,
  piecesFor,
  printAll,
  quoted,
} from '../accounts/testing/desk.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';

let central: TestCentral;
let desk: Desk;
beforeAll(async () => {
  central = await startTestCentral();
  desk = await openDesk(central, sandboxAccounts().active);
});
afterAll(() => central.stop());

const matured = ({ accountNumber, mediumNumber, name }: Opened, denominations = {}, more: Record<string, unknown> = {}) => ({
  accountNumber,
  mediumNumber,
  shownName: name,
  payout: { to: 'cash', denominations },
  ...more,
});
const early = (account: Opened, amount: string | null, more: Record<string, unknown> = {}) => ({
  step: 'draw',
  agreedDate: null,
  newCertificate: null,
  funding: null,
  amount,
  ...matured(account),
  ...more,
});
const step = ({ accountNumber, name }: Opened, more: Record<string, unknown>) => ({
  step: 'cancelNotice',
  accountNumber,
  amount: null,
  agreedDate: null,
  mediumNumber: null,
  newCertificate: null,
  shownName: name,
  payout: null,
  funding: null,
  ...more,
});
/** Quotes, counts what the quote says, and draws. */
async function draw(code: string, values: Record<string, unknown>) {
  const told = await quoted(desk.li, code, values);
  if (typeof told === 'string') return told;
  const denominations = await piecesFor(central.db, desk.li, BigInt(told.amount));
  return await act(desk, desk.li, code, { ...values, payout: { to: 'cash', denominations } });
}
const deposit = async (product: string, fen: number) => await openTerm(central.db, desk, await newPerson(desk), product, fen);
const contract = ({ accountNumber }: Opened) =>
  central.db.selectFrom('deposits').selectAll().where('account_number', '=', accountNumber).executeTakeFirstOrThrow();
const certificates = ({ accountNumber }: Opened) =>
  central.db.selectFrom('certificates').select(['number', 'state']).where('account_number', '=', accountNumber).orderBy('number').execute();

test('at maturity the whole term is paid at its rate, in cash, and the account and its certificate end', async () => {
  const account = await deposit('F6M', 1_000_000);
  await openedThen(central.db, account, '2024-09-10', '2025-03-10', '2.43');
  expect(await quoted(desk.li, '1205', early(account, null))).toBe('DEPOSIT_MATURED');
  const drawn = await draw('1204', matured(account));
  expect(drawn).toMatchObject({
    amount: '1012150',
    result: { slip: { outcome: 'matured', interest: '12150', lines: [{ kind: 'contract', months: 6, rate: '2.43', amount: '121.500' }] } },
  });
  expect(await desk.li.counter.account(account.accountNumber)).toMatchObject({ state: 'closed', balance: '0' });
  expect(await certificates(account)).toMatchObject([{ state: 'void' }]);
  expect(await draw('1204', matured(account))).toBe('ACCOUNT_CLOSED');
  expect(await broken(central.db)).toEqual([]);
});

test('overdue days earn demand; a maturity on a Sunday is paid on the Friday before', async () => {
  const late = await deposit('F3M', 1_000_000);
  await openedThen(central.db, late, '2024-11-08', '2025-02-08', '1.20');
  // 30.00 for three months, and 30 days at 0.10 %: 0.83.
  expect(await draw('1204', matured(late))).toMatchObject({ amount: '1003083', result: { slip: { outcome: 'overdue' } } });
  const soon = await deposit('F3M', 1_000_000);
  await openedThen(central.db, soon, '2024-12-11', '2025-03-11', '1.20');
  expect(await quoted(desk.li, '1204', matured(soon))).toBe('DEPOSIT_NOT_MATURED');
  const wrong = await quoted(desk.li, '1204', matured(soon, {}, { mediumNumber: late.mediumNumber }));
  expect(wrong).toBe('MEDIUM_DIFFERS');
});

test('a deposit of the years in which savings interest was taxed pays its tax', async () => {
  const account = await deposit('F1Y', 1_000_000);
  await openedThen(central.db, account, '2007-03-01', '2008-03-01', '2.79');
  const drawn = await draw('1204', matured(account));
  const entries = typeof drawn === 'string' ? [] : drawn.entries.filter(({ subject }) => subject === '2221');
  expect(drawn).toMatchObject({ result: { slip: { outcome: 'overdue' } } });
  expect(entries).toMatchObject([{ side: 'C' }]);
  expect(BigInt(entries[0]?.amount ?? '0')).toBeGreaterThan(0n);
  expect(await broken(central.db)).toEqual([]);
});

test('early and whole earns demand; early and in part leaves the rest with its start, its rate and a new certificate, once', async () => {
  const account = await deposit('F1Y', 2_000_000);
  await openedThen(central.db, account, '2024-12-10', '2025-12-10', '1.50');
  expect(await quoted(desk.li, '1205', early(account, '1998000'))).toBe('REMAINDER_BELOW_MINIMUM');
  expect(await quoted(desk.li, '1205', early(account, '2000001'))).toBe('WITHDRAWAL_ABOVE_PRINCIPAL');
  const newCertificate = await nextForm(central.db, desk.li, 'certificate');
  const noForm = early(account, '500000', { payout: { to: 'cash', denominations: notes(500_125) } });
  const reply = await desk.li.counter.post(await desk.li.counter.prepare('1205', noForm));
  expect(reply.value).toMatchObject({ error: { code: 'CERTIFICATE_NEEDED' } });
  // 90 days at 0.10 % on 5,000: 1.25.
  const part = await draw('1205', early(account, '500000', { newCertificate }));
  expect(part).toMatchObject({
    amount: '500125',
    account: { balance: '1500000' },
    result: { remaining: '1500000', newCertificate, slip: { outcome: 'partial', interest: '125', lines: [{ kind: 'demand', days: 90 }] } },
  });
  expect(await contract(account)).toMatchObject({
    certificate_number: newCertificate,
    term_started_on: '2024-12-10',
    matures_on: '2025-12-10',
    contract_rate: '1.50',
    principal: 1_500_000n,
    partials: 1,
  });
  expect(await certificates(account)).toEqual([
    { number: account.mediumNumber, state: 'void' },
    { number: newCertificate, state: 'active' },
  ]);
  const rest = { ...account, mediumNumber: newCertificate };
  expect(await draw('1205', early(account, null))).toBe('MEDIUM_DIFFERS');
  expect(await draw('1205', early(rest, '500000'))).toBe('PARTIAL_WITHDRAWALS_USED_UP');
  expect(await draw('1205', early(rest, null))).toMatchObject({ amount: '1500375', result: { remaining: null } });
  expect(await broken(central.db)).toEqual([]);
});

test('a deposit that was opened today is drawn without interest, to the account of its holder', async () => {
  const person = await newPerson(desk);
  const own = await openDemand(central.db, desk, desk.li, person, 0);
  const account = await openTerm(central.db, desk, person, 'F1Y', 10_000);
  const payout = { to: 'account', accountNumber: own.accountNumber };
  expect(await act(desk, desk.li, '1205', early(account, null, { payout }))).toMatchObject({ amount: '10000' });
  expect(await desk.li.counter.account(own.accountNumber)).toMatchObject({ balance: '10000' });
  expect(await broken(central.db)).toEqual([]);
});

test('a call deposit: notice is given, drawn as agreed at the call rate, and what stays has no notice any more', async () => {
  const account = await deposit('N7D', 12_000_000);
  await openedThen(central.db, account, '2025-01-09', null, null);
  const notice = { step: 'giveNotice', amount: '6000000' };
  expect(await act(desk, desk.li, '1205', step(account, { ...notice, agreedDate: '2025-03-16' }))).toBe('NOTICE_TOO_SHORT');
  expect(await act(desk, desk.li, '1205', step(account, {}))).toBe('NOTICE_MISSING');
  expect(await act(desk, desk.li, '1205', step(account, { ...notice, agreedDate: '2025-03-17', shownName: '别人' }))).toBe('NAME_DIFFERS');
  expect(await act(desk, desk.li, '1205', step(account, { ...notice, agreedDate: '2025-03-18' }))).toMatchObject({
    result: { agreedDate: '2025-03-18', agreedAmount: '6000000' },
  });
  expect(await act(desk, desk.li, '1205', step(account, { ...notice, agreedDate: '2025-03-17' }))).toBe('NOTICE_STANDING');
  expect(await act(desk, desk.li, '1205', step(account, {}))).toMatchObject({ outcome: 'accepted' });
  expect(await contract(account)).toMatchObject({ notice_date: null, unused_notices: 1 });
  await central.db
    .updateTable('deposits')
    .set({ notice_given_on: '2025-03-03', notice_date: '2025-03-10', notice_amount: 6_000_000n, unused_notices: 0 })
    .where('account_number', '=', account.accountNumber)
    .execute();
  // 60,000 for 60 days at 0.45 %: 45.00.
  const drawn = await draw('1205', early(account, '6000000'));
  expect(drawn).toMatchObject({
    amount: '6004500',
    account: { balance: '6000000' },
    result: { newCertificate: null, slip: { lines: [{ kind: 'notice', days: 60, rate: '0.45' }] } },
  });
  expect(await contract(account)).toMatchObject({ notice_date: null, certificate_number: account.mediumNumber, principal: 6_000_000n });
  expect(await broken(central.db)).toEqual([]);
});

test('instalments: the agreed amount, one a month, and a missed one the month after', async () => {
  const person = await newPerson(desk);
  const account = await openTerm(central.db, desk, person, 'I1Y', 50_000);
  const payIn = (fen: number, funding: unknown = { from: 'cash', denominations: notes(fen) }) =>
    act(desk, desk.li, '1205', step(account, { step: 'payIn', amount: String(fen), shownName: null, funding }));
  expect(await payIn(50_000)).toBe('INSTALMENT_NOT_DUE');
  await central.db
    .updateTable('deposits')
    .set({ opened_on: '2025-02-10', term_started_on: '2025-02-10' })
    .where('account_number', '=', account.accountNumber)
    .execute();
  await central.db
    .updateTable('account_entries')
    .set({ business_date: '2025-02-10' })
    .where('account_number', '=', account.accountNumber)
    .execute();
  expect(await payIn(40_000)).toBe('INSTALMENT_AMOUNT_DIFFERS');
  expect(await payIn(50_000, { from: 'account', accountNumber: sandboxAccounts().active })).toBe('NAME_DIFFERS');
  expect(await payIn(50_000)).toMatchObject({ account: { balance: '100000' }, result: { instalment: 2 } });
  expect(await payIn(50_000)).toBe('INSTALMENT_NOT_DUE');
  const fixed = await deposit('F1Y', 10_000);
  const wrong = step(fixed, { step: 'payIn', amount: '10000', shownName: null, funding: { from: 'cash', denominations: notes(10_000) } });
  expect(await quoted(desk.li, '1205', wrong)).toBe('PRODUCT_NOT_FOR_THIS');
  expect(await draw('1205', early(account, null))).toBe('PASSBOOK_UNPOSTED');
  await printAll(desk.li, account.mediumNumber);
  expect(await draw('1205', early(account, null))).toMatchObject({ result: { slip: { outcome: 'early', principal: '100000' } } });
  expect(await broken(central.db)).toEqual([]);
});

test.each([
  ['a notice without a date', { step: 'giveNotice', amount: '1' }, 'INPUT_INVALID'],
  ['a draw without a pay-out', { step: 'draw', mediumNumber: '10000001' }, 'INPUT_INVALID'],
  [
    'an instalment with a certificate',
    { step: 'payIn', amount: '1', funding: { from: 'cash', denominations: {} }, newCertificate: '10000001' },
    'INPUT_INVALID',
  ],
  ['a demand account', { accountNumber: sandboxAccounts().active }, 'PRODUCT_NOT_FOR_THIS'],
  ['an unknown account', { accountNumber: sandboxAccounts().unknown }, 'ACCOUNT_UNKNOWN'],
])('%s is refused', async (_what, more, code) => {
  const account = { accountNumber: sandboxAccounts().active, mediumNumber: '', name: '某人', customerNumber: '' };
  expect(await quoted(desk.li, '1205', step(account, more))).toBe(code);
});

test('two withdrawals of one deposit at once: one is done, the other learns why', async () => {
  const account = await deposit('F1Y', 20_000);
  const values = early(account, null, { payout: { to: 'cash', denominations: { n100: 2 } } });
  const forms = await Promise.all(
    [desk.li, desk.wang].map(async ({ counter }) => ({ counter, form: await counter.prepare('1205', values) })),
  );
  const outcomes = await Promise.all(forms.map(async ({ counter, form }) => (await counter.post(form)).value));
  expect(outcomes.map((each) => (each.outcome === 'accepted' ? 'accepted' : each.error.code)).toSorted()).toEqual([
    'ACCOUNT_CLOSED',
    'accepted',
  ]);
  expect(await broken(central.db)).toEqual([]);
});

test('fixed or demand is drawn at any time: three months at sixty per cent of the rate', async () => {
  const account = await deposit('X01', 1_000_000);
  await openedThen(central.db, account, '2024-12-10', null, null);
  // 90 days at 0.80 % x 60 %: 12.00.
  expect(await draw('1205', early(account, null))).toMatchObject({ amount: '1001200', result: { slip: { outcome: 'closed' } } });
  expect(await broken(central.db)).toEqual([]);
});
