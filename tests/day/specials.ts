import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { SANDBOX_DEPOSITS } from '../../central/sandbox/deposits.ts';
import { planCustomers } from '../../central/sandbox/plan.ts';
import { addDays, businessDateSchema } from '../../contract/dates/businessDate.ts';
import type { AccountNumber } from '../../contract/primitives.ts';
import type { Desk } from './desk.ts';
import {
  attempt,
  closeAccount,
  type DayState,
  deposit,
  type Holder,
  handed,
  nextForm,
  openAccount,
  openCustomer,
  openFixed,
  spent,
  traceOf,
  transfer,
  updateBook,
  withdraw,
} from './work.ts';

/** What happens once on a day: each kind of transaction that the catalogue has, by the person whose it is. */

const KEEPER = '100180';
const SUPERVISOR = '100190';
const SENIOR = '100103';
const accounts = sandboxAccounts();

const view = (desk: Desk, account: string) => desk.client.must('account.view', { accountNumber: account as AccountNumber });

const holderOf = (day: DayState, at: number): Holder => {
  const found = day.holders[at];
  if (found === undefined) throw new Error('The branch has too few accounts');
  return found;
};

/** A new customer with an account, a time deposit of theirs, and both given up again. */
export const newCustomer = async (day: DayState, desk: Desk): Promise<void> => {
  const who = await openCustomer(day, desk);
  const holder = await openAccount(day, desk, who, 50_000n, { prints: 'all' });
  day.holders.push(holder);
  const fixed = await openFixed(day, desk, holder, 1_000_000n, 'fixed:F3M');
  await desk.do({
    code: '1205',
    values: {
      accountNumber: fixed.account,
      step: 'draw',
      mediumNumber: fixed.certificate,
      drawWhat: 'all',
      shownName: holder.name,
      payoutTo: 'account',
      payoutAccount: holder.account,
    },
  });
};

export const shortLife = async (day: DayState, desk: Desk): Promise<void> => {
  const who = await openCustomer(day, desk);
  const holder = await openAccount(day, desk, who, 20_000n, { prints: 'book' });
  await closeAccount(desk, holder);
};

export const maintained = async (day: DayState, desk: Desk): Promise<void> => {
  const { customer } = holderOf(day, 0);
  const { version } = await desk.client.must('customer.view', { customerNumber: customer });
  const file = { customerNumber: customer, version };
  await desk.do({
    code: '1002',
    values: { customerNumber: customer, version: file, what: 'phone', phoneKind: 'mobile', phone: '13900990099', main: true },
  });
};

/** Reported by mouth, found again. */
export const lostAndFound = async (day: DayState, desk: Desk): Promise<void> => {
  const holder = day.holders.find(({ passbook }) => passbook !== null) ?? holderOf(day, 0);
  const { account, name, passbook } = holder;
  await desk.do({ code: '1104', values: { accountNumber: account, how: 'oral', shownName: name }, prints: 'papers' });
  await desk.do({ code: '1105', values: { accountNumber: account, mediumNumber: passbook, shownName: name } });
};

export const replaced = async (day: DayState, desk: Desk): Promise<void> => {
  const { holderName } = await view(desk, accounts.lostBook);
  const newPassbook = await nextForm(desk, 'passbook');
  await desk.do({ code: '1106', values: { accountNumber: accounts.lostBook, medium: 'passbook', newPassbook, shownName: holderName } });
  spent(day, 'passbook', 'used');
};

const OFFICERS = { firstName: '周正', firstId: '京0105法001', secondName: '吴明', secondId: '京0105法002' };

export const freeze = async (desk: Desk, account: string, serial: number): Promise<void> => {
  const documentNumber = `（2026）京0105执${serial}号`;
  await desk.do({ code: '1107', values: { accountNumber: account, kind: 'freeze', authority: 'court', documentNumber, ...OFFICERS } });
};

export const unfreeze = async (desk: Desk, account: string): Promise<void> => {
  const { holds } = await view(desk, account);
  const holdId = holds[0]?.id ?? '';
  await desk.do({
    code: '1108',
    values: { accountNumber: account, holdId, documentNumber: '（2026）京0105执解1号', reason: '法院解除冻结' },
  });
};

export const woken = async (day: DayState, desk: Desk): Promise<void> => {
  const holder = planCustomers(businessDateSchema.parse(day.branch.businessDate)).find((each) =>
    each.accounts.some(({ number }) => number === accounts.dormant),
  );
  const values = { accountNumber: accounts.dormant, idType: 'residentId', idNumber: holder?.idNumber ?? '' };
  await desk.do({ code: '1109', values });
};

/** The last lines of a full book are printed, and the customer gets a new one. */
export const fullBook = async (day: DayState, desk: Desk): Promise<void> => {
  const { passbook } = await view(desk, accounts.nearlyFullBook);
  const number = passbook?.number ?? '';
  await deposit(desk, accounts.nearlyFullBook, 10_000n, { prints: 'book' });
  const newPassbook = await nextForm(desk, 'passbook');
  await desk.do({ code: '1111', values: { accountNumber: accounts.nearlyFullBook, passbookNumber: number, newPassbook } });
  spent(day, 'passbook', 'used');
};

