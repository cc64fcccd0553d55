import type { BusinessDate } from '../../../contract/dates/businessDate.ts';
import { mixSeed } from '../random.ts';

/** Counts trace serials: the past has numbers of its own, and the database's sequence goes on after them. */
export interface Serial {
  next(): bigint;
}

/** What is counted while the sandbox's past is written down. */
export interface Clerk {
  readonly today: BusinessDate;
  /** When the bank is filled. */
  readonly now: string;
  readonly serial: Serial;
  /** The last serial that was given. */
  lastSerial(): bigint;
  /** A UUID, rising, the same for the same seed. */
  nextId(): string;
  /** Adds to the cash that a branch's past has left in its first till, fen. */
  addCash(branchCode: string, amount: bigint): void;
  cashOf(branchCode: string): bigint;
}

const PER_MILLISECOND = 4_096;
const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');

/** Of version 7 in form, from a day long before any real one, so that new rows stand behind these in every index. */
function createIds(seed: number): () => string {
  const base = Date.parse('2000-01-01');
  const tail = hex(mixSeed(seed, 99), 8);
  let count = 0;
  return () => {
    const time = hex(base + Math.floor(count / PER_MILLISECOND), 12);
    const id = `${time.slice(0, 8)}-${time.slice(8)}-7${hex(count % PER_MILLISECOND, 3)}-8${tail.slice(0, 3)}-${tail.slice(3)}${hex(mixSeed(seed, count) % 16 ** 7, 7)}`;
    count += 1;
    return id;
  };
}

export function createClerk(seed: number, today: BusinessDate, now: string): Clerk {
  let last = 0n;
  const cash = new Map<string, bigint>();
  return {
    today,
    now,
    serial: {
      next: () => {
        last += 1n;
        return last;
      },
    },
    lastSerial: () => last,
    nextId: createIds(seed),
    addCash: (branchCode, amount) => void cash.set(branchCode, (cash.get(branchCode) ?? 0n) + amount),
    cashOf: (branchCode) => cash.get(branchCode) ?? 0n,
  };
}
