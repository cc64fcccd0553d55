import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { DEMAND_PARAMETERS } from './demand.ts';
import { balanceStretches } from './products.ts';

const day = (text: string) => businessDateSchema.parse(text);

describe('balances and their days', () => {
  it('counts several movements of one day as one', () => {
    const changes = [
      { date: day('2025-01-01'), change: 10_000n },
      { date: day('2025-01-01'), change: 5_000n },
      { date: day('2025-01-11'), change: -15_000n },
    ];
    expect(balanceStretches(changes, day('2025-01-21'), DEMAND_PARAMETERS)).toEqual([
      { from: '2025-01-01', to: '2025-01-11', balance: 15_000n, days: 10, product: 150_000n },
      { from: '2025-01-11', to: '2025-01-21', balance: 0n, days: 10, product: 0n },
    ]);
  });

  it('ignores what comes after the end', () => {
    expect(balanceStretches([{ date: day('2025-02-01'), change: 100n }], day('2025-01-21'), DEMAND_PARAMETERS)).toEqual([]);
  });
});
