import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WorkingCalendar } from '../../contract/dates/calendar.ts';
import type { Tx } from '../database/serializable.ts';

/** What a step is given: one transaction, in which the progress is written too. */
export interface StepRun {
  readonly tx: Tx;
  /** The bank date that ends. */
  readonly businessDate: BusinessDate;
  /** The bank date that opens afterwards; every calendar day before it belongs to the one that ends. */
  readonly nextDate: BusinessDate;
  /** Posting time of everything that is booked, ISO 8601. */
  readonly now: string;
  readonly calendar: WorkingCalendar;
}

/** One chunk of work. */
export interface Chunk {
  /** Keys that were gone through. */
  readonly done: number;
  /** The last of them; the next chunk begins behind it. Null: nothing is left. */
  readonly last: string | null;
}

/**
 * One step of the end of the day. It goes through its keys in their order and forgets everything between two chunks: after a kill
 * the next node begins behind the last key that was committed, with the chunk or not at all.
 */
export interface Step {
  /** In the contract's answers and in the table; never renamed. */
  readonly name: string;
  /** How many keys there are, for the progress. */
  count(run: StepRun): Promise<bigint>;
  /** Works on at most `limit` keys behind `after`. Fewer than `limit` done ends the step. Throwing stops the run. */
  work(run: StepRun, after: string, limit: number): Promise<Chunk>;
}

/** The keys of a chunk that went through all of `keys`. */
export const chunkOf = (keys: readonly string[]): Chunk => ({ done: keys.length, last: keys.at(-1) ?? null });
