import { describe, expect, it } from 'vitest';
import { businessDateSchema } from './businessDate.ts';
import { addWorkingDays, calendarOf, rollBack, rollForward, stateCouncilCalendar } from './calendar.ts';

const day = (text: string) => businessDateSchema.parse(text);

describe('working days', () => {
  it.each([
    ['2025-03-10', true],
    ['2025-03-08', false],
    ['2024-02-10', false],
    ['2024-02-18', true],
    ['2025-05-05', false],
    ['2025-05-06', true],
  ])('%s: %s', (date, working) => {
    expect(stateCouncilCalendar.isWorkingDay(day(date))).toBe(working);
  });

  it('does not depend on where the PC thinks it is', () => {
    const zone = process.env.TZ;
    for (const tz of ['America/Los_Angeles', 'Pacific/Kiritimati', 'Asia/Shanghai']) {
      process.env.TZ = tz;
      expect(stateCouncilCalendar.isWorkingDay(day('2025-03-10'))).toBe(true);
      expect(stateCouncilCalendar.isWorkingDay(day('2025-03-09'))).toBe(false);
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('says for which years the holidays are known', () => {
    expect(stateCouncilCalendar.covers(day('2026-06-01'))).toBe(true);
    expect(stateCouncilCalendar.covers(day('2028-06-01'))).toBe(false);
  });

  it('rolls over Spring Festival to the make-up Sunday', () => {
    expect(rollForward(day('2024-02-10'))).toBe('2024-02-18');
    expect(rollBack(day('2024-02-17'))).toBe('2024-02-09');
    expect(rollForward(day('2025-03-10'))).toBe('2025-03-10');
  });

  it('counts working days without the first', () => {
    expect(addWorkingDays(day('2025-03-07'), 1)).toBe('2025-03-10');
    expect(addWorkingDays(day('2025-03-07'), 3)).toBe('2025-03-12');
    expect(addWorkingDays(day('2025-03-07'), 0)).toBe('2025-03-07');
  });

  it('follows the calendar that central delivered', () => {
    const calendar = calendarOf({
      from: day('2025-01-01'),
      to: day('2025-12-31'),
      holidays: [day('2025-03-10')],
      workingWeekends: [day('2025-03-08')],
    });
    expect(rollForward(day('2025-03-08'), calendar)).toBe('2025-03-08');
    expect(rollForward(day('2025-03-09'), calendar)).toBe('2025-03-11');
    expect(calendar.covers(day('2026-01-01'))).toBe(false);
  });

  it('does not hang on a calendar without working days', () => {
    const never = { isWorkingDay: () => false, covers: () => true };
    expect(() => rollForward(day('2025-03-08'), never)).toThrow(RangeError);
  });
});
