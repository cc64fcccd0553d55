import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { behaviourFor } from '../clearing/counterpart.ts';
import { brokenRules } from '../endOfDay/testing/runOn.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { wordOf } from '../testing/approve.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, openCounter } from '../testing/counter.ts';

const { active, company } = sandboxAccounts();
const PAYMENTS = 200;
const LOOKED_AT_EVERY = 40;

let central: TestCentral;
let teller: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  teller = await openCounter(central.url);
}, 60_000);
afterAll(() => central.stop());

const clearing = async (body: object = {}): Promise<void> => {
  const reply = await teller.send('POST', '/v1/sandbox/clearing', { as: 'device', body });
  expect(reply.status).toBe(200);
};

/** What was sent, and where it is now, by the registers. */
async function whereItIs(): Promise<Record<string, bigint>> {
  const rows = await central.db.selectFrom('remittances_out').select(['state', 'amount']).execute();
  const sums: Record<string, bigint> = {};
  for (const { state, amount } of rows) sums[state] = (sums[state] ?? 0n) + amount;
  return sums;
}

test('hundreds of payments both ways under every fault, and at no moment is a yuan unaccounted for', async () => {
  const values = { accountNumber: active, currency: 'CNY', amount: '19000000', denominations: { n100: 1_900 }, remark: '' };
  const large = await teller.prepare('1201', values);
  expect(wordOf((await teller.post(large)).value)).toBe('accepted');
  const ends = ['0000', '9001', '9002', '9003', '9004', '9005', '9006'];
  const plan = fc.sample(
    fc.record({
      end: fc.constantFrom(...ends),
      amount: fc.integer({ min: 1, max: 50_000 }),
      incoming: fc.constantFrom(null, active, company, '99998888', 'none'),
      seconds: fc.integer({ min: 0, max: 20 }),
    }),
    { numRuns: PAYMENTS, seed: 20_250_310 },
  );
  let sent = 0n;
  for (const [index, { end, amount, incoming, seconds }] of plan.entries()) {
    const payment = {
      fromAccount: active,
      payeeName: '王小明',
      payeeAccount: `6222${String(index).padStart(6, '0')}${end}`,
      payeeBank: '102100099996',
      currency: 'CNY',
      amount: String(amount),
      wish: 'auto',
      urgency: 'normal',
      purpose: '货款',
      notRepeated: true,
    };
    const outcome = (await teller.post(await teller.prepare('1301', payment))).value;
    expect(wordOf(outcome)).toBe('accepted');
    sent += BigInt(amount);
    await clearing(
      incoming === null
        ? {}
        : { incoming: { payeeAccount: incoming === 'none' ? null : incoming, payeeName: '曾小明', amount: String(amount) } },
    );
    central.clock.advance(seconds * 1_000);
    if (index % LOOKED_AT_EVERY === 0) {
      const sums = await whereItIs();
      expect(Object.values(sums).reduce((sum, each) => sum + each, 0n)).toBe(sent);
      expect(await brokenRules(central.db)).toEqual([]);
    }
  }
  // Late answers and returns come; lost ones never do.
  for (let hour = 0; hour < 4; hour += 1) {
    central.clock.advance(3_600_000);
    await clearing();
    expect(await brokenRules(central.db)).toEqual([]);
  }
  const lost = plan.filter(({ end }) => behaviourFor(end) === 'lose').reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const sums = await whereItIs();
  expect(sums.queued ?? 0n).toBe(0n);
  expect(sums.sent).toBe(lost);
  expect(Object.values(sums).reduce((sum, each) => sum + each, 0n)).toBe(sent);
  for (const state of ['settled', 'rejected', 'returned']) expect(sums[state]).toBeGreaterThan(0n);
}, 240_000);
