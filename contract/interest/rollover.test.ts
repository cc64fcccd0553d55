import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { err, ok } from '../result.ts';
import { annualRateSchema } from './rate.ts';
import { rolloverInterest } from './rollover.ts';

const day = (text: string) => businessDateSchema.parse(text);
const rate = (text: string) => annualRateSchema.parse(text);
const deposit = { principal: 800_000n, start: day('2009-02-03'), term: { months: 6 }, rate: rate('1.98') };
const sameRate = () => ok(rate('1.98'));

describe('a deposit that rolls over', () => {
  it('capitalises at each maturity and pays demand for the unfinished term', () => {
    const result = rolloverInterest(deposit, { date: day('2010-03-10'), demandRate: rate('0.36') }, sameRate);
    expect(result).toMatchObject({ ok: true, value: { total: 816_204n, tail: { interest: 286n, segments: [{ days: 35 }] } } });
    expect(result.ok && result.value.terms.map((term) => term.balance)).toEqual([807_920n, 815_918n]);
  });

  it('has no tail when drawn on a maturity day', () => {
    const result = rolloverInterest(deposit, { date: day('2009-08-03'), demandRate: rate('0.36') }, sameRate);
    expect(result).toMatchObject({ ok: true, value: { total: 807_920n, tail: null } });
  });

  it('uses the rate posted on the day of rollover', () => {
    const result = rolloverInterest(deposit, { date: day('2010-02-03'), demandRate: rate('0.36') }, (date) =>
      ok(rate(date === '2009-08-03' ? '1.00' : '9.99')),
    );
    expect(result).toMatchObject({ ok: true, value: { total: 811_960n } });
  });

  it('needs no rate for a term that is not finished, and says which rate is missing', () => {
    const noRate = (date: ReturnType<typeof day>) => err({ code: 'RATE_UNKNOWN' as const, date });
    expect(rolloverInterest(deposit, { date: day('2009-09-03'), demandRate: rate('0.36') }, noRate).ok).toBe(true);
    expect(rolloverInterest(deposit, { date: day('2010-02-03'), demandRate: rate('0.36') }, noRate)).toEqual({
      ok: false,
      error: { code: 'RATE_UNKNOWN', date: '2009-08-03' },
    });
  });
});
