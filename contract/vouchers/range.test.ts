import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatVoucherRange, joinRanges, parseVoucherRange, rangeSize, rangesOverlap, rangeWithout, type VoucherRange } from './range.ts';

const range = (text: string): VoucherRange => {
  const parsed = parseVoucherRange(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};

const anyRange = fc.tuple(fc.nat({ max: 500 }), fc.nat({ max: 50 })).map(([first, extra]) => {
  const pad = (n: number) => String(n).padStart(8, '0');
  return range(`${pad(first)}-${pad(first + extra)}`);
});

describe('ranges of voucher numbers', () => {
  it('keep leading zeros and count both ends', () => {
    expect(rangeSize(range('00000101-00000125'))).toBe(25);
    expect(range('00000101')).toEqual({ first: '00000101', last: '00000101' });
    expect(formatVoucherRange(range('00000101 ~ 00000101'))).toBe('00000101');
  });

  it.each(['', '00000125-00000101', '101-00000125', 'A101-A125', '1-2-3'])('refuse "%s"', (text) => {
    expect(parseVoucherRange(text).ok).toBe(false);
  });

  it('lose exactly the part that is taken', () => {
    expect(rangeWithout(range('00000101-00000125'), range('00000110-00000112')).map(formatVoucherRange)).toEqual([
      '00000101-00000109',
      '00000113-00000125',
    ]);
    expect(rangeWithout(range('00000101-00000125'), range('00000101-00000125'))).toEqual([]);
  });

  it('do not overlap with numbers of another width', () => {
    expect(rangesOverlap(range('0000000101-0000000125'), range('00000101-00000125'))).toBe(false);
    expect(rangesOverlap(range('00000125-00000130'), range('00000101-00000125'))).toBe(true);
  });

  it('join to the same count of numbers', () => {
    fc.assert(
      fc.property(anyRange, fc.nat({ max: 40 }), fc.nat({ max: 40 }), (outer, a, b) => {
        fc.pre(a <= b && b < rangeSize(outer));
        const number = (offset: number) => String(Number(outer.first) + offset).padStart(8, '0');
        const inner = range(`${number(a)}-${number(b)}`);
        const rest = rangeWithout(outer, inner);
        expect(rest.reduce((sum, part) => sum + rangeSize(part), 0) + rangeSize(inner)).toBe(rangeSize(outer));
        expect(joinRanges([...rest, inner])).toEqual([outer]);
      }),
    );
  });
});
