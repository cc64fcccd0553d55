import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { sqlState } from './failure.ts';
import { TooContended } from './retry.ts';
import { serializable } from './serializable.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
  await sql`create table tally (id int primary key, value int not null)`.execute(central.db);
});
afterAll(() => central.stop());
beforeEach(async () => {
  await sql`delete from tally`.execute(central.db);
  await sql`insert into tally values (1, 0), (2, 0)`.execute(central.db);
});

const value = async (): Promise<number> =>
  (await sql<{ sum: bigint }>`select sum(value) as sum from tally`.execute(central.db)).rows.map(({ sum }) => Number(sum))[0] ?? -1;

const raise = (state: string) => sql.raw(`do $$ begin raise exception 'made' using errcode = '${state}'; end $$`);

test('sixteen who read and then write the same row lose no step', async () => {
  await Promise.all(
    Array.from({ length: 16 }, () =>
      serializable(central.db, async (tx) => {
        const { rows } = await sql<{ value: number }>`select value from tally where id = 1`.execute(tx);
        await sql`update tally set value = ${(rows[0]?.value ?? 0) + 1} where id = 1`.execute(tx);
      }),
    ),
  );
  expect(await value()).toBe(16);
});

test('two who each read what the other writes do not both go through on what they read', async () => {
  const step = (read: number, write: number) =>
    serializable(central.db, async (tx) => {
      const { rows } = await sql<{ value: number }>`select value from tally where id = ${read}`.execute(tx);
      if (rows[0]?.value === 0) await sql`update tally set value = 1 where id = ${write}`.execute(tx);
    });
  await Promise.all([step(1, 2), step(2, 1)]);
  expect(await value()).toBe(1);
});

test('what fails for another reason is not tried again and leaves nothing', async () => {
  let attempts = 0;
  const failing = serializable(central.db, async (tx) => {
    attempts += 1;
    await sql`update tally set value = 9`.execute(tx);
    await raise('23514').execute(tx);
  });
  expect(await failing.catch(sqlState)).toBe('23514');
  expect([attempts, await value()]).toEqual([1, 0]);
});

test('an endless conflict ends in TooContended', async () => {
  let attempts = 0;
  const failing = serializable(central.db, async (tx) => {
    attempts += 1;
    await raise('40001').execute(tx);
  });
  await expect(failing).rejects.toBeInstanceOf(TooContended);
  expect(attempts).toBe(12);
});

test('what the winner has done ends the attempts', async () => {
  const result = await serializable(
    central.db,
    async (tx) => {
      await raise('23505').execute(tx);
      return 'mine';
    },
    async () => 'theirs',
  );
  expect(result).toBe('theirs');
});
