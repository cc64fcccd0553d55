import { addDays, businessDateSchema } from '../../../contract/dates/businessDate.ts';
import { type NoticePlan, type NoticeReason, planNoticeWithdrawal } from '../../../contract/interest/notice.ts';
import { NOTICE_DAYS, NOTICE_MINIMUMS, type NoticeKind } from '../../../contract/interest/noticeRules.ts';
import { CNY, minorPerMajor } from '../../../contract/money/currency.ts';
import { meets } from '../match.ts';
import { fields, money, pick, shown, text } from '../read.ts';
import type { Rules, Vector } from '../types.ts';

const START = businessDateSchema.parse('2025-01-01');
const USUAL_DAYS = 90;

/** The vectors say in words what happened; days are counted from an arbitrary opening day. */
function plan({ input }: Vector): NoticePlan {
  const given = fields(input);
  const kind: NoticeKind = /1/.test(text(given.kind)) ? '1D' : '7D';
  const holder = /corp|unit|legal/i.test(String(given.holder ?? given.customer ?? '')) ? 'corporate' : 'personal';
  const balance = money(given.balance ?? given.draw ?? 10_000_000);
  const draw = money(pick(given, 'draw', 'amount') ?? shown(balance));
  const date = addDays(START, Number(pick(given, 'actualDays', 'days') ?? USUAL_DAYS));
  const late = Number(/agreed date\s*([+-]\s*\d+)/.exec(String(given.drawOn ?? ''))?.[1]?.replace(/\s/g, '') ?? 0);
  const agreedDate = addDays(date, -late);
  const announced = pick(given, 'noticeDays', 'agreed') !== undefined;
  const notice = announced
    ? {
        givenOn: addDays(agreedDate, -Number(given.noticeDays ?? NOTICE_DAYS[kind])),
        agreedDate,
        agreedAmount: money(given.agreed ?? shown(draw)),
      }
    : null;
  const unusedNotices = /cancel|not drawn|unused|not used/i.test(String(given.event ?? '')) ? 1 : 0;
  return planNoticeWithdrawal({ kind, balance, start: START, date, draw, notice, unusedNotices }, NOTICE_MINIMUMS[holder]);
}

const REASON_WORDS: ReadonlyArray<readonly [NoticeReason, RegExp]> = [
  ['NO_NOTICE', /no notice|without notice/],
  ['TERM_SHORTER_THAN_NOTICE', /shorter/],
  ['LATE_AFTER_NOTICE', /\blate\b|after the agreed/],
  ['EARLY_AFTER_NOTICE', /\bearly\b|before the agreed/],
  ['BELOW_MINIMUM_DRAW', /below (the )?minimum( draw)?|minimum draw/],
  ['ABOVE_AGREED', /\bexcess\b|above (the )?agreed/],
  ['BELOW_AGREED', /shortfall|below (the )?agreed/],
];

/**
 * The published expectations are sentences. Each statement that can be recognised is checked against the plan; a sentence in which
 * nothing is recognised is a failure, not a pass.
 */
function agrees(got: NoticePlan, sentence: string): boolean {
  const said = sentence.toLowerCase();
  const checks: boolean[] = [];
  if (/no interest for the notice period/.test(said)) checks.push(got.unpaidDays > 0);
  for (const [, amount = '', rate = ''] of said.matchAll(/(\d[\d,]*(?:\.\d+)?) at (?:the )?(demand|notice|[17]-day)(?: notice)? rate/g)) {
    const wanted = rate === 'demand' ? 'demand' : 'notice';
    checks.push(got.parts.some((part) => part.amount === money(amount) && part.rate === wanted));
  }
  if (checks.length === 0 && /demand rate/.test(said))
    checks.push(got.parts.filter((part) => part.drawn).every((part) => part.rate === 'demand'));
  else if (checks.length === 0 && /(notice|[17]-day) rate/.test(said)) checks.push(got.parts.every((part) => part.rate === 'notice'));
  if (/\bclos(e|ed|es)\b/.test(said)) checks.push(got.closes);
  const reasons = new Set(got.parts.map((part) => part.reason));
  // What is said of the remainder is about closing, which is checked above.
  const ofTheDraw = said.replace(/remainder[^,;]*/g, '');
  for (const [reason, words] of REASON_WORDS) if (words.test(ofTheDraw)) checks.push(reasons.has(reason));
  return checks.length > 0 && checks.every(Boolean);
}

const inYuan = (amount: bigint): number => Number(amount / minorPerMajor(CNY));

export const noticeRules: Rules = {
  'interest.notice': {
    evaluate: plan,
    matches: (got, { expected }) => (typeof expected === 'string' ? agrees(got as NoticePlan, expected) : meets(expected, got)),
  },
  'interest.notice.minimum': {
    evaluate: () =>
      Object.fromEntries(
        Object.entries(NOTICE_MINIMUMS).map(([holder, { open, draw }]) => [holder, { open: inYuan(open), draw: inYuan(draw) }]),
      ),
  },
};
