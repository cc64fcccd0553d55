/** What can be wrong with an identifier, in the order in which the parsers look. */
export type IdentifierProblem = 'LENGTH' | 'FORMAT' | 'COUNTRY' | 'AREA' | 'DATE' | 'CHECKSUM';

export type IdentifierError<P extends string = IdentifierProblem> = { readonly code: P; readonly text: string };

/** Full-width characters folded, spaces removed, letters in capitals: an identifier as it is stored. */
export const compactIdentifier = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/** The remainder of a decimal numeral of any length by 97 (ISO 7064 MOD 97-10), letters counting as 10 to 35. */
export function mod97(text: string): number {
  let remainder = 0;
  for (const c of text) {
    const value = Number.parseInt(c, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
