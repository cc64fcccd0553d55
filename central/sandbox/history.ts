import { addDays, type BusinessDate, daysBetween } from '../../contract/dates/businessDate.ts';
import { SUBJECT } from '../ledger/pairs.ts';
import type { Random } from './random.ts';

/** One earlier movement on an account. */
export interface Movement {
  readonly date: string;
  /** Signed fen: positive credits the account. */
  readonly amount: bigint;
  readonly cash: boolean;
  /** The subject on the other side. */
  readonly counterSubject: string;
  readonly transactionCode: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  /** Booked by the system, under nobody's name. */
  readonly system: boolean;
  /** The other account of the bank that the same entry stands in. Its movement has the same key. */
  readonly transfer?: { readonly to: string; readonly key: string };
}

type Kind = Omit<Movement, 'date' | 'amount' | 'transfer'> & { readonly sign: 1n | -1n; readonly min: number; readonly max: number };

const INTEREST_EXPENSE = '6411';
/** What the system books at the end of a day has no counter transaction's code. */
const END_OF_DAY = '9001';

const DEPOSIT: Kind = {
  sign: 1n,
  min: 200,
  max: 9_000,
  cash: true,
  counterSubject: SUBJECT.cash,
  transactionCode: '1201',
  summaryZh: '现存',
  summaryEn: 'CASH DEPOSIT',
  system: false,
};
const WITHDRAWAL: Kind = {
  sign: -1n,
  min: 100,
  max: 3_000,
  cash: true,
  counterSubject: SUBJECT.cash,
  transactionCode: '1202',
  summaryZh: '现支',
  summaryEn: 'CASH WITHDRAWAL',
  system: false,
};
const INCOMING: Kind = {
  sign: 1n,
  min: 1_500,
  max: 18_000,
  cash: false,
  counterSubject: SUBJECT.centralBank,
  transactionCode: '1311',
  summaryZh: '汇入',
  summaryEn: 'REMITTANCE IN',
  system: true,
};
const OUTGOING: Kind = {
  sign: -1n,
  min: 50,
  max: 2_500,
  cash: false,
  counterSubject: SUBJECT.centralBank,
  transactionCode: '1301',
  summaryZh: '汇出',
  summaryEn: 'REMITTANCE OUT',
  system: false,
};
const INTEREST: Kind = {
  sign: 1n,
  min: 1,
  max: 9,
  cash: false,
  counterSubject: INTEREST_EXPENSE,
  transactionCode: END_OF_DAY,
  summaryZh: '结息',
  summaryEn: 'INTEREST',
  system: true,
};

const of = (kind: Kind, date: string, amount: bigint): Movement => {
  const { sign, min: _min, max: _max, ...rest } = kind;
  return { ...rest, date, amount: sign * amount };
};

const yuan = (random: Random, { min, max }: Kind): bigint =>
  BigInt(random.int(min, max)) * 100n + (random.int(0, 3) === 0 ? BigInt(random.int(1, 99)) : 0n);

/**
 * `count` movements between two dates, the first an opening deposit. Never below zero: a debit that the balance does not cover
 * becomes a credit. `emptied`: the last movement takes everything out, as before closing.
 */
export function inventHistory(
  random: Random,
  from: BusinessDate,
  to: BusinessDate,
  count: number,
  options: { readonly opening: bigint; readonly emptied: boolean },
): Movement[] {
  const days = Math.max(daysBetween(from, to), 1);
  const movements = [of(DEPOSIT, from, options.opening)];
  let balance = options.opening;
  for (let index = 1; index < count; index += 1) {
    const date = addDays(from, Math.floor((days * index) / count));
    if (options.emptied && index === count - 1) {
      movements.push(of(WITHDRAWAL, date, balance));
      break;
    }
    const kind = date.endsWith('-21') ? INTEREST : random.pick([DEPOSIT, INCOMING, WITHDRAWAL, OUTGOING, OUTGOING]);
    const amount = yuan(random, kind);
    const fits = kind.sign === 1n || amount < balance;
    const chosen = fits ? kind : DEPOSIT;
    movements.push(of(chosen, date, amount));
    balance += chosen.sign * amount;
  }
  return movements;
}
