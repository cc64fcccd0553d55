import { err, ok, type Result } from '../result.ts';
import { type MinorUnits, minor } from './amount.ts';
import { CNY, type Currency, minorPerMajor, minorUnits } from './currency.ts';
import { MAX_INTEGER_DIGITS, uppercasePieces } from './uppercaseForms.ts';

/** `pboc`: no 整 after 角. `mof`: 整 after 角, as MOF 会计基础工作规范 article 52 demands. */
export type UppercaseProfile = 'pboc' | 'mof';

const CURRENCY_NAMES: Readonly<Record<string, string>> = {
  CNY: '人民币',
  USD: '美元',
  EUR: '欧元',
  GBP: '英镑',
  HKD: '港币',
  JPY: '日元',
};

function split(value: bigint, currency: Currency): { whole: bigint; fraction: string } {
  const scale = minorPerMajor(currency);
  const decimals = minorUnits(currency);
  return { whole: value / scale, fraction: decimals === 0 ? '' : (value % scale).toString().padStart(decimals, '0') };
}

/**
 * The canonical capital form ("rule B"): one 零 for each inner run of zeros, none before 角, 整 after 元 only (or by profile after 角).
 * A negative amount (red entries) is led by 负. Throws RangeError above 16 integer digits, which no stored amount reaches.
 */
export function toUppercaseAmount(value: bigint, currency: Currency = CNY, profile: UppercaseProfile = 'pboc'): string {
  const { whole, fraction } = split(value < 0n ? -value : value, currency);
  if (whole.toString().length > MAX_INTEGER_DIGITS)
    throw new RangeError('An amount of more than 16 integer digits has no capital form here');
  const text = uppercasePieces(whole, fraction, profile === 'mof')
    .filter((piece) => piece.use !== 'accepted')
    .map((piece) => piece.text)
    .join('');
  return value < 0n ? `负${text}` : text;
}

/** As printed on a voucher: the currency's name touches the first numeral, so that nothing can be written between (article 3). */
export const toUppercaseVoucherAmount = (value: bigint, currency: Currency = CNY, profile: UppercaseProfile = 'pboc'): string =>
  (CURRENCY_NAMES[currency] ?? currency) + toUppercaseAmount(value, currency, profile);

export type UppercaseError =
  | { readonly code: 'UPPERCASE_EMPTY' }
  | { readonly code: 'UPPERCASE_FORBIDDEN_CHARACTER'; readonly character: string }
  | { readonly code: 'UPPERCASE_MALFORMED' };

// Traditional forms and 正, 圆 must be accepted on input (articles 1 and 2).
const VARIANTS: Readonly<Record<string, string>> = {
  貳: '贰',
  參: '叁',
  叄: '叁',
  陸: '陆',
  億: '亿',
  萬: '万',
  圓: '元',
  圆: '元',
  正: '整',
};
const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const ALLOWED = new Set(`${DIGITS}拾佰仟万亿元角分整`);

const SECTION = /^零*(?:(.)仟)?零*(?:(.)佰)?零*(?:(.)拾)?零*(.)?$/;

/** Reads one section of up to four digits; a stray unit sign becomes a digit of -1 and is refused by the comparison that follows. */
function sectionValue(text: string): bigint | null {
  const parts = SECTION.exec(text);
  if (!parts) return null;
  const digits = parts.slice(1).map((c) => (c === undefined ? 0 : DIGITS.indexOf(c)));
  if (digits.includes(-1)) return null;
  return digits.reduce((total, digit) => total * 10n + BigInt(digit), 0n);
}

function belowHundredMillion(text: string): bigint | null {
  const sections = text.split('万');
  if (sections.length > 2) return null;
  const values = sections.map(sectionValue);
  return values.reduce((total, value) => (total === null || value === null ? null : total * 10_000n + value), 0n as bigint | null);
}

function integerValue(text: string): bigint | null {
  const cut = text.lastIndexOf('亿');
  const high = cut < 0 ? 0n : belowHundredMillion(text.slice(0, cut));
  const low = belowHundredMillion(text.slice(cut + 1));
  return high === null || low === null ? null : high * 100_000_000n + low;
}

/**
 * Reads a CNY amount in capitals as a customer may have written it: traditional forms, 圆, 正, with or without 人民币, every
 * spelling that the regulation leaves free. What the regulation forbids (一二三, 拾元, a missing 零 or 整) is refused.
 */
export function parseUppercaseAmount(text: string): Result<MinorUnits, UppercaseError> {
  const written = [...text.trim().replace(/^人民币/, '')].map((c) => VARIANTS[c] ?? c);
  if (written.length === 0) return err({ code: 'UPPERCASE_EMPTY' });
  const forbidden = written.find((c) => !ALLOWED.has(c));
  if (forbidden !== undefined) return err({ code: 'UPPERCASE_FORBIDDEN_CHARACTER', character: forbidden });
  const form = written.join('');
  const parts = /^(?:([^元]+)元)?零?(?:(.)角)?零?(?:(.)分)?整?$/.exec(form);
  const whole = parts?.[1] === undefined ? 0n : integerValue(parts[1]);
  const jiao = DIGITS.indexOf(parts?.[2] ?? '零');
  const fen = DIGITS.indexOf(parts?.[3] ?? '零');
  if (!parts || whole === null || jiao < 0 || fen < 0) return err({ code: 'UPPERCASE_MALFORMED' });
  // The value is read loosely above; whether the spelling is legal is decided by the list of legal spellings of that value.
  const legal = uppercasePieces(whole, `${jiao}${fen}`, false).map((piece) => (piece.use === 'always' ? piece.text : `(?:${piece.text})?`));
  return new RegExp(`^${legal.join('')}$`).test(form)
    ? ok(minor(whole * 100n + BigInt(jiao * 10 + fen)))
    : err({ code: 'UPPERCASE_MALFORMED' });
}
