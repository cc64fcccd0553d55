import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  act,
  broken,
  type Desk,
  demandValues,
  done,
  newPerson,
  nextForm,
  notes,
  openDemand,
  openDesk,
  quoted,
  termValues,
} from '../accounts/testing/desk.ts';
import { personData, residentIdOf, somebody } from '../customers/testing.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { counterAt, newKey } from '../testing/counter.ts';

let central: TestCentral;
let desk: Desk;
beforeAll(async () => {
  central = await startTestCentral();
  desk = await openDesk(central, sandboxAccounts().active);
});
afterAll(() => central.stop());
const book = () => nextForm(central.db, desk.li, 'passbook');
const certificate = () => nextForm(central.db, desk.li, 'certificate');

test('a person is opened, gets an account with a book and a first deposit, and the form is spent', async () => {
  const person = await newPerson(desk);
  expect(person.customerNumber).toMatch(/^[1-7]\d{9}$/);
  const number = await book();
  const account = await openDemand(central.db, desk, desk.li, person, 100_000);
  expect(account.accountNumber).toMatch(/^100101[1-8]\d{9}\d$/);
  expect(await desk.li.counter.account(account.accountNumber)).toMatchObject({
    holderName: person.name,
    state: 'active',
    balance: '100000',
    openedOn: '2025-03-10',
    passbook: { number, nextLine: 1, unpostedLines: 1 },
  });
  expect(await book()).not.toBe(number);
  expect(await broken(central.db)).toEqual([]);
});

test('without a first deposit an account stands at nothing, and money comes in as on any other', async () => {
  const account = await openDemand(central.db, desk, desk.wang, await newPerson(desk), 0);
  const paid = await act(desk, desk.li, '1201', {
    accountNumber: account.accountNumber,
    currency: 'CNY',
    amount: '10000',
    denominations: { n100: 1 },
    remark: '',
  });
  expect(paid).toMatchObject({ account: { balance: '10000' } });
  expect(await broken(central.db)).toEqual([]);
});

test('a person has one account of class I; one of class II may follow, with a card', async () => {
  const person = await newPerson(desk);
  await openDemand(central.db, desk, desk.li, person, 100);
  expect(await act(desk, desk.li, '1101', demandValues(person, await book(), 100))).toBe('ACCOUNT_CLASS_LIMIT');
  const card = { type: 'card', number: '6217991000000000013' };
  const second = await done(desk, desk.li, '1101', demandValues(person, '', 100, { class: 'II', medium: card }));
  expect(second).toMatchObject({ medium: 'card', class: 'II' });
  const other = demandValues(await newPerson(desk), '', 100, { class: 'II', medium: card });
  expect(await act(desk, desk.li, '1101', other)).toBe('CARD_NUMBER_USED');
});

test('of two openings of class I at the same time one is done, and the other learns why', async () => {
  const person = await newPerson(desk);
  const values = await Promise.all(
    [desk.li, desk.wang].map(async (teller) => ({
      teller,
      values: demandValues(person, await nextForm(central.db, teller, 'passbook'), 100),
    })),
  );
  const prepared = await Promise.all(
    values.map(async ({ teller, values }) => ({ teller, form: await teller.counter.prepare('1101', values) })),
  );
  const outcomes = await Promise.all(prepared.map(async ({ teller, form }) => (await teller.counter.post(form)).value));
  expect(outcomes.map((each) => (each.outcome === 'accepted' ? 'accepted' : each.error.code)).toSorted()).toEqual([
    'ACCOUNT_CLASS_LIMIT',
    'accepted',
  ]);
  expect(await broken(central.db)).toEqual([]);
});

