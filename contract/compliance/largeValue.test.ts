import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { type LargeValueDay, largeValueReport } from './largeValue.ts';

const day = (text: string) => businessDateSchema.parse(text);
const cash: LargeValueDay = { date: day('2025-03-10'), kind: 'cash', holder: 'natural', domestic: true, sumCny: 0n, sumUsd: 0n };

describe('large-value reports', () => {
  it.each<[string, Partial<LargeValueDay>, boolean]>([
    ['49,999.99 in cash', { sumCny: 4_999_999n }, false],
    ['50,000 in cash', { sumCny: 5_000_000n }, true],
    ['10,000 dollars in cash', { sumUsd: 1_000_000n }, true],
    ['2,000,000 moved by a company', { kind: 'transfer', holder: 'legal', sumCny: 200_000_000n }, true],
    ['1,999,999.99 moved by a company abroad', { kind: 'transfer', holder: 'legal', domestic: false, sumCny: 199_999_999n }, false],
    ['500,000 moved by a person', { kind: 'transfer', sumCny: 50_000_000n }, true],
    ['200,000 moved by a person', { kind: 'transfer', sumCny: 20_000_000n }, false],
    ['200,000 moved abroad by a person', { kind: 'transfer', domestic: false, sumCny: 20_000_000n }, true],
    ['10,000 dollars moved abroad by a person', { kind: 'transfer', domestic: false, sumUsd: 1_000_000n }, true],
    ['10,000 dollars moved at home by a person', { kind: 'transfer', sumUsd: 1_000_000n }, false],
  ])('%s', (_, changes, report) => {
    expect(largeValueReport({ ...cash, ...changes }).report).toBe(report);
  });

  it('tells the teller what is left and when the report is due', () => {
    expect(largeValueReport({ ...cash, sumCny: 4_500_000n })).toMatchObject({ roomCny: 500_000n, reportBy: null });
    expect(largeValueReport({ ...cash, sumCny: 6_000_000n })).toMatchObject({ roomCny: 0n, reportBy: '2025-03-17' });
  });

  it('used a higher cash threshold before July 2017', () => {
    expect(largeValueReport({ ...cash, date: day('2017-06-30'), sumCny: 5_000_000n }).report).toBe(false);
    expect(largeValueReport({ ...cash, date: day('2017-07-01'), sumCny: 5_000_000n }).report).toBe(true);
  });
});
