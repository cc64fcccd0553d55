import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, businessDateSchema } from '../dates/businessDate.ts';
import { JPY } from '../money/currency.ts';
import { PBOC_PARAMETERS } from './parameters.ts';
import { annualRateSchema } from './rate.ts';
import { interestSegment, payableInterest } from './segment.ts';

const day = (text: string) => businessDateSchema.parse(text);
const rate = (text: string) => annualRateSchema.parse(text);
const halfYear = { kind: 'contract', from: day('2007-03-01'), to: day('2007-09-01'), principal: 1_000_000n, rate: rate('2.43') } as const;

describe('one stretch of interest', () => {
  it('pays 121.50 by months and 124.20 by days for the same deposit', () => {
    expect(interestSegment(halfYear, PBOC_PARAMETERS)).toMatchObject({ months: 6, days: 0, amount: '121.500' });
    expect(interestSegment(halfYear, { ...PBOC_PARAMETERS, method: 'actualDays' })).toMatchObject({ days: 184, amount: '124.200' });
    expect(interestSegment(halfYear, { ...PBOC_PARAMETERS, method: 'thirty360' })).toMatchObject({ days: 180, amount: '121.500' });
  });

  it('counts both ends when the product says so, also over the actual year', () => {
    const both = { ...PBOC_PARAMETERS, method: 'actualDays', ends: 'both' } as const;
    expect(interestSegment(halfYear, both)).toMatchObject({ days: 185, amount: '124.875' });
    const leapYear = { ...halfYear, from: day('2024-01-01'), to: day('2024-12-31') };
    expect(interestSegment(leapYear, { ...both, yearBase: 'actual' })).toMatchObject({ days: 366, amount: '243.000' });
  });

  it('lets the fen of the principal earn only when the parameter says so', () => {
    const year = { ...halfYear, principal: 123456n, to: day('2008-03-01'), rate: rate('1.5') };
    expect(interestSegment(year, PBOC_PARAMETERS).amount).toBe('18.510');
    expect(interestSegment(year, { ...PBOC_PARAMETERS, wholeMajorUnits: false }).amount).toBe('18.518');
  });

  it('keeps each segment to 厘 by cutting and rounds the sum once', () => {
    expect(payableInterest(['12.345', '7.654'], PBOC_PARAMETERS)).toBe(2000n);
    expect(payableInterest(['0.005'], PBOC_PARAMETERS)).toBe(1n);
    expect(payableInterest(['0.009'], { ...PBOC_PARAMETERS, rounding: 'down' })).toBe(0n);
    expect(payableInterest(['0.001'], { ...PBOC_PARAMETERS, rounding: 'up' })).toBe(1n);
    expect(payableInterest(['0.5'], PBOC_PARAMETERS, JPY)).toBe(1n);
  });

  it('does not lose a 厘 to a repeating fraction', () => {
    const days = { ...PBOC_PARAMETERS, method: 'actualDays' } as const;
    const ninetyDays = { ...halfYear, from: day('2010-01-01'), to: day('2010-04-01'), rate: rate('0.36') };
    expect(interestSegment(ninetyDays, days).amount).toBe('9.000');
  });

  it('equals whole-number arithmetic for every amount, rate and length', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.integer({ min: 0, max: 2000 }),
        fc.integer({ min: 0, max: 4000 }),
        (principal, basisPoints, length) => {
          const segment = interestSegment(
            { ...halfYear, principal, to: addDays(halfYear.from, length), rate: rate((basisPoints / 100).toFixed(2)) },
            { ...PBOC_PARAMETERS, method: 'actualDays', wholeMajorUnits: false },
          );
          // fen x basis points x days / (100 x 10000 x 360) yuan, in 厘.
          const li = (principal * BigInt(basisPoints) * BigInt(length)) / 360_000n;
          expect(BigInt(segment.amount.replace('.', ''))).toBe(li);
        },
      ),
    );
  });
});
