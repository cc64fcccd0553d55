/** What a numeric field keeps of what was typed or pasted; full-width digits are digits. */
const digits = (text: string, most: number): string => text.normalize('NFKC').replaceAll(/\D/g, '').slice(0, most);

export const tellerDigits = (text: string): string => digits(text, 8);
export const codeDigits = (text: string): string => digits(text, 6);
