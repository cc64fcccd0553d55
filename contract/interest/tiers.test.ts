import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { from } from '../dates/dated.ts';
import { annualRateSchema } from './rate.ts';
import { postedRate, rateStretches } from './tiers.ts';

const day = (text: string) => businessDateSchema.parse(text);
const rate = (text: string) => annualRateSchema.parse(text);
const board = [
  from('2025-01-01', [
    { fromBalance: 0n, rate: rate('0.1') },
    { fromBalance: 5_000_000n, rate: rate('0.2') },
  ]),
  from('2025-05-20', [{ fromBalance: 0n, rate: rate('0.05') }]),
];

describe('the rate board', () => {
  it('pays the rate of the tier on the whole balance', () => {
    expect(postedRate(board, day('2025-02-01'), 4_999_999n)).toEqual({ ok: true, value: '0.1' });
    expect(postedRate(board, day('2025-02-01'), 5_000_000n)).toEqual({ ok: true, value: '0.2' });
    expect(postedRate(board, day('2025-05-20'), 5_000_000n)).toEqual({ ok: true, value: '0.05' });
  });

  it('says when no rate was posted', () => {
    expect(postedRate(board, day('2024-12-31'), 1n)).toEqual({ ok: false, error: { code: 'RATE_UNKNOWN', date: '2024-12-31' } });
  });

  it('cuts a period where the rate changes', () => {
    expect(rateStretches(board, day('2025-05-01'), day('2025-06-01'))).toEqual([
      { from: '2025-05-01', to: '2025-05-20' },
      { from: '2025-05-20', to: '2025-06-01' },
    ]);
    expect(rateStretches(board, day('2025-06-01'), day('2025-07-01'))).toHaveLength(1);
  });
});
