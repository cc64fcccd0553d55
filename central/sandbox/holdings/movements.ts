import type { BusinessDate } from '../../../contract/dates/businessDate.ts';
import { dateOf, dayNumber } from '../days.ts';
import type { Movement } from '../history.ts';
import type { Random } from '../random.ts';
import { amountOf, type FLOWS, INTEREST, type MovementKind } from './flows.ts';
import { demandInterestOn } from './posted.ts';

export interface HistoryWish {
  readonly openedOn: string;
  /** The last day on which the holder moved something. */
  readonly newest: string;
  /** Movements of the holder behind the opening. */
  readonly count: number;
  readonly opening: { readonly kind: MovementKind; readonly amount: bigint };
  readonly flow: (typeof FLOWS)[keyof typeof FLOWS];
  /** Yuan. */
  readonly usual: number;
  /** Interest is credited on settlements from here on, before `today`. */
  readonly settledFrom: string;
  readonly today: BusinessDate;
  /** The most that the account may hold, in fen. */
  readonly most?: bigint;
  /** What takes everything out on the newest day, as when an account is closed. */
  readonly emptied?: MovementKind;
}

const QUARTER_ENDS = ['03-21', '06-21', '09-21', '12-21'];

/** Days of credit of demand interest, from one day to before another. */
function creditDays(from: number, before: number): number[] {
  const [first, last] = [Number(dateOf(from).slice(0, 4)), Number(dateOf(before).slice(0, 4))];
  const days: number[] = [];
  for (let year = first; year <= last; year += 1) for (const end of QUARTER_ENDS) days.push(dayNumber(`${year}-${end}`));
  return days.filter((day) => day > from && day < before);
}

/** When the holder came, in order; the last time is the newest day. */
function visits(random: Random, { openedOn, newest, count }: HistoryWish): number[] {
  const [from, to] = [dayNumber(openedOn), dayNumber(newest)];
  return Array.from({ length: count }, (_, index) => (index === 0 ? to : random.int(from, to))).sort((one, other) => one - other);
}

const wholeYuan = (fen: bigint): bigint => fen - (fen % 100n);

/**
 * The past of a demand account: an opening, movements of its holder, quarterly interest at the posted rates (积数, as the end of the day
 * computes it). Never below zero, never above what the account may hold: a movement that does not fit is turned round or left out.
 */
export function inventMovements(random: Random, wish: HistoryWish): Movement[] {
  const opened = dayNumber(wish.openedOn);
  const movements: Movement[] = [{ ...wish.opening.kind, date: wish.openedOn, amount: wish.opening.amount }];
  const settledFrom = dayNumber(wish.settledFrom);
  const newest = dayNumber(wish.newest);
  const end = wish.emptied === undefined ? dayNumber(wish.today) : newest;
  const credits = creditDays(Math.max(opened, settledFrom - 92), end);
  let balance = wish.opening.amount;
  let product = 0n;
  let counted = opened;
  const pass = (day: number): void => {
    product += wholeYuan(balance) * BigInt(day - counted);
    counted = day;
  };
  const credit = (day: number): void => {
    pass(day);
    const interest = day < settledFrom ? 0n : demandInterestOn(product, dateOf(day - 1));
    product = 0n;
    if (interest === 0n || (wish.most !== undefined && balance + interest > wish.most)) return;
    balance += interest;
    movements.push({ ...INTEREST, date: dateOf(day), amount: interest });
  };
  let next = 0;
  const creditsBefore = (day: number): void => {
    for (let due = credits[next]; due !== undefined && due <= day; due = credits[next]) {
      credit(due);
      next += 1;
    }
  };
  for (const day of visits(random, wish)) {
    creditsBefore(day);
    const flow = wish.flow(random);
    const amount = amountOf(random, flow, wish.usual);
    const signed = flow.sign === -1n && amount > balance ? amount : flow.sign * amount;
    if (wish.most !== undefined && balance + signed > wish.most) continue;
    pass(day);
    balance += signed;
    const kind = signed > 0n && flow.sign === -1n ? wish.opening.kind : flow.kind;
    movements.push({ ...kind, date: dateOf(day), amount: signed });
  }
  creditsBefore(end - 1);
  if (wish.emptied !== undefined && balance > 0n) movements.push({ ...wish.emptied, date: wish.newest, amount: -balance });
  return movements;
}
