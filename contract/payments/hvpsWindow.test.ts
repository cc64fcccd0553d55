import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, businessDateSchema } from '../dates/businessDate.ts';
import { stateCouncilCalendar } from '../dates/calendar.ts';
import { localMinuteSchema } from '../dates/localTime.ts';
import { hvpsWindow, nextHvpsOpening } from './hvpsWindow.ts';

const at = (text: string) => localMinuteSchema.parse(text);
const show = (text: string): string => {
  const window = hvpsWindow(at(text));
  return window.open ? window.workday : window.reason;
};

describe('the large-value window', () => {
  it.each([
    ['2025-03-10T10:00', '2025-03-10'],
    ['2025-03-10T00:00', '2025-03-10'],
    ['2025-03-10T17:14', '2025-03-10'],
    ['2025-03-10T17:15', 'CLEARING_WINDOW'],
    ['2025-03-10T17:29', 'CLEARING_WINDOW'],
    ['2025-03-10T17:30', 'CLOSED'],
    ['2025-03-10T20:29', 'CLOSED'],
    ['2025-03-10T20:30', '2025-03-11'],
    ['2025-03-09T20:29', 'NOT_A_WORKING_DAY'],
    ['2025-03-09T20:30', '2025-03-10'],
    ['2025-03-07T20:30', 'CIPS_FUNDING_ONLY'],
    ['2025-03-08T08:29', 'CIPS_FUNDING_ONLY'],
    ['2025-03-08T08:30', 'NOT_A_WORKING_DAY'],
    ['2025-03-08T21:00', 'NOT_A_WORKING_DAY'],
    ['2024-02-18T10:00', '2024-02-18'],
    ['2025-10-01T10:00', 'NOT_A_WORKING_DAY'],
  ])('since May 2018, at %s: %s', (minute, answer) => {
    expect(show(minute)).toBe(answer);
  });

  it.each([
    ['2018-03-07T18:00', 'CLEARING_WINDOW'],
    ['2018-03-07T21:00', 'CLOSED'],
    ['2018-03-07T23:30', '2018-03-08'],
    ['2017-03-08T08:59', 'CLOSED'],
    ['2017-03-08T09:00', '2017-03-08'],
    ['2017-03-08T17:00', 'CLEARING_WINDOW'],
    ['2017-03-08T23:45', 'CLOSED'],
  ])('under the older hours, at %s: %s', (minute, answer) => {
    expect(show(minute)).toBe(answer);
  });

  it('says when a queued payment will go', () => {
    expect(nextHvpsOpening(at('2025-03-10T18:00'))).toBe('2025-03-10T20:30');
    expect(nextHvpsOpening(at('2025-03-07T18:00'))).toBe('2025-03-09T20:30');
    expect(nextHvpsOpening(at('2025-09-30T21:00'))).toBe('2025-10-08T20:30');
    expect(nextHvpsOpening(at('2025-03-10T10:00'))).toBe('2025-03-10T10:00');
    expect(nextHvpsOpening(at('2017-03-10T18:00'))).toBe('2017-03-13T09:00');
  });

  it('opens exactly when it says it will, always for a working day', () => {
    const minutes = fc.tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 1439 })).map(([days, minute]) => {
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      return at(`${addDays(businessDateSchema.parse('2022-01-01'), days)}T${clock}`);
    });
    fc.assert(
      fc.property(minutes, (minute) => {
        const window = hvpsWindow(nextHvpsOpening(minute));
        expect(window.open && stateCouncilCalendar.isWorkingDay(window.workday)).toBe(true);
      }),
    );
  });
});
