import { fromWire, type MinorUnits } from '../../../contract/money/amount.ts';
import {
  CNY_DENOMINATIONS,
  type Denomination,
  type DenominationCounts,
  denominationCountsSchema,
  MAX_PIECES,
  sumDenominations,
} from '../../../contract/money/denominations.ts';

/** Notes first, then coins, greatest first, as they lie in the drawer. */
export const NOTES: readonly Denomination[] = CNY_DENOMINATIONS.items.filter((each) => each.kind === 'note');
export const COINS: readonly Denomination[] = CNY_DENOMINATIONS.items.filter((each) => each.kind === 'coin');
/** Minor units of CNY have two digits, so a dot in a count is a slip of the finger and is dropped with everything else. */
const NOT_A_DIGIT = /\D/g;

/** A count as saved; whatever else a saved form holds counts as nothing counted. */
export const countsOf = (value: unknown): DenominationCounts => {
  const parsed = denominationCountsSchema.safeParse(value ?? {});
  return parsed.success ? parsed.data : {};
};

/** What was typed into one row. Null when it cannot be a number of pieces. */
export const piecesTyped = (text: string): number | null => {
  const digits = text.normalize('NFKC').replaceAll(NOT_A_DIGIT, '');
  const pieces = Number(digits === '' ? '0' : digits);
  return Number.isSafeInteger(pieces) && pieces <= MAX_PIECES ? pieces : null;
};

/** Sets one row; a row of zero is left out, so that an untouched form and a cleared one are the same. */
export const withPieces = (counts: DenominationCounts, id: string, pieces: number): Record<string, number> => {
  const rest = Object.fromEntries(Object.entries(counts).filter(([key]) => key !== id));
  return pieces === 0 ? rest : { ...rest, [id]: pieces };
};

export const rowValue = (denomination: Denomination, counts: DenominationCounts): bigint =>
  fromWire(denomination.value) * BigInt(counts[denomination.id] ?? 0);

export const countedTotal = (counts: DenominationCounts): MinorUnits | null => {
  const sum = sumDenominations(counts, CNY_DENOMINATIONS);
  return sum.ok ? sum.value : null;
};

export type Fit = { readonly kind: 'open' } | { readonly kind: 'fits' } | { readonly kind: 'short' | 'over'; readonly by: bigint };

/** How a count stands against the amount that it must be. `open` while either is missing. */
export const fitOf = (counted: bigint, amount: bigint | null): Fit => {
  if (amount === null || (counted === 0n && amount !== 0n)) return { kind: 'open' };
  if (counted === amount) return { kind: 'fits' };
  return counted < amount ? { kind: 'short', by: amount - counted } : { kind: 'over', by: counted - amount };
};

/** True when every row is the same, not only the sum. */
export const sameCounts = (left: DenominationCounts, right: DenominationCounts): boolean =>
  CNY_DENOMINATIONS.items.every(({ id }) => (left[id] ?? 0) === (right[id] ?? 0));
