import { describe, expect, it } from 'vitest';
import { sameReason, withoutRemark } from './reason.ts';

describe('reasons in other words', () => {
  it.each([
    ['ACTUAL_AMENDED', 'ACTUAL_AMENDED', true],
    ['ACTUAL_AMOUNT_AMENDED', 'ACTUAL_AMENDED', true],
    ['PAST_PRESENTMENT_PERIOD (agent bank refuses)', 'PAST_PRESENTMENT_PERIOD', true],
    ['copy 3 missing', 'COPY3_MISSING', true],
    ['COPY2_MISSING', 'COPY3_MISSING', false],
    ['ACTUAL_NOT_FILLED', 'ACTUAL_AMENDED', false],
    ['', 'ACTUAL_AMENDED', false],
  ])('"%s" and %s: %s', (published, ours, same) => {
    expect(sameReason(published, ours)).toBe(same);
  });

  it('leaves the remark out', () => {
    expect(withoutRemark('return immediately (the payee refuses)')).toBe('return immediately');
  });
});
