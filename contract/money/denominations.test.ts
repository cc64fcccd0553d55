import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CNY_DENOMINATIONS, denominationCountsSchema, sumDenominations } from './denominations.ts';

const sum = (counts: Record<string, number>): bigint | string => {
  const result = sumDenominations(counts, CNY_DENOMINATIONS);
  return result.ok ? result.value : result.error.code;
};

describe('counting cash by denomination', () => {
  it('adds notes and coins', () => {
    expect(sum({ n100: 12, n50: 1, 'n0.5': 3, c1: 7, 'c0.01': 4 })).toBe(125854n);
    expect(sum({})).toBe(0n);
  });

  it('keeps a note and a coin of the same face apart', () => {
    const faces = CNY_DENOMINATIONS.items.map((item) => item.id);
    expect(faces).toContain('n1');
    expect(faces).toContain('c1');
    expect(new Set(faces).size).toBe(faces.length);
  });

  it('refuses a denomination that does not exist', () => {
    expect(sum({ n200: 1 })).toBe('DENOMINATION_UNKNOWN');
    expect(denominationCountsSchema.safeParse({ n200: 1 }).success).toBe(false);
    expect(denominationCountsSchema.safeParse({ constructor: 1 }).success).toBe(false);
  });

  it.each([-1, 1.5, 1_000_001, Number.NaN])('refuses %s pieces', (count) => {
    expect(sum({ n100: count })).toBe('INPUT_INVALID');
    expect(denominationCountsSchema.safeParse({ n100: count }).success).toBe(false);
  });

  it('adds up whatever was counted, piece by piece', () => {
    const counts = fc.record(Object.fromEntries(CNY_DENOMINATIONS.items.map((item) => [item.id, fc.nat({ max: 1_000_000 })])));
    fc.assert(
      fc.property(counts, (counted) => {
        expect(denominationCountsSchema.parse(counted)).toEqual(counted);
        const expected = CNY_DENOMINATIONS.items.reduce((total, item) => total + BigInt(item.value) * BigInt(counted[item.id] ?? 0), 0n);
        expect(sum(counted)).toBe(expected);
      }),
    );
  });
});
