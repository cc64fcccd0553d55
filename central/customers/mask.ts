const masked = (text: string, first: number, last: number): string =>
  text.length <= first + last
    ? '*'.repeat(text.length)
    : `${text.slice(0, first)}${'*'.repeat(text.length - first - last)}${text.slice(-last)}`;

/** From this length on the first three and the last four characters leave most of a number hidden. */
const LONG = 15;

/** Enough to compare with a document, not enough to use: passports and permits are shorter, so that less of them is shown. */
export const maskIdNumber = (text: string): string => (text.length >= LONG ? masked(text, 3, 4) : masked(text, 1, 3));

/** The first three and the last four digits, as phones are masked everywhere. */
export const maskPhone = (text: string): string => masked(text, 3, 4);
