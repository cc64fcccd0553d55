import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { nextBusinessDate } from './calendar.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const next = (closed: string): Promise<string> => nextBusinessDate(central.db, closed as BusinessDate);

test('after a Friday comes Monday, after a holiday the first working day', async () => {
  expect(await Promise.all(['2025-03-10', '2025-03-14', '2025-04-03', '2025-09-30'].map(next))).toEqual([
    '2025-03-11',
    '2025-03-17',
    '2025-04-07',
    '2025-10-09',
  ]);
});

test('a holiday that the bank has set counts from the day on which it is set', async () => {
  const value = JSON.stringify({ holidays: ['2025-03-12'], workingWeekends: ['2025-03-15'] });
  await central.db
    .insertInto('parameters')
    .values({
      kind: 'calendar',
      key: '2025',
      effective_from: '2025-03-11',
      version: 1_000_000n,
      value,
      created_at: '2025-03-10T01:00:00Z',
      created_by: null,
    })
    .execute();
  expect(await Promise.all(['2025-03-10', '2025-03-11', '2025-03-14'].map(next))).toEqual(['2025-03-11', '2025-03-13', '2025-03-15']);
});

test('a branch that was shut for a while comes back to where the bank is', async () => {
  await central.db
    .insertInto('business_days')
    .values({ branch_code: '1000', business_date: '2025-03-20', state: 'open', opened_at: '2025-03-20T01:00:00Z', closed_at: null })
    .execute();
  expect(await Promise.all(['2025-03-10', '2025-03-20'].map(next))).toEqual(['2025-03-20', '2025-03-21']);
});
