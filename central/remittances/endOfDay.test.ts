import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { stateCouncilCalendar } from '../../contract/dates/calendar.ts';
import { serializable } from '../database/serializable.ts';
import type { Step } from '../endOfDay/step.ts';
import { brokenRules } from '../endOfDay/testing/runOn.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { postApproved } from '../testing/approve.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, deposit, newKey, openCounter } from '../testing/counter.ts';
import { escalateInquiries } from './escalate.ts';
import { deadlines } from './inquiries.ts';
import { returnUncollected } from './returnDue.ts';

const { active } = sandboxAccounts();
let central: TestCentral;
let teller: Counter;
let supervisor: Counter;
beforeAll(async () => {
  central = await startTestCentral();
  teller = await openCounter(central.url);
  supervisor = counterAt(central.url, 'PC-1001-02');
  await supervisor.signOn('100190');
}, 60_000);
afterAll(() => central.stop());

const run = (step: Step, nextDate: string): Promise<number> =>
  serializable(central.db, async (tx) => {
    const now = central.clock.now().toISOString();
    const dates = { businessDate: '2025-03-10' as BusinessDate, nextDate: nextDate as BusinessDate };
    return (await step.work({ tx, ...dates, now, calendar: stateCouncilCalendar }, '', 100)).done;
  });
const clearing = (body: object = {}) => teller.send('POST', '/v1/sandbox/clearing', { as: 'device', body });
const tell = async (): Promise<void> => {
  await clearing();
  central.clock.advance(2_000);
  await clearing();
};

test.each([
  ['an ordinary Monday', '2025-03-10', '2025-03-11', '2025-03-13'],
  ['a Friday', '2025-03-14', '2025-03-17', '2025-03-19'],
  ['the last day before the National Day holiday', '2025-09-30', '2025-10-09', '2025-10-11'],
  ['a working Sunday that makes up for the holiday', '2025-09-28', '2025-09-29', '2025-10-09'],
])('an inquiry of %s is due and goes up by working days', (_what, received, replyDue, escalates) => {
  expect(deadlines(received, stateCouncilCalendar)).toEqual({ asked_on: received, reply_due: replyDue, escalates_on: escalates });
});

test('money that nobody could be told of goes back after two months, and what its bank then rejects waits again', async () => {
  await clearing({ incoming: { payeeAccount: null, payeeName: '无户客户', amount: '40000' } });
  await clearing({ incoming: { payeeAccount: null, payeeName: '另一客户', amount: '50000', payerAccount: '62220212349001' } });
  expect(await run(returnUncollected, '2025-05-09')).toBe(0);
  expect(await run(returnUncollected, '2025-05-10')).toBe(2);
  expect(await run(returnUncollected, '2025-05-10')).toBe(0);
  expect(await brokenRules(central.db)).toEqual([]);
  await tell();
  const rows = await central.db
    .selectFrom('remittances_out')
    .select(['amount', 'state', 'teller_id', 'business_type'])
    .orderBy('amount')
    .execute();
  expect(rows).toEqual([
    { amount: 40_000n, state: 'settled', teller_id: null, business_type: 'A105' },
    { amount: 50_000n, state: 'rejected', teller_id: null, business_type: 'A105' },
  ]);
  const held = await central.db.selectFrom('remittances_in').select(['amount', 'state']).orderBy('amount').execute();
  expect(held).toEqual([
    { amount: 40_000n, state: 'returned' },
    { amount: 50_000n, state: 'suspense' },
  ]);
  expect(await brokenRules(central.db)).toEqual([]);
});

test('an inquiry without a reply goes up on the third working day, once', async () => {
  const waits = await central.db.selectFrom('remittances_in').select('number').where('state', '=', 'suspense').executeTakeFirstOrThrow();
  await postApproved(teller, supervisor, '1321', { number: waits.number, question: '请提供收款人联系方式' });
  expect(await run(escalateInquiries, '2025-03-12')).toBe(0);
  expect(await run(escalateInquiries, '2025-03-13')).toBe(1);
  expect(await run(escalateInquiries, '2025-03-14')).toBe(0);
});

test('a payee who resembles a listed name waits for the review, and goes when another person has cleared it', async () => {
  const backOffice = counterAt(central.url, 'PC-1000-01');
  await backOffice.signOn('100060');
  const lines = JSON.stringify({ reference: 'S1', kind: 'person', names: ['司马懿德'], documents: [] });
  expect((await backOffice.send('POST', '/v1/screening/lists/OWN/versions', { key: newKey(), body: { lines } })).status).toBe(200);
  const payment = {
    payeeName: '司马懿德',
    payeeAccount: '6222021234567890',
    payeeBank: '102100099996',
    currency: 'CNY',
    amount: '10000',
    wish: 'auto',
    urgency: 'normal',
    purpose: '货款',
    notRepeated: false,
  };
  const cash = { ...payment, payerName: '赵一', payerIdType: 'passport', payerIdNumber: 'E12345678', denominations: {} };
  expect((await teller.quote('1302', cash)).problem.code).toBe('REMITTANCE_SCREENED');
  await teller.post(await teller.prepare('1201', deposit(active, 2_000_000)));
  const prepared = await teller.prepare('1301', { ...payment, fromAccount: active });
  const outcome = (await teller.post(prepared)).value;
  expect(outcome).toMatchObject({ outcome: 'accepted', result: { screening: true } });
  await tell();
  const state = () =>
    central.db
      .selectFrom('remittances_out')
      .select(['state', 'screening_case'])
      .where('payee_name', '=', '司马懿德')
      .executeTakeFirstOrThrow();
  const waits = await state();
  expect(waits.state).toBe('queued');
  const path = `/v1/screening/cases/${waits.screening_case}/decision`;
  const body = { state: 'cleared', reason: '出生地不同' };
  expect((await supervisor.send('POST', path, { key: newKey(), body })).status).toBe(200);
  await tell();
  expect(await state()).toEqual({ state: 'settled', screening_case: null });
  expect(await brokenRules(central.db)).toEqual([]);
});
