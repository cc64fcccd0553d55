import type { Result } from '../../../contract/result.ts';
import { consumeNumber, type Holding, type HoldingError, handOver, holdingSize, sellRange } from '../../../contract/vouchers/holding.ts';
import { parseVoucherRange, type VoucherNumber, type VoucherRange, voucherNumberSchema } from '../../../contract/vouchers/range.ts';
import { meets } from '../match.ts';
import { type Fields, fields, flag, pick, text } from '../read.ts';
import type { Rules } from '../types.ts';

type Answer =
  | { readonly outcome: 'ok'; readonly teller: number; readonly customer: number }
  | { readonly outcome: 'confirm' }
  | { readonly outcome: 'refused'; readonly code: string };

const range = (value: unknown): VoucherRange => {
  const parsed = parseVoucherRange(text(value));
  if (!parsed.ok) throw new TypeError(`not a range of numbers: ${text(value)}`);
  return parsed.value;
};

const number = (value: unknown): VoucherNumber => voucherNumberSchema.parse(text(value));
const list = (value: unknown): readonly unknown[] => (value === undefined || value === null ? [] : [value].flat());

const answer = <T>(result: Result<T, HoldingError | { readonly code: 'CONFIRMATION_MISSING' }>, ok: (value: T) => Answer): Answer => {
  if (result.ok) return ok(result.value);
  return result.error.code === 'CONFIRMATION_MISSING' ? { outcome: 'confirm' } : { outcome: 'refused', code: result.error.code };
};

function serial(given: Fields): Answer {
  const held: Holding = list(pick(given, 'have', 'holding', 'holds')).map(range);
  const gone = [...list(pick(given, 'used', 'alreadyUsed')), ...list(pick(given, 'voided'))].map(range);
  const isConsumed = (n: VoucherNumber): boolean => gone.some(({ first, last }) => first <= n && n <= last);
  const sold = pick(given, 'sellRange', 'sell');
  if (sold !== undefined) {
    return answer(sellRange(held, range(sold)), ({ teller, customer }) => ({
      outcome: 'ok',
      teller: holdingSize(teller),
      customer: holdingSize(customer),
    }));
  }
  if (pick(given, 'transferTo', 'handOverTo') !== undefined) {
    const whole = pick(given, 'range', 'ranges') ?? list(given.have)[0];
    const confirmed = flag(pick(given, 'bothConfirmed', 'confirmed'));
    const moved = handOver({ from: held, to: [], range: range(whole) }, { giver: confirmed, receiver: confirmed });
    return answer(moved, ({ from, to }) => ({ outcome: 'ok', teller: holdingSize(from), customer: holdingSize(to) }));
  }
  const consumed = consumeNumber(held, number(pick(given, 'use', 'void', 'spoil', 'number')), isConsumed);
  return answer(consumed, (rest) => ({ outcome: 'ok', teller: holdingSize(rest), customer: 0 }));
}

const REFUSAL_WORDS: Readonly<Record<string, RegExp>> = {
  NUMBER_SKIPPED: /skip|next number|order|lowest|gap/,
  NUMBER_NOT_HELD: /not (held|owned|in|available)|unknown|outside|does not (hold|have|own)/,
  NUMBER_ALREADY_USED: /already|used|void|twice|once/,
  RANGE_NOT_HELD: /not (held|owned|in|available)|outside|does not (hold|have|own)/,
};

const count = (word: string | undefined): number => (word === undefined || word === 'none' || word === 'no' ? 0 : Number(word));

/** The published expectations are sentences; each statement that is recognised is checked, and one must be. */
function agrees(got: Answer, sentence: string): boolean {
  const said = sentence.toLowerCase().trim();
  if (/both .*confirm|confirm.* both|needs .*confirm/.test(said)) return got.outcome === 'confirm';
  if (/^(ok|allow|accept|yes)/.test(said)) {
    const customer = /(?:customer|receiver|teller b) (?:now )?holds (\w+)/.exec(said);
    const teller = /(?:^|[^\w])teller(?: a)? (?:still )?holds (\w+)/.exec(said);
    if (got.outcome !== 'ok') return false;
    return (customer === null || got.customer === count(customer[1])) && (teller === null || got.teller === count(teller[1]));
  }
  if (!/refus|reject|not allowed|error|deny|denied|must|skip|already|invalid|not held/.test(said)) return false;
  if (got.outcome !== 'refused') return false;
  const named = Object.entries(REFUSAL_WORDS).filter(([, words]) => words.test(said));
  return named.length === 0 || named.some(([code]) => code === got.code);
}

export const voucherRules: Rules = {
  'voucher.serial': {
    evaluate: ({ input }) => serial(fields(input)),
    matches: (got, { expected }) => (typeof expected === 'string' ? agrees(got as Answer, expected) : meets(expected, got)),
  },
};
