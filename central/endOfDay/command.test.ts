import { execFile } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCentral, TEST_DATE, type TestCentral } from '../testing/central.ts';
import { closeBranches } from './testing/bank.ts';

const COMMAND = new URL('./command.ts', import.meta.url).pathname;

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const run = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: central.databaseUrl, NODE_OPTIONS: '' };
    execFile(process.execPath, [COMMAND, ...args], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });

test('the command tells how it is used, refuses while branches are open, and sums up in one line', async () => {
  expect(await run('--date', 'tomorrow')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--date YYYY-MM-DD') });
  expect(await run('--date', TEST_DATE)).toMatchObject({ code: 2, err: expect.stringContaining('END_OF_DAY_BRANCHES_OPEN') });
  await closeBranches(central.db, TEST_DATE);
  const first = await run('--date', TEST_DATE);
  expect(first).toMatchObject({ code: 0, err: expect.stringContaining('settleQuarter') });
  expect(first.out).toMatch(/^end of day 2025-03-10: finished, \d+ steps, \d+ keys, [\d.]+ s, next date 2025-03-11\n$/);
  expect(await run('--date', TEST_DATE)).toMatchObject({ code: 0, out: expect.stringContaining('finished') });
});
