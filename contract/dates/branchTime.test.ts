import { describe, expect, it } from 'vitest';
import { branchDateAndTime, branchTimeOfDay } from './branchTime.ts';

describe('the time on paper and screen', () => {
  it('is the wall clock of the branch, which is already in the next day when it is evening in Greenwich', () => {
    expect(branchDateAndTime('2026-11-21T20:15:48.123Z')).toBe('2026-11-22 04:15:48');
    expect(branchTimeOfDay('2026-03-02T15:59:59.999Z')).toBe('23:59:59');
  });

  it('does not follow the zone that the PC is set to', () => {
    const before = process.env.TZ;
    try {
      for (const zone of ['America/Los_Angeles', 'Pacific/Kiritimati']) {
        process.env.TZ = zone;
        expect(branchDateAndTime('2026-01-01T00:00:00.000Z')).toBe('2026-01-01 08:00:00');
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});
