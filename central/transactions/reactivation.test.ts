import { afterAll, beforeAll, expect, test } from 'vitest';
import { act, type Desk, openDesk, quoted } from '../accounts/testing/desk.ts';
import { runOn } from '../endOfDay/testing/runOn.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, TEST_DATE, type TestCentral } from '../testing/central.ts';
import { deposit } from '../testing/counter.ts';

const { active, dormant } = sandboxAccounts();
let central: TestCentral;
let desk: Desk;
let shown: { idType: string; idNumber: string };
beforeAll(async () => {
  central = await startTestCentral();
  desk = await openDesk(central, active);
  const { id_type, id_number } = await central.db
    .selectFrom('customers')
    .innerJoin('accounts', 'accounts.customer_number', 'customers.number')
    .select(['customers.id_type', 'customers.id_number'])
    .where('accounts.number', '=', dormant)
    .executeTakeFirstOrThrow();
  shown = { idType: id_type, idNumber: id_number };
});
afterAll(() => central.stop());

const wake = (more: Record<string, unknown> = {}) => act(desk, desk.li, '1109', { accountNumber: dormant, ...shown, ...more });
const stateOf = async () => (await desk.li.counter.account(dormant)).state;

test('only the holder’s own valid document wakes a dormant account', async () => {
  expect(await quoted(desk.li, '1201', deposit(dormant, 100))).toBe('ACCOUNT_DORMANT');
  expect(await wake({ idNumber: '440524188001010014' })).toBe('ID_DOCUMENT_DIFFERS');
  expect(await wake({ idNumber: '12345' })).toBe('ID_NUMBER_INVALID');
  expect(await wake({ accountNumber: active })).toBe('ACCOUNT_NOT_DORMANT');
  await central.db.updateTable('customer_documents').set({ expires_on: '2025-03-09' }).where('id_number', '=', shown.idNumber).execute();
  expect(await wake()).toBe('ID_DOCUMENT_EXPIRED');
  await central.db.updateTable('customer_documents').set({ expires_on: null }).where('id_number', '=', shown.idNumber).execute();
  expect(await stateOf()).toBe('dormant');
});

test('the quote tells when it was used last and what is on it, and asks for a supervisor', async () => {
  const { value } = await desk.li.counter.quote('1109', { accountNumber: dormant, ...shown });
  expect(value.overrides.map(({ rule }) => rule)).toEqual(['account.reactivate']);
  expect(value.notices[0]?.textZh).toMatch(/最后交易日 \d{4}-\d\d-\d\d，账面余额 [\d,.]+ 元|开户后无交易/);
});

test('a woken account is served at once, and does not fall asleep again with the day', async () => {
  expect(await wake()).toMatchObject({ outcome: 'accepted', account: { state: 'active' }, result: { accountNumber: dormant } });
  expect(await wake()).toBe('ACCOUNT_NOT_DORMANT');
  expect(await quoted(desk.li, '1201', deposit(dormant, 100))).toMatchObject({ amount: '100' });
  expect(await runOn({ db: central.db, clock: central.clock }, TEST_DATE)).toBe('finished');
  expect(await stateOf()).toBe('active');
});
