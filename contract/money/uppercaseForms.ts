/**
 * The legal spellings of an amount in Chinese capital numerals, as a list of pieces.
 * One list serves both directions: the printer takes the canonical choice, the reader accepts every choice.
 * Source: PBOC 正确填写票据和结算凭证的基本规定, articles 1 to 4.
 */
export type Piece = { readonly text: string; readonly use: 'always' | 'printed' | 'accepted' };

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS_IN_SECTION = ['', '拾', '佰', '仟'] as const;
const DECIMAL_UNITS = ['角', '分', '厘', '毫'] as const;

const always = (text: string): Piece => ({ text, use: 'always' });

/** 16 digits: up to 仟 of 万亿. */
export const MAX_INTEGER_DIGITS = 16;

/** `digits` is the integer part without leading zeros, at most 16 digits; gives no piece at all for zero. */
function integerPieces(digits: string): Piece[] {
  const pieces: Piece[] = [];
  let pendingZeros = '';
  for (let i = 0; i < digits.length; i++) {
    const place = digits.length - 1 - i;
    const digit = Number(digits[i]);
    if (digit === 0) {
      pendingZeros += '0';
    } else {
      if (pendingZeros !== '' && pieces.length > 0) {
        // Article 4.3: when the 万 (or 亿) position is 0 but the 仟 after it is not, the 零 may be left out. A whole section of
        // zeros is not that case: 壹亿伍仟元 for 100,005,000 would be read two ways.
        const optional = place % 4 === 3 && pendingZeros.length < 4;
        pieces.push({ text: '零', use: optional ? 'printed' : 'always' });
      }
      pieces.push(always((DIGITS[digit] ?? '') + (UNITS_IN_SECTION[place % 4] ?? '')));
      pendingZeros = '';
    }
    if (place === 8) pieces.push(always('亿'));
    else if (place % 4 === 0 && place > 0 && /[1-9]/.test(digits.slice(Math.max(0, i - 3), i + 1))) pieces.push(always('万'));
  }
  return pieces;
}

/**
 * Pieces for a non-negative amount. `fraction` has one digit for each decimal of the currency.
 * `printed` pieces are written by us but may be missing on a customer's form; `accepted` ones the reverse.
 */
export function uppercasePieces(whole: bigint, fraction: string, zhengAfterJiao: boolean): readonly Piece[] {
  const pieces = whole === 0n ? [] : integerPieces(whole.toString());
  const last = fraction.replace(/0+$/, '').length;
  if (last === 0) return [...(whole === 0n ? [always('零')] : pieces), always('元'), always('整')];
  if (whole > 0n) pieces.push(always('元'));
  else pieces.push({ text: '零元', use: 'accepted' });
  // With nothing before it a 分 stands alone (壹分), but a customer may follow article 4.4 to the letter (零元零壹分).
  if (whole === 0n && fraction[0] === '0') pieces.push({ text: '零元零', use: 'accepted' });
  for (let i = 0; i < last; i++) {
    const digit = Number(fraction[i]);
    if (digit === 0) continue;
    const afterZero = i === 0 ? whole % 10n === 0n : fraction[i - 1] === '0';
    // Before 角 the 零 is free (article 4.3); before 分 it is demanded when 角 is 0 (article 4.4).
    if (afterZero && whole > 0n) pieces.push({ text: '零', use: i === 0 ? 'accepted' : 'always' });
    pieces.push(always((DIGITS[digit] ?? '') + (DECIMAL_UNITS[i] ?? '')));
  }
  // 整 after 角 is free for PBOC and demanded by MOF 会计基础工作规范 article 52, so it is a print profile; after 分 it is never written.
  if (last === 1) pieces.push({ text: '整', use: zhengAfterJiao ? 'printed' : 'accepted' });
  return pieces;
}
