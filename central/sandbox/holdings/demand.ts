import { dateOf, dayNumber, later } from '../days.ts';
import { DEEP, type Invention } from '../invention.ts';
import { accountNumber, passbookNumber } from '../numbers.ts';
import { LINES_PER_BOOK, type PlannedAccount, type PlannedBook } from '../planned.ts';
import type { BranchCode } from '../population/places.ts';
import type { Random } from '../random.ts';
import { type Condition, holdsOf } from './conditions.ts';
import { CASH_IN, CLOSED_OUT, FLOWS, REMITTED_IN, TRANSFER_OUT } from './flows.ts';
import { type HistoryWish, inventMovements } from './movements.ts';

/** Whose account it is. */
export interface Holder {
  readonly serial: number;
  readonly branchCode: BranchCode;
  /** Yuan that the holder usually moves at a time. */
  readonly usual: number;
  /** The first day on which the holder could have opened an account. */
  readonly earliest: string;
  readonly flow: HistoryWish['flow'];
}

const BOOK_PERCENT = 62;
const DORMANT_DAYS = 400;
const SEASONED_DAYS = 1_600;
// Older than any order that `holdsOf` gives.
const OLDEST_HOLD_DAYS = 520;
const SETTLEMENTS_SHOWN_DAYS = 400;
// A class III account holds 2,000 yuan at most, and a class II account takes 10,000 in a day (银发[2018]16号).
const CLASS_III_MOST = 200_000n;
const CLASS_II_USUAL = 5_000;
/** A full book is two hundred entries; customers up to here may have one. */
const FULL_BOOKS = 800;

const accountSerial = (serial: number, ordinal: number): number => serial * 10 + ordinal;

/** A day between the holder's earliest and `newest`, so many days before it at most. */
export function openedOn(random: Random, { earliest }: Holder, newest: string, mostDays: number): string {
  const last = dayNumber(newest);
  const first = Math.max(dayNumber(earliest), last - mostDays);
  return dateOf(first >= last ? last : random.int(first, last));
}

/** How many movements the holder made behind the opening. */
function movementsOf(random: Random, serial: number, condition: Condition, most: number): number {
  if (condition === 'new') return 0;
  if (serial > DEEP) return random.int(0, 1);
  const written = serial <= FULL_BOOKS ? LINES_PER_BOOK : 0;
  if (condition === 'nearlyFullBook' && written > 0) return written;
  if (condition === 'fullBook' && written > 0) return written + 6;
  if (condition === 'replacedBook' && written > 0) return written + 20;
  return random.int(condition === 'manyUnposted' ? 28 : 2, condition === 'manyUnposted' ? 45 : most);
}

/** The books of an account with so many entries, the newest last. */
function booksOf(random: Random, serial: number, condition: Condition, entries: number): PlannedBook[] {
  const number = passbookNumber(serial);
  const book = (printed: number, state: PlannedBook['state'] = 'active'): PlannedBook => ({ number, state, after: 0, printed });
  const unposted = Math.max(entries - random.int(0, 5), 0);
  switch (condition) {
    case 'closed':
      return [book(entries, 'void')];
    case 'new':
      return [book(0)];
    case 'lostBook':
      return [book(Math.min(unposted, LINES_PER_BOOK), 'lost')];
    case 'manyUnposted':
      return [book(Math.max(entries - random.int(20, 30), 0))];
    case 'nearlyFullBook':
      return [book(Math.min(unposted, LINES_PER_BOOK - random.int(1, 3)))];
    case 'fullBook':
      return entries < LINES_PER_BOOK ? [book(unposted)] : [book(LINES_PER_BOOK, 'full')];
    case 'replacedBook': {
      if (entries <= LINES_PER_BOOK) return [book(unposted)];
      const next = {
        number: passbookNumber(serial + 8),
        state: 'active',
        after: LINES_PER_BOOK,
        printed: entries - LINES_PER_BOOK - 2,
      } as const;
      return [book(LINES_PER_BOOK, 'void'), { ...next, printed: Math.max(next.printed, 0) }];
    }
    default:
      return [book(Math.min(unposted, LINES_PER_BOOK - 4))];
  }
}

