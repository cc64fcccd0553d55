import { describe, expect, it } from 'vitest';
import { clockOf, dateOf, localMinuteSchema } from './localTime.ts';

describe('minutes of the branch clock', () => {
  it('splits date and time', () => {
    const minute = localMinuteSchema.parse('2025-03-10T17:16');
    expect([dateOf(minute), clockOf(minute)]).toEqual(['2025-03-10', '17:16']);
  });

  it.each(['2025-03-10', '2025-02-29T10:00', '2025-03-10T24:00', '2025-03-10T10:60', '2025-03-10T10:00Z'])('refuses %s', (text) => {
    expect(localMinuteSchema.safeParse(text).success).toBe(false);
  });
});
