import { expect, test } from 'vitest';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { rollForward } from '../../contract/dates/calendar.ts';
import { type DatedRow, parametersAt } from '../parameters/at.ts';
import type { Parameters } from '../parameters/parameters.ts';
import { bankCalendar } from './calendar.ts';

const day = (text: string): BusinessDate => text as BusinessDate;
const row: DatedRow = {
  kind: 'calendar',
  key: '2025',
  effectiveFrom: '2025-01-01',
  version: 1n,
  value: { holidays: ['2025-12-31'], workingWeekends: ['2025-12-27'] },
};
const parameters: Parameters = { at: (date) => parametersAt([row], new Map(), 1n, date), version: 1n, refresh: async () => undefined };

test("the bank's own holidays and working weekends count, and the State Council's for years that it has not set", () => {
  const calendar = bankCalendar(parameters, day('2025-03-10'));
  expect(rollForward(day('2025-12-27'), calendar)).toBe('2025-12-27');
  expect(rollForward(day('2025-12-28'), calendar)).toBe('2025-12-29');
  expect(rollForward(day('2024-10-01'), calendar)).toBe('2024-10-08');
  expect(calendar.isWorkingDay(day('2025-12-31'))).toBe(false);
  expect(calendar.covers(day('2025-06-01'))).toBe(true);
});
