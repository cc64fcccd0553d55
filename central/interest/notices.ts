import { addDays } from '../../contract/dates/businessDate.ts';
import { NOTICE_DAYS } from '../../contract/interest/noticeRules.ts';
import { fromWire } from '../../contract/money/amount.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { Product } from '../products/product.ts';
import { type InterestRefusal, refused } from './refusal.ts';
import type { Deposit, StandingNotice } from './situation.ts';

/** The notice state of a call deposit after something happened to it. */
export type NoticeState = Pick<Deposit, 'notice' | 'unusedNotices'>;

/**
 * A notice is given. One whose agreed day has passed undrawn counts as unused, and its days earn nothing (银发[1999]3号, article
 * 9); one that still stands must be cancelled first.
 */
export function giveNotice(
  deposit: Deposit,
  balance: bigint,
  notice: StandingNotice,
  product: Product,
): Result<NoticeState, InterestRefusal> {
  const standing = deposit.notice;
  if (standing !== null && standing.agreedDate >= notice.givenOn) return refused('NOTICE_STANDING', { date: standing.agreedDate });
  const earliest = addDays(notice.givenOn, NOTICE_DAYS[product.term === '1D' ? '1D' : '7D']);
  if (notice.agreedDate < earliest) return refused('NOTICE_TOO_SHORT', { date: earliest });
  if (notice.agreedAmount > balance) return refused('WITHDRAWAL_ABOVE_PRINCIPAL');
  if (notice.agreedAmount < fromWire(product.terms.minimumDraw) && notice.agreedAmount < balance) return refused('WITHDRAWAL_NOT_POSITIVE');
  return ok({ notice, unusedNotices: deposit.unusedNotices + (standing === null ? 0 : 1) });
}

/** A notice is taken back: its period earns nothing. */
export const cancelNotice = (deposit: Deposit): Result<NoticeState, InterestRefusal> =>
  deposit.notice === null ? refused('NOTICE_MISSING') : ok({ notice: null, unusedNotices: deposit.unusedNotices + 1 });

/** A withdrawal uses the notice up, whatever day it is. The days of unused ones are taken from what stays too. */
export const noticeAfterDraw = (deposit: Deposit): NoticeState => ({ notice: null, unusedNotices: deposit.unusedNotices });
