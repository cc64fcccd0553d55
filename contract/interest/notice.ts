import { addDays, type BusinessDate, daysBetween } from '../dates/businessDate.ts';
import { type MinorUnits, minor } from '../money/amount.ts';
import { NOTICE_DAYS, type NoticeKind, type NoticeMinimums } from './noticeRules.ts';
import { type InterestParameters, PBOC_PARAMETERS } from './parameters.ts';
import type { AnnualRate } from './rate.ts';
import { type InterestResult, interestResult, interestSegment } from './segment.ts';

/** The notice that a customer gave: the amount and the day on which it will be drawn. */
export type Notice = { readonly givenOn: BusinessDate; readonly agreedDate: BusinessDate; readonly agreedAmount: bigint };

export type NoticeWithdrawal = {
  readonly kind: NoticeKind;
  readonly balance: bigint;
  readonly start: BusinessDate;
  readonly date: BusinessDate;
  readonly draw: bigint;
  readonly notice: Notice | null;
  /** Notice periods that passed unused: given and cancelled, or given and not drawn. */
  readonly unusedNotices?: number;
};

/** Why a part earns demand, or earns less time. */
export type NoticeReason =
  | 'TERM_SHORTER_THAN_NOTICE'
  | 'NO_NOTICE'
  | 'EARLY_AFTER_NOTICE'
  | 'LATE_AFTER_NOTICE'
  | 'ABOVE_AGREED'
  | 'BELOW_AGREED'
  | 'BELOW_MINIMUM_DRAW'
  | 'NOTICE_UNUSED'
  | 'REMAINDER_CLOSED';

export type NoticePart = {
  readonly amount: MinorUnits;
  readonly rate: 'notice' | 'demand';
  readonly reason: NoticeReason | null;
  /** False for what was agreed and not drawn: it stays, and its days so far will be paid at demand. */
  readonly drawn: boolean;
};

export type NoticePlan = {
  readonly parts: readonly NoticePart[];
  /** What is left would be below the minimum balance, so the account is closed and the rest is paid too. */
  readonly closes: boolean;
  readonly remaining: MinorUnits;
  /** Days that earn nothing, because of unused notices. */
  readonly unpaidDays: number;
};

/** A reason that puts the whole drawn amount on the demand rate, or null. */
function wholeAmountReason(withdrawal: NoticeWithdrawal, minimums: NoticeMinimums): NoticeReason | null {
  const { kind, start, date, notice, draw, balance } = withdrawal;
  if (daysBetween(start, date) < NOTICE_DAYS[kind]) return 'TERM_SHORTER_THAN_NOTICE';
  if (notice === null) return 'NO_NOTICE';
  // Money drawn before the notice period is over is early even when the customer named that day.
  if (date < notice.agreedDate || date < addDays(notice.givenOn, NOTICE_DAYS[kind])) return 'EARLY_AFTER_NOTICE';
  if (date > notice.agreedDate) return 'LATE_AFTER_NOTICE';
  return draw < minimums.draw && draw < balance ? 'BELOW_MINIMUM_DRAW' : null;
}

/** Which part of a withdrawal earns which rate (通知存款管理办法 银发[1999]3号, articles 4, 5 and 8 to 10). */
export function planNoticeWithdrawal(withdrawal: NoticeWithdrawal, minimums: NoticeMinimums): NoticePlan {
  const { kind, balance, draw, notice } = withdrawal;
  const part = (amount: bigint, rate: NoticePart['rate'], reason: NoticeReason | null, drawn = true): NoticePart[] =>
    amount > 0n ? [{ amount: minor(amount), rate, reason, drawn }] : [];
  const whole = wholeAmountReason(withdrawal, minimums);
  const agreed = notice?.agreedAmount ?? draw;
  const shortfall = agreed - draw;
  const rest = balance - draw;
  const closes = rest < minimums.open;
  const parts =
    whole !== null
      ? part(draw, 'demand', whole)
      : [
          ...part(shortfall > 0n ? draw : agreed, 'notice', null),
          ...part(-shortfall, 'demand', 'ABOVE_AGREED'),
          ...(closes ? [] : part(shortfall, 'demand', 'BELOW_AGREED', false)),
        ];
  return {
    parts: [...parts, ...(closes ? part(rest, 'demand', 'REMAINDER_CLOSED') : [])],
    closes,
    remaining: minor(closes ? 0n : rest),
    unpaidDays: (withdrawal.unusedNotices ?? 0) * NOTICE_DAYS[kind],
  };
}

/** The interest that is paid with the withdrawal: every drawn part by actual days, less the days of unused notices. */
export function noticeInterest(
  withdrawal: NoticeWithdrawal,
  rates: { readonly notice: AnnualRate; readonly demand: AnnualRate },
  minimums: NoticeMinimums,
  parameters: InterestParameters = PBOC_PARAMETERS,
): InterestResult & { readonly plan: NoticePlan } {
  const plan = planNoticeWithdrawal(withdrawal, minimums);
  const paidTo = addDays(withdrawal.date, -Math.min(plan.unpaidDays, daysBetween(withdrawal.start, withdrawal.date)));
  const segments = plan.parts
    .filter((part) => part.drawn)
    .map((part) =>
      interestSegment(
        { kind: part.rate, principal: part.amount, from: withdrawal.start, to: paidTo, rate: rates[part.rate] },
        { ...parameters, method: 'actualDays' },
      ),
    );
  return { ...interestResult(segments, parameters), plan };
}