const STATES: Partial<Record<Condition, PlannedAccount['state']>> = {
  frozen: 'frozen',
  policeFrozen: 'frozen',
  dormant: 'dormant',
  closed: 'closed',
};

const balanceOf = ({ movements }: Pick<PlannedAccount, 'movements'>): bigint => movements.reduce((sum, { amount }) => sum + amount, 0n);

/** Whether the holder could have had an account for long enough to have anything peculiar. */
const seasoned = ({ today }: Invention, { earliest }: Holder): boolean => earliest < later(today, -SEASONED_DAYS);

interface DemandWish {
  readonly holder: Holder;
  readonly ordinal: number;
  readonly condition: Condition;
  /** Yuan. */
  readonly opening: number;
  readonly productCode: 'D01' | 'D02';
  readonly class?: 'I' | 'II' | 'III';
}

/** A demand account with its past, its books and its orders. */
export function planDemand(invention: Invention, random: Random, wish: DemandWish): PlannedAccount {
  const { holder, ordinal } = wish;
  const condition = seasoned(invention, holder) || wish.condition === 'new' ? wish.condition : 'ordinary';
  const online = wish.class === 'II' || wish.class === 'III';
  const company = wish.productCode === 'D02';
  // Whoever came within a year does not fall asleep at the next end of a day.
  const idle = condition === 'dormant' ? random.int(DORMANT_DAYS, 1_500) : condition === 'closed' ? random.int(3, 900) : random.int(1, 300);
  const wished = later(invention.today, condition === 'new' ? -1 : -idle);
  const newest = wished < holder.earliest ? holder.earliest : wished;
  const withPast =
    condition === 'ordinary' || condition === 'closed' || condition === 'dormant' ? newest : later(invention.today, -OLDEST_HOLD_DAYS);
  const opened = condition === 'new' ? newest : openedOn(random, holder, withPast, online ? 1_500 : 4_000);
  const recent = later(invention.today, -SETTLEMENTS_SHOWN_DAYS);
  const opening = { kind: online || company ? REMITTED_IN : CASH_IN, amount: BigInt(Math.max(Math.round(wish.opening), 1)) * 100n };
  const movements = inventMovements(random, {
    openedOn: opened,
    newest,
    count: movementsOf(random, holder.serial, condition, online ? 5 : company ? 18 : 9),
    opening: wish.class === 'III' ? { ...opening, amount: opening.amount > 100_000n ? 100_000n : opening.amount } : opening,
    flow: online ? FLOWS.online : holder.flow,
    usual: wish.class === 'III' ? 800 : wish.class === 'II' ? Math.min(holder.usual, CLASS_II_USUAL) : holder.usual,
    settledFrom: holder.serial > DEEP ? invention.settled : recent,
    today: invention.today,
    ...(wish.class === 'III' ? { most: CLASS_III_MOST } : {}),
    ...(condition === 'closed' ? { emptied: company ? TRANSFER_OUT : CLOSED_OUT } : {}),
  });
  const serial = accountSerial(holder.serial, ordinal);
  const peculiarBook = condition.endsWith('Book') || condition === 'manyUnposted' || condition === 'new';
  const hasBook = wish.class === 'I' && (peculiarBook || random.chance(BOOK_PERCENT));
  const state = STATES[condition] ?? 'active';
  return {
    number: accountNumber(holder.branchCode, company ? '02' : '01', serial),
    productCode: wish.productCode,
    state,
    openedOn: opened,
    books: hasBook ? booksOf(random, serial, condition, movements.length) : [],
    movements,
    holds: holdsOf(random, invention.today, condition, balanceOf({ movements })),
    ...(wish.class === undefined ? {} : { class: wish.class, faceToFace: !online || random.chance(50) }),
    ...(state !== 'closed' && opened <= invention.settled ? { settledThrough: invention.settled } : {}),
  };
}
