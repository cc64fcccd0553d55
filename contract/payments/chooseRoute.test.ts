import { describe, expect, test } from 'vitest';
import { stateCouncilCalendar } from '../dates/calendar.ts';
import type { LocalMinute } from '../dates/localTime.ts';
import { chooseRoute, type RouteCase } from './chooseRoute.ts';
import { HVPS_PROFILES } from './hvpsWindow.ts';
import { illegalCharacters } from './networkText.ts';

const hours = HVPS_PROFILES[2]?.value ?? HVPS_PROFILES[0].value;
const given = (at: string, more: Partial<RouteCase> = {}): RouteCase => ({
  amount: 100_000n,
  sameBank: false,
  wish: 'auto',
  urgency: 'normal',
  at: at as LocalMinute,
  calendar: stateCouncilCalendar,
  hours,
  cap: { limit: 100_000_000n, inclusive: true },
  ...more,
});
const chosen = (at: string, more: Partial<RouteCase> = {}) => {
  const result = chooseRoute(given(at, more));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describe('the way of a remittance, in words', () => {
  test('to a customer of the bank: at once, whatever the hour', () => {
    expect(chosen('2025-03-09T03:00', { sameBank: true })).toMatchObject({
      route: 'IN_BANK',
      queued: false,
      reasonZh: '收款行为本行，行内即时入账',
    });
  });

  test('small money goes by BEPS around the clock; after the day cut it is netted tomorrow', () => {
    expect(chosen('2025-03-10T15:59')).toMatchObject({ route: 'BEPS', workday: '2025-03-10' });
    const late = chosen('2025-03-10T16:00');
    expect(late).toMatchObject({ route: 'BEPS', workday: '2025-03-11' });
    expect(late.reasonZh).toContain('已过 16:00 日切');
  });

  test('what is urgent takes HVPS while it is open, as a small payment with high priority', () => {
    expect(chosen('2025-03-10T17:14', { urgency: 'urgent' })).toMatchObject({ route: 'HVPS', priority: 'HIGH', queued: false });
    expect(chosen('2025-03-10T17:14', { urgency: 'urgent' }).reasonZh).toContain('17:15 截止');
    expect(chosen('2025-03-10T17:15', { urgency: 'urgent' })).toMatchObject({ route: 'BEPS' });
  });

  test('a large amount waits for the next opening, which is the evening before the next working day', () => {
    const large = { amount: 100_000_001n };
    expect(chosen('2025-03-10T12:00', large)).toMatchObject({ route: 'HVPS', priority: 'NORM', queued: false, workday: '2025-03-10' });
    expect(chosen('2025-03-10T17:20', large)).toMatchObject({ queued: true, opensAt: '2025-03-10T20:30', workday: '2025-03-11' });
    expect(chosen('2025-03-10T21:00', large)).toMatchObject({ queued: false, workday: '2025-03-11' });
    // A Friday evening: open again on Sunday evening for Monday.
    expect(chosen('2025-03-14T18:00', large)).toMatchObject({ queued: true, opensAt: '2025-03-16T20:30', workday: '2025-03-17' });
    // Before the National Day holiday of 2025, which ends with a working Saturday to make up.
    expect(chosen('2025-09-30T18:00', large)).toMatchObject({ queued: true, opensAt: '2025-10-08T20:30', workday: '2025-10-09' });
  });

  test('a wish beyond the small-value limit is refused and not bent', () => {
    expect(chooseRoute(given('2025-03-10T10:00', { wish: 'BEPS', amount: 100_000_001n })).ok).toBe(false);
    expect(chosen('2025-03-10T10:00', { wish: 'BEPS', amount: 100_000_000n })).toMatchObject({ route: 'BEPS', alternatives: ['HVPS'] });
  });

  test('disaster relief goes first', () => {
    expect(chosen('2025-03-10T10:00', { urgency: 'relief' })).toMatchObject({ route: 'HVPS', priority: 'URGT' });
  });
});

test('what the payment systems do not carry is named, once each', () => {
  expect(illegalCharacters('北京华夏（集团）有限公司 A-1, "x"')).toBe('');
  expect(illegalCharacters('王😀明\n😀')).toBe('😀\n');
});
