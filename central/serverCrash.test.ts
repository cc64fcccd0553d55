import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from './checks/run.ts';
import { isAlive, poll } from './database/engine/processes.ts';
import { sandboxAccounts } from './sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from './testing/central.ts';
import { type Counter, deposit, openCounter } from './testing/counter.ts';

const accounts = sandboxAccounts();
let central: TestCentral;
let counters: Counter[];
beforeAll(async () => {
  central = await startTestCentral();
  counters = await Promise.all([
    openCounter(central.url, 'PC-1001-01', '100101', '1001-T01'),
    openCounter(central.url, 'PC-1001-02', '100102', '1001-T02'),
    openCounter(central.url, 'PC-1002-01', '100201', '1002-T01'),
    openCounter(central.url, 'PC-1003-01', '100301', '1003-T01'),
  ]);
});
afterAll(() => central.stop());

const ready = async (): Promise<true | null> => ((await fetch(`${central.url}/readyz`)).status === 200 ? true : null);

test('the database server is killed among postings: every key ends posted once, and the books balance', async () => {
  const work = await Promise.all(
    counters.flatMap((counter) =>
      Array.from({ length: 100 }, async (_, index) => ({
        counter,
        prepared: await counter.prepare('1201', deposit(accounts.active, 100 + index)),
      })),
    ),
  );
  const before = BigInt((await counters[0]?.account(accounts.active))?.balance ?? 0);
  let answered = 0;
  const posted = work.map(async ({ counter, prepared }) => {
    const reply = await counter.post(prepared).catch(() => null);
    answered += reply?.status === 200 ? 1 : 0;
    return reply;
  });
  // Struck in the middle: some have been answered, most have not. There are more than a few batches of them.
  await poll(async () => (answered >= 10 ? true : null), 30_000, 1);
  process.kill(central.serverPid(), 'SIGKILL');
  const replies = await Promise.all(posted);
  expect(replies.some((reply) => reply?.status !== 200)).toBe(true);
  expect(await poll(ready, 60_000)).toBe(true);
  expect(isAlive(central.serverPid())).toBe(true);

  for (const [index, { counter, prepared }] of work.entries()) {
    const reply = replies[index];
    const inquiry = await counter.inquire(prepared.key);
    if (reply?.status === 200) expect(inquiry.text).toBe(reply.text);
    expect(['accepted', 'unknown']).toContain(inquiry.value.outcome);
    expect((await counter.post(prepared)).value.outcome).toBe('accepted');
  }
  const after = BigInt((await counters[0]?.account(accounts.active))?.balance ?? 0);
  expect(after - before).toBe(work.reduce((sum, { prepared }) => sum + BigInt(String(prepared.body.values.amount)), 0n));
  const { results } = await checkBooks(central.db);
  expect(results.filter(({ offences }) => offences.length > 0)).toEqual([]);
}, 180_000);
