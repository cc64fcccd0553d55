import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { type DueDiligenceCase, dueDiligence, retentionYears } from './dueDiligence.ts';

const day = (text: string) => businessDateSchema.parse(text);
const given: DueDiligenceCase = { date: day('2026-01-01'), service: 'oneOff', natural: true, cny: 5_000_000n, usd: 0n };

describe('customer due diligence', () => {
  it('identifies, copies the ID and asks no source from 50,000 on, since 2026', () => {
    const duty = { regime: 'order-2025-11', identify: true, keepIdCopy: true, askSourceOfFunds: false, retentionYears: 10 };
    expect(dueDiligence(given)).toEqual(duty);
    expect(dueDiligence({ ...given, service: 'cash' })).toEqual(duty);
    expect(dueDiligence({ ...given, cny: 0n, usd: 1_000_000n })).toEqual(duty);
  });

  it('asks nothing as a rule below the threshold', () => {
    expect(dueDiligence({ ...given, cny: 4_999_999n })).toMatchObject({ identify: false, keepIdCopy: false });
  });

  it('began at 10,000 for one-off services before 2026', () => {
    const before = { ...given, date: day('2025-12-31'), cny: 1_000_000n };
    expect(dueDiligence(before)).toMatchObject({ regime: 'order-2007-2', identify: true, retentionYears: 5 });
    expect(dueDiligence({ ...before, service: 'cash' }).identify).toBe(false);
  });

  it('leaves the cash of units to their account relation', () => {
    expect(dueDiligence({ ...given, service: 'cash', natural: false }).identify).toBe(false);
  });

  it('keeps records ten years since 2026', () => {
    expect([retentionYears(day('2025-12-31')), retentionYears(day('2026-01-01'))]).toEqual([5, 10]);
  });
});
