import type { ComparableName } from '../../contract/names/normalize.ts';
import { REVIEW_FROM } from '../../contract/names/screening.ts';

/** The characters of one spelling, sorted, so that what two spellings share is counted in one pass. */
export type Letters = readonly string[];

export interface PreparedName {
  readonly han: Letters | null;
  readonly latin: readonly Letters[];
}

/** A document number as lists are compared by: letters and digits only, in capitals. */
export const foldDocument = (number: string): string =>
  number
    .normalize('NFKC')
    .replaceAll(/[^0-9A-Za-z]/g, '')
    .toUpperCase();

const letters = (text: string): Letters => [...text].sort();

export const prepareName = ({ han, latin }: ComparableName): PreparedName => ({
  han: han === null ? null : letters(han),
  latin: latin.map(letters),
});

function shared(a: Letters, b: Letters): number {
  let [i, j, count] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x = '', y = ''] = [a[i], b[j]];
    if (x === y) count += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return count;
}

/**
 * The highest Jaro-Winkler likeness that two texts with these letters can have: every shared letter in place, and the longest
 * rewarded beginning alike. Never below the real one, so that leaving out what stays under the threshold loses no hit.
 */
export function highestLikeness(a: Letters, b: Letters): number {
  const common = shared(a, b);
  if (common === 0) return a.length === 0 && b.length === 0 ? 1 : 0;
  const jaro = (common / a.length + common / b.length + 1) / 3;
  return jaro + 0.4 * (1 - jaro);
}

/** Whether the two names might be alike enough for a review. */
export const mayBeAlike = (a: PreparedName, b: PreparedName, reviewFrom: number = REVIEW_FROM): boolean =>
  a.han !== null && b.han !== null
    ? highestLikeness(a.han, b.han) >= reviewFrom
    : a.latin.some((spelling) => b.latin.some((other) => highestLikeness(spelling, other) >= reviewFrom));
