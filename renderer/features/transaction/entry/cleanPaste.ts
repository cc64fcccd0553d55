/** What a paste brings besides the figure: blanks, currency signs, an apostrophe of a spreadsheet. The figure itself is never changed. */
const AMOUNT_ORNAMENTS = /[\s'’‘"¥￥元圆]|人民币|RMB|CNY/gi;

export const cleanAmount = (text: string): string => text.normalize('NFKC').replaceAll(AMOUNT_ORNAMENTS, '').slice(0, 200);

/** Account numbers are copied in groups of four with blanks or hyphens between. */
export const cleanAccount = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s\-'’‘"]/g, '')
    .slice(0, 200);

/** A value with a piece pasted over its selection. */
export const pastedInto = (value: string, from: number | null, to: number | null, piece: string): string => {
  const start = from ?? value.length;
  return value.slice(0, start) + piece + value.slice(to ?? start);
};
