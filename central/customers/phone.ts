/**
 * A phone number as it is stored and compared: digits, with a plus and the country code for foreign ones; China's own code and the
 * punctuation that people type are dropped. Null when it is none.
 */
export function readPhone(text: string): string | null {
  const bare = text.normalize('NFKC').replaceAll(/[\s().\-‐-―]/gu, '');
  const home = bare.replace(/^(\+|00)86(?=\d{11}$)/, '');
  const number = home.replace(/^00(?=[1-9]\d{6,})/, '+');
  return /^\+?\d{5,19}$/.test(number) ? number : null;
}
