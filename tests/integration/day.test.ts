import { expect, it } from 'vitest';
import { playDay } from '../day/day.ts';

/** A short day of a branch, played as `npm run day` plays a long one. */
it('a branch day of forty transactions ends with the tills and the day closed, and everything agrees', async () => {
  const day = await playDay({ transactions: 40, seed: 7, say: () => undefined });
  for (const { name, wrong } of day.findings) expect(wrong, name).toEqual([]);
  expect(day.booked).toBeGreaterThanOrEqual(40);
  expect(day.tally.offline).toBe(3);
  expect(day.tally.linesPrinted).toBeGreaterThan(0);
  expect(day.report?.checks).toMatchObject([{ holds: true }]);
  expect(day.report?.tables[0]?.rows.map(([code]) => code)).toEqual(expect.arrayContaining(['0202', '0212', '1201', '1501', '1504']));
  expect(day.tills.map(({ about }) => about)).toEqual(['1001-T01', '1001-T02']);
}, 300_000);
