import { sql } from 'kysely';
import type { OverrideView } from '../../../contract/central/overrides.ts';
import type { Accepted, PostingRequest, Quote } from '../../../contract/central/transactions.ts';
import { CNY_DENOMINATIONS, type DenominationCounts } from '../../../contract/money/denominations.ts';
import type { MediumType } from '../../../contract/transactions/account/parts.ts';
import { checkBooks } from '../../checks/run.ts';
import { somebody } from '../../customers/testing.ts';
import type { Db } from '../../database/connect.ts';
import type { TestCentral } from '../../testing/central.ts';
import { type Counter, counterAt, deposit, newKey, openCounter } from '../../testing/counter.ts';

/** For tests: a counter with people who open accounts. */

export interface Teller {
  readonly counter: Counter;
  readonly tellerId: string;
  readonly tillId: string;
}

export interface Desk {
  readonly li: Teller;
  readonly wang: Teller;
  readonly supervisor: Counter;
}

/** Fen coins in the drawers, so that interest can be paid to the fen. */
const COINS = 3_000;

/** Two tellers with tills and a supervisor, all of branch 1001. */
export async function openDesk(central: TestCentral, coinsTo: string): Promise<Desk> {
  const li = { counter: await openCounter(central.url), tellerId: '100101', tillId: '1001-T01' };
  const wang = { counter: await openCounter(central.url, 'PC-1001-03', '100102', '1001-T02'), tellerId: '100102', tillId: '1001-T02' };
  const supervisor = counterAt(central.url, 'PC-1001-02');
  await supervisor.signOn('100190');
  const desk = { li, wang, supervisor };
  for (const { counter } of [li, wang]) {
    const values = { ...deposit(coinsTo, COINS), denominations: { 'c0.01': COINS } };
    const paid = await counter.post(await counter.prepare('1201', values));
    if (paid.value.outcome !== 'accepted') throw new Error(`No coins: ${paid.text}`);
  }
  return desk;
}

export type Answered = Accepted | string;

/** Somebody else approves a quoted form. */
async function approve(desk: Desk, { counter }: Teller, clientKey: string, body: PostingRequest): Promise<void> {
  const asked = await counter.send<OverrideView>('POST', '/v1/overrides', {
    key: newKey(),
    body: { ...body, clientKey, kind: 'remote', reason: '' },
  });
  const path = `/v1/overrides/${asked.value.requestId}/decisions`;
  const decided = await desk.supervisor.send<OverrideView>('POST', path, { key: newKey(), body: { decision: 'approve', reason: '' } });
  if (decided.value.state !== 'approved') throw new Error(`Not approved: ${asked.text} ${decided.text}`);
}

/** Quotes, has approved what must be, and posts. Answers what was accepted, or the code of the refusal. */
export async function act(desk: Desk, teller: Teller, code: string, values: Record<string, unknown>): Promise<Answered> {
  const quoted = await teller.counter.quote(code, values);
  if (quoted.status !== 200) return quoted.problem.code;
  const { quoteId, businessDate, overrides } = quoted.value;
  const body = { transactionCode: code, quoteId, businessDate, tillId: teller.tillId, values } as PostingRequest;
  if (overrides.length > 0) await approve(desk, teller, quoted.key, body);
  const outcome = (await teller.counter.post({ key: quoted.key, body })).value;
  return outcome.outcome === 'accepted' ? outcome : outcome.error.code;
}

/** As `act`; throws unless it was accepted. Answers the result. */
export async function done(desk: Desk, teller: Teller, code: string, values: Record<string, unknown>): Promise<Record<string, unknown>> {
  const answered = await act(desk, teller, code, values);
  if (typeof answered === 'string') throw new Error(`${code}: ${answered}`);
  return answered.result ?? {};
}

/** What a quote tells, or the code of the refusal. */
export async function quoted(teller: Teller, code: string, values: Record<string, unknown>): Promise<Quote | string> {
  const reply = await teller.counter.quote(code, values);
  return reply.status === 200 ? reply.value : reply.problem.code;
}

/** The next form that the teller must use. */
export async function nextForm(db: Db, { tellerId }: Teller, type: Exclude<MediumType, 'card'>): Promise<string> {
  const { first } = await db
    .selectFrom('voucher_ranges')
    .select((eb) => eb.fn.min('first_number').as('first'))
    .where('holder', '=', `teller:${tellerId}`)
    .where('type', '=', type)
    .executeTakeFirstOrThrow();
  return String(first);
}

/** Pieces for an amount out of what lies in the till, largest first. */
export async function piecesFor(db: Db, { tillId }: Teller, fen: bigint): Promise<DenominationCounts> {
  const { denominations } = await db
    .selectFrom('till_cash')
    .select('denominations')
    .where('till_id', '=', tillId)
    .where('currency', '=', 'CNY')
    .executeTakeFirstOrThrow();
  const counts: Record<string, number> = {};
  let rest = fen;
  for (const { id, value } of CNY_DENOMINATIONS.items.toSorted((a, b) => Number(BigInt(b.value) - BigInt(a.value)))) {
    const held = BigInt((denominations as DenominationCounts)[id] ?? 0);
    const wanted = rest / BigInt(value);
    const count = wanted < held ? wanted : held;
    if (count > 0n) counts[id] = Number(count);
    rest -= count * BigInt(value);
  }
  if (rest !== 0n) throw new Error(`${tillId} cannot pay ${fen} fen`);
  return counts;
}

