import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, businessDateSchema } from '../dates/businessDate.ts';
import { type NoticeWithdrawal, noticeInterest, planNoticeWithdrawal } from './notice.ts';
import { NOTICE_MINIMUMS } from './noticeRules.ts';
import { annualRateSchema } from './rate.ts';

const day = (text: string) => businessDateSchema.parse(text);
const rate = (text: string) => annualRateSchema.parse(text);
const rates = { notice: rate('1.10'), demand: rate('0.25') };

/** 200,000 yuan for 90 days, 100,000 announced seven days before and drawn on the day. */
const kept: NoticeWithdrawal = {
  kind: '7D',
  balance: 20_000_000n,
  start: day('2025-01-01'),
  date: day('2025-04-01'),
  draw: 10_000_000n,
  notice: { givenOn: day('2025-03-25'), agreedDate: day('2025-04-01'), agreedAmount: 10_000_000n },
};
const plan = (changes: Partial<NoticeWithdrawal>) => planNoticeWithdrawal({ ...kept, ...changes }, NOTICE_MINIMUMS.personal);
const reasons = (changes: Partial<NoticeWithdrawal>) => plan(changes).parts.map((part) => [part.amount, part.rate, part.reason]);

describe('call deposits', () => {
  it('pays the notice rate when the notice was kept', () => {
    expect(reasons({})).toEqual([[10_000_000n, 'notice', null]]);
    expect(noticeInterest(kept, rates, NOTICE_MINIMUMS.personal).interest).toBe(27_500n);
  });

  it.each<[string, Partial<NoticeWithdrawal>, string]>([
    ['there was no notice', { notice: null }, 'NO_NOTICE'],
    ['it lay shorter than the notice', { start: day('2025-03-27') }, 'TERM_SHORTER_THAN_NOTICE'],
    ['it is drawn a day early', { date: day('2025-03-31') }, 'EARLY_AFTER_NOTICE'],
    ['it is drawn two days late', { date: day('2025-04-03') }, 'LATE_AFTER_NOTICE'],
    ['it is below the smallest withdrawal', { draw: 4_999_900n }, 'BELOW_MINIMUM_DRAW'],
  ])('pays demand when %s', (_, changes, reason) => {
    expect(reasons(changes)).toEqual([[changes.draw ?? kept.draw, 'demand', reason]]);
  });

  it('pays demand on what exceeds the notice', () => {
    expect(reasons({ draw: 12_000_000n })).toEqual([
      [10_000_000n, 'notice', null],
      [2_000_000n, 'demand', 'ABOVE_AGREED'],
    ]);
  });

  it('marks what was announced and not drawn', () => {
    const parts = plan({ draw: 8_000_000n }).parts;
    expect(parts).toMatchObject([
      { amount: 8_000_000n, rate: 'notice', drawn: true },
      { amount: 2_000_000n, rate: 'demand', reason: 'BELOW_AGREED', drawn: false },
    ]);
  });

  it('closes the account when too little is left', () => {
    const closing = plan({ balance: 14_000_000n });
    expect(closing).toMatchObject({ closes: true, remaining: 0n });
    expect(closing.parts.at(-1)).toMatchObject({ amount: 4_000_000n, rate: 'demand', reason: 'REMAINDER_CLOSED', drawn: true });
  });

  it('asks more of units', () => {
    expect(planNoticeWithdrawal({ ...kept, draw: 9_000_000n }, NOTICE_MINIMUMS.corporate).parts[0]).toMatchObject({
      reason: 'BELOW_MINIMUM_DRAW',
    });
  });

  it('pays nothing for the days of a notice that was not used', () => {
    const result = noticeInterest({ ...kept, unusedNotices: 1 }, rates, NOTICE_MINIMUMS.personal);
    expect(result.plan.unpaidDays).toBe(7);
    expect(result.segments[0]?.days).toBe(83);
  });

  it('accounts for every fen of the balance', () => {
    const amounts = fc.bigInt({ min: 1n, max: 20_000_000n });
    fc.assert(
      fc.property(amounts, amounts, fc.integer({ min: -3, max: 3 }), (draw, agreedAmount, offset) => {
        const notice = { givenOn: day('2025-03-20'), agreedDate: addDays(kept.date, offset), agreedAmount };
        const { parts, remaining } = plan({ draw, notice });
        const drawn = parts.filter((part) => part.drawn).reduce((sum, part) => sum + part.amount, 0n);
        expect(drawn + remaining).toBe(kept.balance);
      }),
    );
  });
});