/** Time deposits of a known customer: one is due, one gets a notice, one its instalment. */
export const timeDeposits = async (day: DayState, desk: Desk, businessDate: string): Promise<void> => {
  const { matured, call, instalments } = SANDBOX_DEPOSITS;
  const { customerNumber, holderName } = await view(desk, matured.number);
  const demand = day.holders.find(({ customer }) => customer === customerNumber)?.account ?? '';
  const shownName = holderName;
  await desk.do({
    code: '1204',
    values: {
      accountNumber: matured.number,
      mediumNumber: matured.certificateNumber,
      shownName,
      payoutTo: 'account',
      payoutAccount: demand,
    },
    prints: 'papers',
  });
  const agreedDate = addDays(businessDateSchema.parse(businessDate), 10);
  await desk.do({ code: '1205', values: { accountNumber: call.number, step: 'giveNotice', amount: '100000', agreedDate, shownName } });
  const pieces = { n100: 5 };
  await desk.do({
    code: '1205',
    values: { accountNumber: instalments.number, step: 'payIn', amount: '500', fundedFrom: 'cash', fundingPieces: pieces },
    taken: pieces,
  });
};

/** More than a teller may do alone: once the supervisor comes, once from the queue of the branch. */
export const withConsent = async (day: DayState, desk: Desk): Promise<void> => {
  const holder = holderOf(day, 1);
  await deposit(desk, holder.account, 25_000_000n, { consent: 'queue', prints: 'book' });
  await withdraw(desk, holder, 6_000_000n, { prints: 'all' });
  await transfer(desk, holder, holderOf(day, 2), 1_000_000n);
};

export const reversed = async (day: DayState, desk: Desk): Promise<void> => {
  const done = await deposit(desk, holderOf(day, 3).account, 30_000n);
  await desk.do({
    code: '1501',
    values: { traceNumber: traceOf(done), reason: '账号录入有误' },
    counted: 'denominations',
    prints: 'papers',
  });
};

export const counterfeit = async (desk: Desk, serial: number): Promise<void> => {
  await desk.do({
    code: '0216',
    values: {
      item: 'cny-note',
      faceValue: '100',
      pieces: '1',
      serials: `HD9${serial}8170`,
      certificateNumber: `JB${20_260_000 + serial}`,
      holderName: '褚一鸣',
      holderIdType: 'residentId',
      holderIdNumber: '110105196001014139',
    },
    witness: SUPERVISOR,
  });
};

/** Controlled forms: spoilt, sold, received, handed out, counted. */
export const forms = async (day: DayState, desk: Desk): Promise<void> => {
  const { back, db } = day.branch;
  const spoilt = await nextForm(desk, 'passbook');
  await desk.do({ code: '0233', values: { what: 'void', forms: [{ type: 'passbook', first: spoilt, last: '' }], reason: '打印错位' } });
  spent(day, 'passbook', 'void');
  const company = await db
    .selectFrom('accounts')
    .select('customer_number')
    .where('number', '=', accounts.company)
    .executeTakeFirstOrThrow();
  const first = await nextForm(desk, 'draftApplication');
  const last = String(Number(first) + 4).padStart(first.length, '0');
  await desk.do({ code: '0234', values: { customerNumber: company.customer_number, forms: [{ type: 'draftApplication', first, last }] } });

  await back.seat(KEEPER);
  const highest = await db
    .selectFrom('voucher_ranges')
    .select((eb) => eb.fn.max('last_number').as('last'))
    .where('type', '=', 'certificate')
    .where('branch_code', '=', '1001')
    .executeTakeFirstOrThrow();
  const from = Number(highest.last) + 1;
  const received = { type: 'certificate', first: String(from), last: String(from + 99) };
  await back.do({ code: '0231', values: { forms: [received] }, witness: SUPERVISOR });
  const { ranges } = await back.client.must('voucher.stock', { of: 'vault' });
  const lowest = ranges.find(({ type }) => type === 'certificate');
  const few = { type: 'certificate', first: lowest?.first ?? '', last: String(Number(lowest?.first) + 9) };
  const given = await back.do({
    code: '0232',
    values: { step: 'giveFromVault', receiver: desk.teller(), forms: [few] },
    witness: SUPERVISOR,
  });
  const { token, row } = await handed(back, desk, traceOf(given));
  await desk.do({ code: '0232', values: { step: 'accept', transfer: await row(), token } });

  const { own } = await desk.client.must('voucher.own', {});
  await desk.do({
    code: '0235',
    values: { of: 'teller', ranges: own.map(({ type, first: low, last: high }) => ({ type, first: low, last: high })) },
  });
};

