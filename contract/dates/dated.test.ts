import { describe, expect, it } from 'vitest';
import { businessDateSchema } from './businessDate.ts';
import { from, valueOn, valueOnOrFirst } from './dated.ts';

const day = (text: string) => businessDateSchema.parse(text);

describe('parameters with an effective date', () => {
  const fees = [from('2024-01-01', 5), from('2025-01-01', 7)] as const;

  it('uses the value in force on the day, from its first day on', () => {
    expect(valueOn(fees, day('2024-12-31'))).toBe(5);
    expect(valueOn(fees, day('2025-01-01'))).toBe(7);
  });

  it('has no value before the first, unless the first stands for it', () => {
    expect(valueOn(fees, day('2023-12-31'))).toBeNull();
    expect(valueOnOrFirst(fees, day('2023-12-31'))).toBe(5);
  });
});
