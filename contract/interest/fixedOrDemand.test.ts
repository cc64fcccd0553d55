import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { fixedOrDemandInterest } from './fixedOrDemand.ts';
import { annualRateSchema } from './rate.ts';

const day = (text: string) => businessDateSchema.parse(text);
const rate = (text: string) => annualRateSchema.parse(text);
const board: Record<number, string> = { 3: '1.25', 6: '1.45', 12: '1.65' };
const draw = (withdrawal: string) =>
  fixedOrDemandInterest({
    principal: 500_000n,
    start: day('2023-01-10'),
    withdrawal: day(withdrawal),
    demandRate: rate('0.25'),
    fixedRate: (months) => rate(board[months] ?? '99'),
  });

describe('deposits without an agreed term', () => {
  it('pays 60 % of the three-month rate after 150 days', () => {
    expect(draw('2023-06-09')).toMatchObject({ interest: 1563n, segments: [{ days: 150, rate: '0.75' }] });
  });

  it.each([
    ['2023-04-09', '0.25'],
    ['2023-04-10', '0.75'],
    ['2023-07-09', '0.75'],
    ['2023-07-10', '0.87'],
    ['2024-01-10', '0.99'],
    ['2030-01-10', '0.99'],
  ])('drawn on %s it earns %s per cent', (date, percent) => {
    expect(draw(date).segments[0]?.rate).toBe(percent);
  });
});
