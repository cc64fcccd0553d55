import { describe, expect, it } from 'vitest';
import { localMinuteSchema } from '../dates/localTime.ts';
import { bepsWorkday } from './bepsDay.ts';

describe('the small-value day', () => {
  it.each([
    ['2025-03-10T15:59', '2025-03-10'],
    ['2025-03-10T16:00', '2025-03-11'],
    ['2025-03-08T10:00', '2025-03-08'],
    ['2025-10-01T23:00', '2025-10-02'],
    ['2024-12-31T16:00', '2025-01-01'],
  ])('%s belongs to %s', (minute, day) => {
    expect(bepsWorkday(localMinuteSchema.parse(minute))).toBe(day);
  });
});
