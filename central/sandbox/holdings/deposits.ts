import { addMonths, type BusinessDate } from '../../../contract/dates/businessDate.ts';
import { maturityOf, parseTerm, type Term } from '../../../contract/interest/fixed.ts';
import { dateOf, dayNumber, later } from '../days.ts';
import type { Movement } from '../history.ts';
import type { Invention } from '../invention.ts';
import { accountNumber, certificateNumber } from '../numbers.ts';
import type { PlannedAccount, PlannedDeposit } from '../planned.ts';
import { type Random, weighted } from '../random.ts';
import type { Holder } from './demand.ts';
import { CASH_IN, MATURITY_INTEREST, MATURITY_OUT, PARTIAL_OUT, ROLLOVER_INTEREST, TRANSFER_IN } from './flows.ts';
import { contractInterest, postedRate } from './posted.ts';

/** What becomes of a fixed deposit. */
export type Fate = 'running' | 'rollingOver' | 'today' | 'soon' | 'soonRollingOver' | 'overdue' | 'rolled' | 'drawn' | 'partlyDrawn';

const PERSONAL_TERMS = weighted([
  ['3M', 12],
  ['6M', 14],
  ['1Y', 34],
  ['2Y', 14],
  ['3Y', 20],
  ['5Y', 6],
] as const);
const COMPANY_TERMS = weighted([
  ['3M', 40],
  ['6M', 30],
  ['1Y', 30],
] as const);

const MONTHS: Readonly<Record<string, number>> = { '3M': 3, '6M': 6, '1Y': 12, '2Y': 24, '3Y': 36, '5Y': 60 };

export const readTerm = (text: string): Term => {
  const term = parseTerm(text);
  if (!term.ok) throw new Error(`No term ${text}`);
  return term.value;
};

/** When the running term began. Towards the 28th, so that the months behind it have the day. */
function startOf({ today, yesterday }: Invention, random: Random, fate: Fate, months: number): BusinessDate {
  const back = (target: string): BusinessDate => addMonths(target as BusinessDate, -months);
  switch (fate) {
    case 'today':
      return back(today);
    case 'soon':
    case 'soonRollingOver':
      return back(later(today, random.int(1, 7)));
    case 'overdue':
    case 'drawn':
      return back(later(today, -random.int(2, 150)));
    default: {
      const start = dayNumber(yesterday) - random.int(0, Math.round(months * 30.4) - 12);
      return dateOf(start - Math.max(Number(dateOf(start).slice(8)) - 28, 0));
    }
  }
}

/** A sum in fen of whole `unit`s of yuan, `least` yuan at least. */
export const whole = (yuan: number, least: number, unit: number): bigint => BigInt(Math.max(Math.round(yuan / unit) * unit, least)) * 100n;

export interface DepositWish {
  readonly holder: Holder;
  readonly ordinal: number;
  /** Yuan. */
  readonly wealth: number;
  readonly company: boolean;
}

/** Digits of account numbers by kind, as central makes them; the second is a company's. */
const DIGITS = { fixed: ['11', '12'], notice: ['13', '14'], instalment: ['15', '16'], fixedOrDemand: ['17', '18'] } as const;

export const depositNumbers = ({ holder, ordinal, company }: DepositWish, kind: keyof typeof DIGITS) => {
  const serial = holder.serial * 10 + ordinal;
  return { number: accountNumber(holder.branchCode, DIGITS[kind][company ? 1 : 0], serial), certificateNumber: certificateNumber(serial) };
};

/** A contract without anything peculiar. */
export const PLAIN = {
  rollover: false,
  partials: 0,
  notice: null,
  unusedNotices: 0,
  ended: [],
  accrued: 0n,
} as const satisfies Partial<PlannedDeposit>;

/** A fixed deposit (整存整取) with its certificate, at the rates that were posted when its terms began. */
export function planFixed(invention: Invention, random: Random, wish: DepositWish, fate: Fate): PlannedAccount {
  const text = wish.company ? COMPANY_TERMS(random) : PERSONAL_TERMS(random);
  const term = readTerm(text);
  const started = startOf(invention, random, fate, MONTHS[text] ?? 12);
  const opened = fate === 'rolled' ? addMonths(started, -(MONTHS[text] ?? 12)) : started;
  const least = wish.company ? 10_000 : 100;
  const principal = whole(wish.wealth * (0.4 + random.real() * 2), least, wish.wealth > 20_000 ? 1_000 : 100);
  const opening = wish.company ? TRANSFER_IN : random.chance(50) ? CASH_IN : TRANSFER_IN;
  const movements: Movement[] = [{ ...opening, date: opened, amount: principal }];
  const ended: PlannedDeposit['ended'][number][] = [];
  let running = principal;
  if (fate === 'rolled') {
    const rate = postedRate('fixed', text, opened);
    const maturedOn = maturityOf(opened, term);
    const interest = contractInterest(principal, opened, maturedOn, rate);
    movements.push({ ...ROLLOVER_INTEREST, date: maturedOn, amount: interest });
    ended.push({ startedOn: opened, maturedOn, rate, principal, interest, sequence: 2 });
    running += interest;
  }
  const termStartedOn = ended[0]?.maturedOn ?? started;
  const rate = postedRate('fixed', text, termStartedOn);
  const matures = maturityOf(termStartedOn as BusinessDate, term);
  let balance = running;
  if (fate === 'drawn') {
    const day = dayNumber(matures) + random.int(0, 1);
    const interest = contractInterest(principal, started, matures, rate);
    movements.push({ ...MATURITY_INTEREST, date: dateOf(day), amount: interest });
    movements.push({ ...MATURITY_OUT, date: dateOf(day), amount: -(principal + interest) });
    balance = 0n;
  }
  if (fate === 'partlyDrawn' && principal >= 400_000n) {
    const drawn = principal / 400_000n;
    movements.push({
      ...PARTIAL_OUT,
      date: dateOf(random.int(dayNumber(started), dayNumber(invention.yesterday))),
      amount: -drawn * 100_000n,
    });
    balance -= drawn * 100_000n;
  }
  const end = invention.accruedBefore < matures ? invention.accruedBefore : matures;
  const accrued = balance === 0n || end <= termStartedOn ? 0n : contractInterest(balance, termStartedOn as BusinessDate, end, rate);
  const { number, certificateNumber: certificate } = depositNumbers(wish, 'fixed');
  return {
    number,
    productCode: `${wish.company ? 'U' : 'F'}${text}`,
    state: fate === 'drawn' ? 'closed' : 'active',
    openedOn: opened,
    books: [],
    movements,
    deposit: {
      ...PLAIN,
      certificateNumber: certificate,
      openedOn: opened,
      termStartedOn,
      maturesOn: matures,
      rate,
      principal: running,
      rollover: fate === 'rollingOver' || fate === 'soonRollingOver' || fate === 'rolled',
      partials: balance !== running && balance !== 0n ? 1 : 0,
      ended,
      accrued,
    },
  };
}