const agent = { name: '代办人', idType: 'residentId', idNumber: somebody().idNumber, expiresOn: null };
test.each([
  ['an account of class I by an agent', { agent }, 'AGENCY_REFUSED'],
  ['class III with cash', { class: 'III' }, 'ACCOUNT_CLASS_LIMIT'],
  ['class II above the day’s limit', { class: 'II', amount: '1000100', denominations: notes(1_000_100) }, 'ACCOUNT_CLASS_LIMIT'],
  ['a person’s account without a class', { class: null }, 'ACCOUNT_CLASS_NEEDED'],
  ['a company’s product', { productCode: 'D02' }, 'PRODUCT_NOT_FOR_THIS'],
  ['a time deposit', { productCode: 'F1Y' }, 'PRODUCT_NOT_FOR_THIS'],
  ['a product that the bank does not have', { productCode: 'D99' }, 'PRODUCT_UNKNOWN'],
  ['a customer that the bank does not have', { customerNumber: '7999999999' }, 'CUSTOMER_UNKNOWN'],
  ['a certificate for a demand account', { medium: { type: 'certificate', number: '10000001' } }, 'MEDIUM_NOT_FOR_THIS'],
  ['less than the minimum', { amount: '50', denominations: notes(50) }, 'BELOW_MINIMUM_OPEN'],
  ['notes that are not the amount', { denominations: { n100: 2 } }, 'DENOMINATIONS_MISMATCH'],
  ['a book out of turn', { medium: { type: 'passbook', number: '10000090' } }, 'VOUCHER_NUMBER_SKIPPED'],
  ['a field that the form does not have', { extra: 1 }, 'INPUT_INVALID'],
])('%s is refused', async (_what, more, code) => {
  const person = await newPerson(desk);
  expect(await quoted(desk.li, '1101', demandValues(person, await book(), 10_000, more))).toBe(code);
});

test('time deposits of every kind are opened, from cash or from the customer’s account', async () => {
  const person = await newPerson(desk);
  const { accountNumber: own } = await openDemand(central.db, desk, desk.li, person, 1_000_000);
  const fixed = await done(desk, desk.li, '1102', termValues(person, 'F1Y', await certificate(), 200_000, { rollover: true }));
  expect(fixed).toMatchObject({ rate: '1.10', startsOn: '2025-03-10', maturesOn: '2026-03-10' });
  const funding = { from: 'account', accountNumber: own };
  const paid = await act(desk, desk.li, '1102', termValues(person, 'X01', await certificate(), 300_000, { funding }));
  expect(paid).toMatchObject({ account: { number: own, balance: '700000' }, result: { rate: null, maturesOn: null } });
  await done(desk, desk.li, '1102', termValues(person, 'N7D', await certificate(), 5_000_000));
  const plan = await done(desk, desk.li, '1102', termValues(person, 'I1Y', await book(), 50_000));
  expect(plan).toMatchObject({ medium: 'passbook', rate: '0.80', maturesOn: '2026-03-10' });
  expect(await broken(central.db)).toEqual([]);
});

test('of two deposits on one certificate at the same time one is opened, and the other learns why', async () => {
  const form = await certificate();
  const values = [await newPerson(desk), await newPerson(desk)].map((person) => termValues(person, 'F1Y', form, 10_000));
  const prepared = await Promise.all(values.map((each) => desk.li.counter.prepare('1102', each)));
  const outcomes = await Promise.all(prepared.map(async (each) => (await desk.li.counter.post(each)).value));
  expect(outcomes.map((each) => (each.outcome === 'accepted' ? 'accepted' : each.error.code)).toSorted()).toEqual([
    'VOUCHER_NUMBER_USED',
    'accepted',
  ]);
  expect(await broken(central.db)).toEqual([]);
});

test.each([
  ['less than the minimum of a call deposit', 'N7D', 4_999_999, {}, 'BELOW_MINIMUM_OPEN'],
  ['rollover of a call deposit', 'N7D', 5_000_000, { rollover: true }, 'ROLLOVER_NOT_POSSIBLE'],
  ['a demand product', 'D01', 10_000, {}, 'PRODUCT_NOT_FOR_THIS'],
  ['a passbook instead of a certificate', 'F1Y', 10_000, { medium: { type: 'passbook', number: '10000001' } }, 'MEDIUM_NOT_FOR_THIS'],
  ['another’s account', 'F1Y', 10_000, { funding: { from: 'account', accountNumber: sandboxAccounts().active } }, 'NAME_DIFFERS'],
  ['a frozen account', 'F1Y', 10_000, { funding: { from: 'account', accountNumber: sandboxAccounts().frozen } }, 'ACCOUNT_FROZEN'],
])('a time deposit with %s is refused', async (_what, product, fen, more, code) => {
  const person = await newPerson(desk);
  expect(await quoted(desk.li, '1102', termValues(person, product, await certificate(), fen, more))).toBe(code);
});

