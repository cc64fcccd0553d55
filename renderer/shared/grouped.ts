/** Digits in groups of four, as on a card or a passbook's cover. For the eye only: what is sent has no spaces. */
export const grouped = (digits: string): string => digits.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
