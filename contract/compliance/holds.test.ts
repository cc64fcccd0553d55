import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { freezeEndsAtLatest, frozenShares, oralLossLapses, replacementFrom } from './holds.ts';

const day = (text: string) => businessDateSchema.parse(text);
const today = day('2025-03-10');
const ends = day('2026-01-01');

describe('freezes', () => {
  it('end at the latest after a year for a court and half a year for the police', () => {
    expect(freezeEndsAtLatest('court', today)).toBe('2026-03-10');
    expect(freezeEndsAtLatest('police', day('2025-08-31'))).toBe('2026-02-28');
  });

  it('hold amounts in order of arrival, and the rest waits', () => {
    const freezes = [
      { id: 'court-a', amount: 60_000n, ends },
      { id: 'court-b', amount: 60_000n, ends },
    ];
    expect(frozenShares(100_000n, freezes, today)).toEqual({
      shares: [
        { id: 'court-a', held: 60_000n, waiting: false },
        { id: 'court-b', held: 40_000n, waiting: true },
      ],
      free: 0n,
    });
  });

  it('leave the rest of the balance free', () => {
    expect(frozenShares(100_000n, [{ id: 'a', amount: 30_000n, ends }], today).free).toBe(70_000n);
  });

  it('of the whole account leave nothing and make the next ones wait', () => {
    const freezes = [
      { id: 'whole', amount: null, ends },
      { id: 'later', amount: 1n, ends },
    ];
    expect(frozenShares(100_000n, freezes, today)).toMatchObject({
      shares: [
        { held: 100_000n, waiting: false },
        { held: 0n, waiting: true },
      ],
      free: 0n,
    });
  });

  it('lapse by themselves', () => {
    expect(frozenShares(100_000n, [{ id: 'a', amount: 30_000n, ends: day('2025-03-09') }], today)).toEqual({ shares: [], free: 100_000n });
  });

  it('never hold more or less than the balance in sum', () => {
    const freeze = fc.record({ id: fc.uuid(), amount: fc.option(fc.bigInt({ min: 1n, max: 10n ** 9n })), ends: fc.constant(ends) });
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.array(freeze, { maxLength: 6 }), (balance, freezes) => {
        const { shares, free } = frozenShares(balance, freezes, today);
        expect(shares.reduce((sum, share) => sum + share.held, free)).toBe(balance);
        expect(free >= 0n && shares.every((share) => share.held >= 0n)).toBe(true);
      }),
    );
  });
});

describe('loss reports', () => {
  it('by mouth lapse after five days; a written one allows replacement after seven', () => {
    expect(oralLossLapses(today)).toBe('2025-03-15');
    expect(replacementFrom(today)).toBe('2025-03-17');
  });
});
