import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, businessDateSchema } from '../dates/businessDate.ts';
import { annualRateSchema } from './rate.ts';
import { UNIT_FIXED_RULES, withdrawFixed } from './withdrawal.ts';

const day = (text: string) => businessDateSchema.parse(text);
const rate = (text: string) => annualRateSchema.parse(text);
const deposit = { principal: 3_000_000n, start: day('2023-05-10'), term: { months: 6 }, rate: rate('1.45') };
const demandRate = rate('0.25');

const codeOf = (input: Parameters<typeof withdrawFixed>[0], rules?: Parameters<typeof withdrawFixed>[1]): string => {
  const result = withdrawFixed(input, rules);
  return result.ok ? result.value.kind : result.error.code;
};

describe('drawing a fixed deposit', () => {
  it('pays demand on the part drawn early and keeps start and rate of the rest', () => {
    const partial = withdrawFixed({ deposit, date: day('2023-07-10'), amount: 1_000_000n, demandRate });
    expect(partial).toMatchObject({
      ok: true,
      value: {
        kind: 'partial',
        interest: 424n,
        drawn: 1_000_000n,
        remaining: { ...deposit, principal: 2_000_000n },
        segments: [{ days: 61 }],
      },
    });
  });

  it.each([
    ['2023-11-09', 'early'],
    ['2023-11-10', 'matured'],
    ['2023-11-11', 'overdue'],
  ])('on %s it is %s', (date, kind) => {
    expect(codeOf({ deposit, date: day(date), demandRate })).toBe(kind);
  });

  it('counts as matured on the last working day before a holiday', () => {
    const labourDay = { ...deposit, start: day('2024-11-01') };
    const drawn = withdrawFixed({ deposit: labourDay, date: day('2025-04-30'), demandRate });
    expect(drawn).toMatchObject({ ok: true, value: { kind: 'matured', interest: 21_750n } });
    expect(codeOf({ deposit: labourDay, date: day('2025-04-29'), demandRate })).toBe('early');
  });

  it.each([
    ['a second part', { date: day('2023-07-10'), amount: 1_000_000n, partialsBefore: 1 }, 'PARTIAL_WITHDRAWALS_USED_UP'],
    ['more than there is', { date: day('2023-07-10'), amount: 3_000_001n }, 'WITHDRAWAL_ABOVE_PRINCIPAL'],
    ['nothing', { date: day('2023-07-10'), amount: 0n }, 'WITHDRAWAL_NOT_POSITIVE'],
    ['before it was opened', { date: day('2023-05-09') }, 'WITHDRAWAL_BEFORE_START'],
    ['a part after maturity', { date: day('2023-11-10'), amount: 1n }, 'PARTIAL_ONLY_BEFORE_MATURITY'],
    ['all but a little', { date: day('2023-07-10'), amount: 2_999_000n }, 'REMAINDER_BELOW_MINIMUM'],
  ])('refuses to draw %s', (_, withdrawal, code) => {
    expect(codeOf({ deposit, demandRate, ...withdrawal })).toBe(code);
  });

  it('asks units for a larger remainder', () => {
    expect(codeOf({ deposit, date: day('2023-07-10'), amount: 2_500_000n, demandRate }, UNIT_FIXED_RULES)).toBe('REMAINDER_BELOW_MINIMUM');
  });

  it('never pays more early than at maturity, and splits the principal without loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 183 }), fc.bigInt({ min: 1n, max: 2_990_000n }), (days, amount) => {
        const date = addDays(deposit.start, days);
        const part = withdrawFixed({ deposit, date, amount, demandRate });
        const whole = withdrawFixed({ deposit, date, demandRate });
        expect(part.ok && part.value.drawn + (part.value.remaining?.principal ?? 0n)).toBe(deposit.principal);
        expect(whole.ok && whole.value.interest <= 21_750n).toBe(true);
      }),
    );
  });
});
