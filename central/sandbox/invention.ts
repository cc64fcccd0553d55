import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { dateOf, dayNumber } from './days.ts';
import { lastSettlement } from './products.ts';
import { createRandom, mixSeed, quota, type Random } from './random.ts';

/** Customers up to here have a past of many movements; those behind it one to three for each account. */
export const DEEP = 2_000;

/** What the invention of one bank has in common. */
export interface Invention {
  readonly seed: number;
  readonly today: BusinessDate;
  readonly yesterday: BusinessDate;
  /** The last day for which demand interest was paid. */
  readonly settled: BusinessDate;
  /** The first day that interest was not set aside for. */
  readonly accruedBefore: BusinessDate;
  /** A generator of its own for each customer, so that what one needs changes none of the others. */
  random(serial: number): Random;
  /** Which of the customers are what is rare. Each gives a slot by serial, or by the count of companies. */
  readonly slots: {
    /** Of 50: 0 to 2 are companies. */
    readonly kind: (serial: number) => number;
    /** Of 100: 0 to 5 are minors, 6 a foreigner, 7 from Hong Kong or Macao. */
    readonly person: (serial: number) => number;
    /** Of 200, see `personCondition`. */
    readonly account: (serial: number) => number;
    /** Of 100, see `planDeposit`. */
    readonly deposit: (serial: number) => number;
    /** Of 20. */
    readonly company: (ordinal: number) => number;
  };
}

export function createInvention(seed: number, today: BusinessDate): Invention {
  return {
    seed,
    today,
    yesterday: dateOf(dayNumber(today) - 1),
    settled: lastSettlement(today),
    accruedBefore: dateOf(dayNumber(`${today.slice(0, 8)}01`)),
    random: (serial) => createRandom(mixSeed(seed, serial)),
    slots: {
      kind: quota(mixSeed(seed, 11), 50),
      person: quota(mixSeed(seed, 12), 100),
      account: quota(mixSeed(seed, 13), 200),
      deposit: quota(mixSeed(seed, 14), 100),
      company: quota(mixSeed(seed, 15), 20),
    },
  };
}

const COMPANY_SLOTS = 3;
const KIND_BLOCK = 50;

/** How many companies stand before a customer, or null for a person. */
export function companyOrdinal({ slots }: Invention, serial: number): number | null {
  const slot = slots.kind(serial);
  return slot < COMPANY_SLOTS ? Math.floor(serial / KIND_BLOCK) * COMPANY_SLOTS + slot : null;
}
