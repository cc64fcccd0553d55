import { err, ok, type Result } from '../result.ts';
import { type BusinessDate, dateFromParts, dateParts } from './businessDate.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';

const yearText = (year: number): string => [...year.toString().padStart(4, '0')].map((c) => DIGITS[Number(c)] ?? '').join('');

/** 1 to 99 with the ten always spelled out: 壹拾伍, 贰拾. */
function numberText(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return (tens > 0 ? `${DIGITS[tens]}拾` : '') + (ones > 0 ? (DIGITS[ones] ?? '') : '');
}

// The leading 零 keeps anyone from writing 壹拾 before the numeral: months 1, 2 and 10; days 1 to 9, 10, 20 and 30.
const monthText = (month: number): string => (month <= 2 || month === 10 ? '零' : '') + numberText(month);
const dayText = (day: number): string => (day <= 10 || day % 10 === 0 ? '零' : '') + numberText(day);

/** The issue date of a bill in capitals (PBOC 正确填写票据和结算凭证的基本规定, article 6): 贰零贰伍年零壹月壹拾伍日. */
export function toUppercaseDate(date: BusinessDate): string {
  const { year, month, day } = dateParts(date);
  return `${yearText(year)}年${monthText(month)}月${dayText(day)}日`;
}

export type UppercaseDateError = { readonly code: 'UPPERCASE_DATE_LOWER_CASE' | 'UPPERCASE_DATE_MALFORMED'; readonly text: string };

const VARIANTS: Readonly<Record<string, string>> = { 貳: '贰', 參: '叁', 叄: '叁', 陸: '陆' };

function readNumber(text: string): number | null {
  const parts = /^零?(?:(.)?拾)?(.)?$/.exec(text);
  if (!parts || text === '零' || text === '') return null;
  const hasTen = text.includes('拾');
  const tens = hasTen ? DIGITS.indexOf(parts[1] ?? '壹') : 0;
  const ones = parts[2] === undefined ? 0 : DIGITS.indexOf(parts[2]);
  return tens < 0 || ones < 0 ? null : tens * 10 + ones;
}

/**
 * Reads a date in capitals. A date that is readable but not written by the rule has `wellFormed: false`: the bank may accept it,
 * and the drawer bears the loss that follows. Lower-case dates (2025年1月15日, 二〇二五年) are refused by the bank.
 */
export function parseUppercaseDate(
  text: string,
): Result<{ readonly date: BusinessDate; readonly wellFormed: boolean }, UppercaseDateError> {
  const written = [...text.trim()].map((c) => VARIANTS[c] ?? c).join('');
  if (/[0-9０-９〇○一二三四五六七八九十]/.test(written)) return err({ code: 'UPPERCASE_DATE_LOWER_CASE', text });
  const parts = /^(.{4})年(.{1,4})月(.{1,4})日$/u.exec(written);
  const year = [...(parts?.[1] ?? '')].map((c) => DIGITS.indexOf(c));
  const month = readNumber(parts?.[2] ?? '');
  const day = readNumber(parts?.[3] ?? '');
  if (!parts || year.includes(-1) || month === null || day === null) return err({ code: 'UPPERCASE_DATE_MALFORMED', text });
  const date = dateFromParts({ year: Number(year.join('')), month, day });
  if (date === null) return err({ code: 'UPPERCASE_DATE_MALFORMED', text });
  return ok({ date, wellFormed: toUppercaseDate(date) === written });
}
