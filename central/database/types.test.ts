import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCentral, type TestCentral } from '../testing/central.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

test('money beyond 2^53 comes back to the last fen, dates stay dates, instants are UTC', async () => {
  const { rows } = await sql`
    select ${9_007_199_254_740_993n}::bigint as money, '2025-03-10'::date as day,
           '2025-03-10T09:00:00.123+08'::timestamptz as instant, null::bigint as nothing`.execute(central.db);
  expect(rows).toEqual([{ money: 9_007_199_254_740_993n, day: '2025-03-10', instant: '2025-03-10T01:00:00.123Z', nothing: null }]);
});
