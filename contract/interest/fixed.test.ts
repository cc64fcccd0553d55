import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { stateCouncilCalendar } from '../dates/calendar.ts';
import { interestAtMaturity, interestEarly, interestOverdue, maturityOf, maturityWindow, parseTerm } from './fixed.ts';
import { PBOC_PARAMETERS } from './parameters.ts';
import { annualRateSchema } from './rate.ts';

const day = (text: string) => businessDateSchema.parse(text);
const rate = (text: string) => annualRateSchema.parse(text);

describe('fixed deposits', () => {
  it.each([
    ['6M', { months: 6 }],
    ['1y', { months: 12 }],
    ['7D', { days: 7 }],
  ])('reads the term %s', (text, term) => {
    expect(parseTerm(text)).toEqual({ ok: true, value: term });
  });

  it.each(['', '0M', '6', 'M6', '1.5Y'])('refuses the term "%s"', (text) => {
    expect(parseTerm(text).ok).toBe(false);
  });

  it('matures on the month end when the day does not exist', () => {
    expect(maturityOf(day('2023-08-31'), { months: 6 })).toBe('2024-02-29');
    expect(maturityOf(day('2025-03-10'), { days: 7 })).toBe('2025-03-17');
  });

  it('pays the contract rate for the term', () => {
    const deposit = { principal: 1_000_000n, start: day('2007-03-01'), term: { months: 6 }, rate: rate('2.43') };
    expect(interestAtMaturity(deposit, PBOC_PARAMETERS).interest).toBe(12_150n);
  });

  it('pays demand by actual days when drawn early', () => {
    const deposit = { principal: 1_000_000n, start: day('2010-01-01'), term: { months: 12 }, rate: rate('2.25') };
    const early = interestEarly(deposit, { date: day('2010-04-01'), demandRate: rate('0.36') }, PBOC_PARAMETERS);
    expect(early.interest).toBe(900n);
    expect(early.segments).toMatchObject([{ kind: 'demand', days: 90 }]);
  });

  it('pays demand on the principal only for the days after maturity', () => {
    const deposit = { principal: 1_000_000n, start: day('2007-02-28'), term: { months: 6 }, rate: rate('1.89') };
    const overdue = interestOverdue(deposit, { date: day('2007-11-01'), demandRate: rate('0.72') }, PBOC_PARAMETERS);
    expect(overdue).toMatchObject({ interest: 10_750n, term: { amount: '94.500' }, overdue: { days: 65, amount: '13.000' } });
  });

  it('may be drawn on the last working day before a holiday maturity', () => {
    const deposit = { principal: 1_000_000n, start: day('2024-05-01'), term: { months: 12 }, rate: rate('1.5') };
    expect(maturityWindow(deposit, stateCouncilCalendar)).toEqual({ maturity: '2025-05-01', from: '2025-04-30', next: '2025-05-06' });
  });
});
