/**
 * ISO 7064 MOD 11,10 (GB/T 17710-1999, 模10、11双模算法): the check digit of the 12-digit bank number, of German tax numbers and others.
 * `digits` holds decimal digits only; the answer is one digit.
 */
export function mod1110CheckDigit(digits: string): string {
  let product = 10;
  for (const c of digits) {
    const sum = (product + Number(c)) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return String((11 - product) % 10);
}

/** The last character is the check digit of what stands before it. */
export const mod1110Valid = (text: string): boolean => /^\d{2,}$/.test(text) && mod1110CheckDigit(text.slice(0, -1)) === text.at(-1);