/** Cash between two tills, and what is too much back to the vault. */
export const cashMoves = async (day: DayState): Promise<void> => {
  const { counters, back, drawers } = day.branch;
  const [one, two] = counters;
  const pieces = { n100: 100 };
  const values = { step: 'give', receiver: { tillId: '1001-T02', tellerId: two.teller() }, denominations: pieces };
  const given = await one.do({ code: '0223', values, given: pieces });
  const move = await handed(one, two, traceOf(given));
  const accept = { step: 'accept', denominations: pieces };
  await two.do({ code: '0223', values: { ...accept, transfer: await move.row(), token: move.token }, taken: pieces });

  await back.seat(KEEPER);
  const home = await one.do({ code: '0222', values: { step: 'give', receiver: KEEPER, denominations: pieces }, given: pieces });
  const toVault = await handed(one, back, traceOf(home));
  await back.do({ code: '0222', values: { ...accept, transfer: await toVault.row(), token: toVault.token }, witness: SUPERVISOR });
  drawers.get('1001-T00')?.put(pieces);
};

export const pause = async (desk: Desk): Promise<void> => {
  await desk.do({ code: '0213', values: { step: 'pause' } });
  await desk.client.must('session.lock', {});
  await desk.client.must('session.unlock', { password: `guitai-${desk.teller()}` });
  await desk.do({ code: '0213', values: { step: 'resume' } });
};

export const countOpenTill = async (desk: Desk): Promise<void> => {
  await desk.do({ code: '0214', values: { denominations: desk.drawer().counts(), difference: 'none' }, prints: 'papers' });
};

/** At noon a yuan is missing: the till closes short with an explanation, the supervisor decides, and it opens with what was counted. */
export const shortAtNoon = async (day: DayState): Promise<void> => {
  const { counters, back } = day.branch;
  const desk = counters[1];
  const drawer = desk.drawer();
  drawer.take({ n1: 1 });
  const counted = drawer.counts();
  await desk.do({
    code: '0212',
    values: { denominations: counted, difference: 'short', explanation: '找零多付一元' },
    witness: SUPERVISOR,
  });
  await back.seat(SUPERVISOR);
  const { differences } = await back.client.must('difference.open', {});
  const difference = differences.find(({ tillId }) => tillId === '1001-T02');
  await back.do({ code: '0215', values: { difference, reason: '经核实无法追回，予以核销' } });
  await desk.do({ code: '0211', values: { tillId: '1001-T02', denominations: counted } });
};

/** A colleague takes the whole till over, after giving their own forms back to the vault. */
export const handOver = async (day: DayState): Promise<void> => {
  const { counters, back } = day.branch;
  const desk = counters[1];
  const giver = desk.teller();
  // The senior teller has forms of their own, which go back to the vault first: given at one desk, taken by the keeper at the other.
  await desk.do({ code: '0213', values: { step: 'pause' } });
  await desk.seat(KEEPER);
  await back.seat(SENIOR);
  const { own } = await back.client.must('voucher.own', {});
  for (const { type, first, last } of own) {
    const returned = await back.do({ code: '0232', values: { step: 'giveToVault', receiver: KEEPER, forms: [{ type, first, last }] } });
    const { token: said, row: waiting } = await handed(back, desk, traceOf(returned));
    await desk.do({ code: '0232', values: { step: 'accept', transfer: await waiting(), token: said }, witness: SUPERVISOR });
  }
  await back.leave();
  await desk.seat(giver);
  await desk.do({ code: '0213', values: { step: 'resume' } });
  const counted = desk.drawer().counts();
  const given = await desk.do({ code: '0241', values: { step: 'give', receiver: SENIOR, denominations: counted }, witness: SUPERVISOR });
  const { token } = await handed(desk, desk, traceOf(given));
  await desk.seat(SENIOR);
  const row = (await desk.client.must('transfer.list', {})).waiting.find((each) => each.number === traceOf(given));
  await desk.do({ code: '0241', values: { step: 'accept', transfer: row, denominations: counted, token } });
};

/** Everything above, each of which must succeed. */
export const specials = async (day: DayState, businessDate: string): Promise<void> => {
  const [one, two] = day.branch.counters;
  const order: readonly (() => Promise<unknown>)[] = [
    () => newCustomer(day, one),
    () => maintained(day, two),
    () => withConsent(day, one),
    () => fullBook(day, two),
    () => lostAndFound(day, one),
    () => replaced(day, two),
    () => freeze(one, holderOf(day, 4).account, 1),
    () => unfreeze(two, holderOf(day, 4).account),
    () => woken(day, one),
    () => timeDeposits(day, two, businessDate),
    () => reversed(day, one),
    () => shortLife(day, two),
    () => counterfeit(one, 1),
    () => forms(day, one),
    () => cashMoves(day),
    () => pause(one),
    () => countOpenTill(one),
    () => updateBook(two, holderOf(day, 0)),
    () => shortAtNoon(day),
    () => handOver(day),
  ];
  for (const act of order) await attempt(day, act);
};

/** What a short day has of them. */
export const fewSpecials = async (day: DayState): Promise<void> => {
  const [one, two] = day.branch.counters;
  for (const act of [
    () => newCustomer(day, one),
    () => withConsent(day, two),
    () => reversed(day, one),
    () => updateBook(two, holderOf(day, 0)),
  ])
    await attempt(day, act);
};