test('money does not go in and out of a time deposit as of a demand account', async () => {
  const person = await newPerson(desk);
  const { accountNumber } = await done(desk, desk.li, '1102', termValues(person, 'F1Y', await certificate(), 10_000));
  const values = { accountNumber, currency: 'CNY', amount: '10000', denominations: { n100: 1 }, remark: '' };
  expect(await quoted(desk.li, '1201', values)).toBe('TERM_ACCOUNT');
  expect(await quoted(desk.li, '1202', values)).toBe('TERM_ACCOUNT');
  const transfer = {
    fromAccount: sandboxAccounts().active,
    toAccount: accountNumber,
    currency: 'CNY',
    amount: '1',
    payeeName: person.name,
    remark: '',
  };
  expect(await quoted(desk.li, '1203', transfer)).toBe('TERM_ACCOUNT');
});

test('a customer who is here already, one with an expired ID, and candidates that nobody has seen are not opened', async () => {
  const customer = personData({ name: '贾探春', phone: '13911112222' });
  const open = (values: Record<string, unknown>) =>
    act(desk, desk.li, '1001', { customer, seenCandidates: [], greyOverrideId: null, ...values });
  const first = await open({});
  const number = typeof first === 'string' ? first : String(first.result?.customerNumber);
  expect(await open({})).toBe('CUSTOMER_EXISTS');
  const twin = { ...customer, idType: 'passport', idNumber: 'E12345678', birthDate: '1990-05-06', sex: 'F' };
  expect(await open({ customer: twin })).toBe('CUSTOMER_CANDIDATES');
  expect(await open({ customer: twin, seenCandidates: [number] })).toMatchObject({ outcome: 'accepted' });
  expect(await open({ customer: somebody({ expiresOn: '2025-03-09' }) })).toBe('ID_DOCUMENT_EXPIRED');
});

async function enter(list: 'black' | 'grey', { kind, name, idType, idNumber }: ReturnType<typeof somebody>): Promise<void> {
  const backOffice = counterAt(central.url, 'PC-1000-01');
  await backOffice.signOn('100060');
  const dates = { validFrom: '2025-03-01', validUntil: null };
  const entered = await backOffice.send('POST', '/v1/customer-lists', {
    key: newKey(),
    body: { list, kind, name, document: { idType, idNumber }, birthDate: null, reason: '多次投诉', basis: '内部', ...dates },
  });
  if (entered.status !== 200) throw new Error(entered.text);
}

test('a black-listed person is not opened, and a customer who comes on the list opens no account', async () => {
  const customer = somebody();
  const values = { customer, seenCandidates: [], greyOverrideId: null };
  const { customerNumber } = await done(desk, desk.li, '1001', values);
  await enter('black', customer);
  expect(await act(desk, desk.li, '1001', values)).toBe('CUSTOMER_BLACKLISTED');
  const person = { customerNumber: String(customerNumber), name: customer.name };
  expect(await quoted(desk.li, '1101', demandValues(person, await book(), 100))).toBe('CUSTOMER_BLACKLISTED');
});

test('a grey-listed person needs a supervisor’s override, which is good once', async () => {
  const customer = somebody();
  const { kind, idType, idNumber } = customer;
  await enter('grey', customer);
  const values = { customer, seenCandidates: [], greyOverrideId: null };
  expect(await act(desk, desk.li, '1001', values)).toBe('CUSTOMER_GREY_LISTED');
  const allowed = await desk.supervisor.send<{ greyOverrideId: string }>('POST', '/v1/customers/grey-overrides', {
    key: newKey(),
    body: { kind, idType, idNumber, reason: '主管核实' },
  });
  const greyOverrideId = allowed.value.greyOverrideId;
  expect(await act(desk, desk.li, '1001', { ...values, greyOverrideId })).toMatchObject({ result: { greyAllowedBy: '100190' } });
  const used = await central.db.selectFrom('customer_grey_overrides').select('used_by').where('id', '=', greyOverrideId).executeTakeFirst();
  expect(used?.used_by).toBe('100101');
});

