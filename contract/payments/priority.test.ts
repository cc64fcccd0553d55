import { describe, expect, it } from 'vitest';
import { hvpsPriority } from './priority.ts';

describe('settlement priority', () => {
  it.each([
    [true, true, 'URGT'],
    [true, false, 'URGT'],
    [false, true, 'HIGH'],
    [false, false, 'NORM'],
  ])('disaster relief %s, below the threshold %s: %s', (disasterRelief, belowThreshold, priority) => {
    expect(hvpsPriority({ disasterRelief, belowThreshold })).toBe(priority);
  });
});