/** Counted notes for a sum that comes in. */
export const notes = (fen: bigint | number): DenominationCounts => deposit('', fen).denominations as DenominationCounts;

export interface Person {
  readonly customerNumber: string;
  readonly name: string;
}

/** A new customer of the bank. */
export async function newPerson(desk: Desk): Promise<Person> {
  const customer = somebody();
  const { customerNumber } = await done(desk, desk.li, '1001', { customer, seenCandidates: [], greyOverrideId: null });
  return { customerNumber: String(customerNumber), name: customer.name };
}

export interface Opened extends Person {
  readonly accountNumber: string;
  readonly mediumNumber: string;
}

/** Values of 1101 for a person with a passbook. */
export const demandValues = (person: Person, book: string, fen: bigint | number, more: Record<string, unknown> = {}) => ({
  customerNumber: person.customerNumber,
  productCode: 'D01',
  class: 'I',
  medium: { type: 'passbook', number: book },
  currency: 'CNY',
  amount: String(fen),
  denominations: notes(fen),
  agent: null,
  ...more,
});

/** A class I account with a passbook. */
export async function openDemand(db: Db, desk: Desk, teller: Teller, person: Person, fen: bigint | number): Promise<Opened> {
  const mediumNumber = await nextForm(db, teller, 'passbook');
  const { accountNumber } = await done(desk, teller, '1101', demandValues(person, mediumNumber, fen));
  return { ...person, accountNumber: String(accountNumber), mediumNumber };
}

/** Values of 1102 from cash. */
export const termValues = (
  person: Person,
  productCode: string,
  form: string,
  fen: bigint | number,
  more: Record<string, unknown> = {},
) => ({
  customerNumber: person.customerNumber,
  productCode,
  currency: 'CNY',
  amount: String(fen),
  funding: { from: 'cash', denominations: notes(fen) },
  medium: { type: productCode.startsWith('I') ? 'passbook' : 'certificate', number: form },
  rollover: false,
  agent: null,
  ...more,
});

export async function openTerm(db: Db, desk: Desk, person: Person, productCode: string, fen: bigint | number, more = {}): Promise<Opened> {
  const mediumNumber = await nextForm(db, desk.li, productCode.startsWith('I') ? 'passbook' : 'certificate');
  const { accountNumber } = await done(desk, desk.li, '1102', termValues(person, productCode, mediumNumber, fen, more));
  return { ...person, accountNumber: String(accountNumber), mediumNumber };
}

/** Puts a deposit's opening into the past, as if it had been opened then. */
export async function openedThen(
  db: Db,
  { accountNumber }: Opened,
  on: string,
  maturesOn: string | null,
  rate: string | null,
): Promise<void> {
  await db.updateTable('accounts').set({ opened_on: on }).where('number', '=', accountNumber).execute();
  await db
    .updateTable('deposits')
    .set({ opened_on: on, term_started_on: on, matures_on: maturesOn, contract_rate: rate })
    .where('account_number', '=', accountNumber)
    .execute();
}

/** Prints and acknowledges what is not in the book yet. */
export async function printAll({ counter }: Teller, passbookNumber: string): Promise<void> {
  const { value } = await counter.lines(passbookNumber);
  const last = value.lines.at(-1);
  if (last === undefined) return;
  const path = `/v1/passbooks/${passbookNumber}/acknowledgements`;
  const key = newKey();
  const body = { clientKey: key, version: value.passbook.version, throughSequence: last.sequence };
  const reply = await counter.send('POST', path, { as: 'device', key, body });
  if (reply.status !== 200) throw new Error(`Not acknowledged: ${reply.text}`);
}

/** A class I account of a new person, with everything in its book. */
export async function printedAccount(db: Db, desk: Desk, fen = 100_000): Promise<Opened> {
  const opened = await openDemand(db, desk, desk.li, await newPerson(desk), fen);
  await printAll(desk.li, opened.mediumNumber);
  return opened;
}

/** Values of 1103, to cash. */
export const closingValues = ({ accountNumber, mediumNumber, name }: Opened, denominations = {}, more: Record<string, unknown> = {}) => ({
  accountNumber,
  mediumNumber,
  shownName: name,
  payout: { to: 'cash', denominations },
  ...more,
});

/** Quotes without pieces, counts what the quote says, and posts. */
export async function closeFor(db: Db, desk: Desk, teller: Teller, account: Opened): Promise<Answered> {
  const told = await quoted(teller, '1103', closingValues(account));
  if (typeof told === 'string') return told;
  return await act(desk, teller, '1103', closingValues(account, await piecesFor(db, teller, BigInt(told.amount))));
}

/** Another business date for everybody; they sign on again and keep their tills. */
export async function moveTo(db: Db, desk: Desk, date: string): Promise<void> {
  await sql`update business_days set business_date = ${date}::date where state = 'open'`.execute(db);
  await desk.li.counter.signOn(desk.li.tellerId);
  await desk.wang.counter.signOn(desk.wang.tellerId);
  await desk.supervisor.signOn('100190');
}

/** The checks of the books that do not hold. */
export const broken = async (db: Db): Promise<unknown[]> => (await checkBooks(db)).results.filter(({ offences }) => offences.length > 0);
