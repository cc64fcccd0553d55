import { err, ok, type Result } from '../result.ts';
import { joinRanges, rangeContains, rangeSize, rangesOverlap, rangeWithout, type VoucherNumber, type VoucherRange } from './range.ts';

/** The open numbers of one kind of form that one holder (vault, teller, customer) has. Ascending, without overlap. */
export type Holding = readonly VoucherRange[];

export type HoldingError =
  | { readonly code: 'NUMBER_NOT_HELD'; readonly number: VoucherNumber }
  | { readonly code: 'NUMBER_ALREADY_USED'; readonly number: VoucherNumber }
  | { readonly code: 'NUMBER_SKIPPED'; readonly next: VoucherNumber }
  | { readonly code: 'RANGE_NOT_HELD'; readonly range: VoucherRange }
  | { readonly code: 'RANGE_HELD_BY_ANOTHER'; readonly range: VoucherRange };

/** How many forms are held. */
export const holdingSize = (holding: Holding): number => holding.reduce((total, range) => total + rangeSize(range), 0);

/** The only number that may be used next: the lowest. */
export const nextNumber = (holding: Holding): VoucherNumber | null => joinRanges(holding)[0]?.first ?? null;

/** Takes a range out, wherever in the holding it lies. */
export function takeRange(holding: Holding, range: VoucherRange): Result<Holding, HoldingError> {
  const outer = holding.find((held) => rangeContains(held, range));
  if (!outer) return err({ code: 'RANGE_NOT_HELD', range });
  return ok(joinRanges(holding.flatMap((held) => (held === outer ? rangeWithout(outer, range) : [held]))));
}

/** Adds a range; refused when any number of it is open with somebody else: each open range has one owner. */
export function addRange(holding: Holding, range: VoucherRange, others: readonly Holding[] = []): Result<Holding, HoldingError> {
  const clash = [holding, ...others].flat().find((held) => rangesOverlap(held, range));
  return clash ? err({ code: 'RANGE_HELD_BY_ANOTHER', range: clash }) : ok(joinRanges([...holding, range]));
}

/**
 * Consumes one number, for a transaction or because its form was spoilt: the lowest only, no skipping, and each number once, ever.
 * `isConsumed` asks the register of used and voided numbers.
 */
export function consumeNumber(
  holding: Holding,
  number: VoucherNumber,
  isConsumed: (number: VoucherNumber) => boolean = () => false,
): Result<Holding, HoldingError> {
  if (isConsumed(number)) return err({ code: 'NUMBER_ALREADY_USED', number });
  const range = { first: number, last: number };
  if (!holding.some((held) => rangeContains(held, range))) return err({ code: 'NUMBER_NOT_HELD', number });
  const next = nextNumber(holding);
  return next !== null && next !== number ? err({ code: 'NUMBER_SKIPPED', next }) : takeRange(holding, range);
}

/** Sells forms of class B to a customer, lowest numbers first: the teller's holding shrinks and the customer's begins. */
export function sellRange(
  holding: Holding,
  range: VoucherRange,
): Result<{ readonly teller: Holding; readonly customer: Holding }, HoldingError> {
  const rest = takeRange(holding, range);
  if (!rest.ok) return rest;
  const next = nextNumber(holding);
  return next !== null && next !== range.first ? err({ code: 'NUMBER_SKIPPED', next }) : ok({ teller: rest.value, customer: [range] });
}

export type HandOver = { readonly from: Holding; readonly to: Holding; readonly range: VoucherRange };

/** Which of the two people has confirmed so far; nothing moves before both did. */
export type HandOverConfirmations = { readonly giver: boolean; readonly receiver: boolean };

export function handOver(
  { from, to, range }: HandOver,
  confirmed: HandOverConfirmations,
): Result<
  { readonly from: Holding; readonly to: Holding },
  HoldingError | { readonly code: 'CONFIRMATION_MISSING'; readonly of: readonly ('giver' | 'receiver')[] }
> {
  const rest = takeRange(from, range);
  if (!rest.ok) return rest;
  const received = addRange(to, range);
  if (!received.ok) return received;
  const missing = (['giver', 'receiver'] as const).filter((side) => !confirmed[side]);
  return missing.length > 0 ? err({ code: 'CONFIRMATION_MISSING', of: missing }) : ok({ from: rest.value, to: received.value });
}
