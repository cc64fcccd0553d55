import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounceFine, withinCisCap } from './cheque.ts';

describe('cheques', () => {
  it('fines five per cent, at least 1000 yuan, and gives two per cent to the holder', () => {
    expect(bounceFine(1_500_000n)).toEqual({ fine: 100_000n, compensation: 30_000n });
    expect(bounceFine(2_000_000n).fine).toBe(100_000n);
    expect(bounceFine(10_000_000n)).toEqual({ fine: 500_000n, compensation: 200_000n });
    expect(bounceFine(2_000_010n).fine).toBe(100_001n);
  });

  it('never fines less for a larger cheque', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 13n });
    fc.assert(fc.property(amount, amount, (a, b) => a > b || bounceFine(a).fine <= bounceFine(b).fine));
  });

  it('exchanges images up to and including 500,000 yuan', () => {
    expect(withinCisCap(50_000_000n)).toBe(true);
    expect(withinCisCap(50_000_001n)).toBe(false);
  });
});
