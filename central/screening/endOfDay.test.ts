import { afterAll, beforeAll, expect, test } from 'vitest';
import { runOn } from '../endOfDay/testing/runOn.ts';
import { startTestCentral, TEST_DATE, type TestCentral } from '../testing/central.ts';
import { counterAt, newKey } from '../testing/counter.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

test('a changed list that nobody has screened everybody against is finished with the day, in chunks of any size', async () => {
  const office = counterAt(central.url, 'PC-1000-01');
  await office.signOn('100060');
  const lines = JSON.stringify({ reference: 'D', kind: 'person', names: ['XIAOMING ZENG', '曾小明'], documents: [] });
  await office.send('POST', '/v1/screening/lists/OWN/versions', { key: newKey(), body: { lines } });
  const customers = Number(
    (
      await central.db
        .selectFrom('customers')
        .select(({ fn }) => fn.countAll<bigint>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  );
  expect(await runOn({ db: central.db, clock: central.clock }, TEST_DATE, { chunk: 7 })).toBe('finished');
  const runs = await central.db.selectFrom('screening_runs').select(['list', 'state', 'screened']).orderBy('list').execute();
  expect(runs).toEqual([
    { list: 'OWN', state: 'done', screened: customers },
    // The sandbox's own list, which nobody has screened everybody against either.
    { list: 'UN', state: 'done', screened: customers },
  ]);
  const step = await central.db.selectFrom('end_of_day_steps').selectAll().where('step', '=', 'screening').executeTakeFirstOrThrow();
  expect([step.done, step.total]).toEqual([BigInt(2 * customers), BigInt(2 * customers)]);
  expect(await central.db.selectFrom('screening_cases').select('customer_number').execute()).toContainEqual({
    customer_number: '8000000001',
  });
});