test('a customer is maintained once per posting; what the file refuses is the posting’s refusal, and leaves nothing', async () => {
  const { customerNumber } = await newPerson(desk);
  const change = (more: Record<string, unknown>, version: number | null = null) =>
    act(desk, desk.li, '1002', { customerNumber, version, change: more });
  const job = await change({ what: 'facts', occupation: '医生' }, 0);
  expect(job).toMatchObject({ result: { customerNumber, version: 1 } });
  expect(await change({ what: 'facts', occupation: '律师' }, 0)).toBe('CUSTOMER_VERSION_DIFFERS');
  expect(await change({ what: 'phone', kind: 'mobile', phone: 'x', main: false })).toBe('INPUT_INVALID');
  expect(await change({ what: 'addressEnd', id: '00000000-0000-4000-8000-000000000000' })).toBe('CUSTOMER_ENTRY_UNKNOWN');
  const row = await central.db
    .selectFrom('customers')
    .select(['version', 'occupation'])
    .where('number', '=', customerNumber)
    .executeTakeFirst();
  expect(row).toEqual({ version: 1, occupation: '医生' });
  expect(await broken(central.db)).toEqual([]);
});

test('somebody under sixteen opens nothing alone, nor with an aunt: a guardian on record opens the account', async () => {
  const child = somebody({ idType: 'householdRegister', idNumber: residentIdOf('2012-09-01', 411) });
  const { customerNumber } = await done(desk, desk.li, '1001', { customer: child, seenCandidates: [], greyOverrideId: null });
  const person = { customerNumber: String(customerNumber), name: child.name };
  const aunt = { name: '贾探春', idType: 'residentId', idNumber: residentIdOf('1985-03-03', 222), expiresOn: '2040-01-01' };
  const values = async (agent: unknown) => demandValues(person, await book(), 10_000, { agent });
  expect(await quoted(desk.li, '1101', await values(null))).toBe('CUSTOMER_UNDER_AGE');
  expect(await quoted(desk.li, '1101', await values(aunt))).toBe('CUSTOMER_UNDER_AGE');
  expect(await quoted(desk.li, '1102', termValues(person, 'F1Y', await certificate(), 10_000))).toBe('CUSTOMER_UNDER_AGE');
  await central.db
    .insertInto('customer_relationships')
    .values({
      id: newKey(),
      customer_number: person.customerNumber,
      kind: 'guardian',
      other_customer_number: null,
      other_name: aunt.name,
      other_id_type: 'residentId',
      other_id_number: aunt.idNumber,
      share_bp: null,
      scope: null,
      valid_from: '2020-01-01',
      valid_until: null,
    })
    .execute();
  expect(await act(desk, desk.li, '1101', await values(aunt))).toMatchObject({ account: { holderName: child.name } });
  expect(await act(desk, desk.li, '1102', termValues(person, 'F1Y', await certificate(), 10_000, { agent: aunt }))).toMatchObject({
    outcome: 'accepted',
  });
  expect(await broken(central.db)).toEqual([]);
});

test('a quote names no number, because only the posting brings it; the answer has the account with its book, to print at once', async () => {
  const person = await newPerson(desk);
  const number = await book();
  expect(await quoted(desk.li, '1101', demandValues(person, number, 10_000))).toMatchObject({
    account: null,
    result: { accountNumber: null },
  });
  const opened = await act(desk, desk.li, '1101', demandValues(person, number, 10_000));
  expect(opened).toMatchObject({ account: { balance: '10000', passbook: { number, nextLine: 1, unpostedLines: 1 } } });
  if (typeof opened === 'string') throw new Error(opened);
  expect(opened.account?.number).toBe(opened.result?.accountNumber);
});
