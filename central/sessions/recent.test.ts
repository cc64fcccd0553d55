import { expect, test } from 'vitest';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral } from '../testing/central.ts';
import { counterAt, deposit, openCounter } from '../testing/counter.ts';
import type { TellerRow } from './authenticate.ts';
import { createRecentSessions } from './recent.ts';

const key = { deviceId: 'PC-1001-01', tokenHash: 'a' };

test('a session is looked up once for two seconds, and again after it was forgotten', async () => {
  let lookups = 0;
  let now = 0;
  const recent = createRecentSessions(
    async () => {
      lookups += 1;
      return {} as TellerRow;
    },
    () => now,
  );
  await recent.find(key);
  now = 1_999;
  await recent.find(key);
  expect(lookups).toBe(1);
  now = 2_000;
  await recent.find(key);
  recent.forget(key);
  await recent.find(key);
  expect(lookups).toBe(3);
});

test('what is not there is not remembered', async () => {
  let lookups = 0;
  const recent = createRecentSessions(async () => {
    lookups += 1;
    return null;
  });
  await recent.find(key);
  await recent.find(key);
  expect(lookups).toBe(2);
});

test('a posting of a session that has just ended is refused, and nothing of it is stored', async () => {
  const central = await startTestCentral();
  try {
    const { active } = sandboxAccounts();
    const counter = await openCounter(central.url);
    await counter.post(await counter.prepare('1201', deposit(active, 100)));
    const late = await counter.prepare('1201', deposit(active, 200));
    // Signs on elsewhere, as the same teller: the first session ends although this node has seen it a moment ago.
    await counterAt(central.url, 'PC-1001-02').signOn('100101');
    const refused = await counter.post(late);
    expect([refused.status, refused.problem.code]).toEqual([401, 'SIGN_ON_NEEDED']);
    expect((await counter.inquire(late.key)).value.outcome).toBe('unknown');
  } finally {
    await central.stop();
  }
});
