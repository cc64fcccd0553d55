import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { parseResidentId } from '../../contract/identifiers/residentId.ts';
import { parseUscc } from '../../contract/identifiers/uscc.ts';
import { checkBooks } from '../checks/run.ts';
import { startTestCentral, TEST_DATE, type TestCentral } from '../testing/central.ts';
import { counterAt } from '../testing/counter.ts';
import { sandboxAccounts } from './accounts.ts';
import { planCustomers } from './plan.ts';
import { seedSandbox } from './seed.ts';
import { SANDBOX_DEVICES, SANDBOX_TELLERS, sandboxPassword } from './staff.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

test('forty customers, three branches, people in all roles', async () => {
  const customers = planCustomers(TEST_DATE as BusinessDate);
  expect(customers).toHaveLength(40);
  expect(new Set(customers.map(({ branchCode }) => branchCode))).toEqual(new Set(['1001', '1002', '1003']));
  expect(new Set(SANDBOX_TELLERS.flatMap(({ roles }) => roles)).size).toBe(7);
});

test('the same date gives the same bank', () => {
  expect(planCustomers(TEST_DATE as BusinessDate)).toEqual(planCustomers(TEST_DATE as BusinessDate));
});

test('every identity number has a right check character, birth date and sex', () => {
  for (const { kind, idNumber, birthDate, sex } of planCustomers(TEST_DATE as BusinessDate)) {
    if (kind === 'person')
      expect(parseResidentId(idNumber, TEST_DATE as BusinessDate)).toMatchObject({ ok: true, value: { birth: birthDate, sex } });
    else expect(parseUscc(idNumber)).toMatchObject({ ok: true });
  }
});

test('the books hold from the first moment', async () => {
  const { results, counts } = await checkBooks(central.db);
  expect(results.filter(({ offences }) => offences.length > 0)).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(14);
  expect(counts.entries).toBeGreaterThan(500n);
});

test('no balance was ever negative, and the business date has not come yet for any entry', async () => {
  for (const customer of planCustomers(TEST_DATE as BusinessDate))
    for (const account of customer.accounts) {
      let balance = 0n;
      for (const { amount, date } of account.movements) {
        balance += amount;
        expect(balance).toBeGreaterThanOrEqual(0n);
        expect(date < TEST_DATE).toBe(true);
      }
    }
});

test('the named accounts are what their names say', async () => {
  const named = sandboxAccounts();
  const counter = counterAt(central.url);
  await counter.signOn();
  const states = await Promise.all(
    [named.active, named.frozen, named.dormant, named.closed].map(async (number) => (await counter.account(number)).state),
  );
  expect(states).toEqual(['active', 'frozen', 'dormant', 'closed']);
  expect((await counter.account(named.active)).passbook).toMatchObject({
    state: 'active',
    unpostedLines: expect.toSatisfy((count: number) => count > 0),
  });
  expect((await counter.account(named.lostBook)).passbook?.state).toBe('lost');
  expect(await counter.account(named.lostBook)).toMatchObject({ loss: { how: 'written' }, medium: { state: 'lost' }, holds: [] });
  expect((await counter.account(named.maturedDeposit)).deposit?.maturesOn).toMatch(/^2025-(02|03)-/);
  expect(await counter.account(named.callDeposit)).toMatchObject({ kind: 'notice', deposit: { notice: null } });
  expect(await counter.account(named.instalments)).toMatchObject({ kind: 'instalment', medium: { type: 'passbook', state: 'active' } });
  expect((await counter.account(named.nearlyFullBook)).passbook).toMatchObject({ nextLine: 191, linesPerBook: 192 });
  expect((await counter.account(named.newBook)).passbook).toMatchObject({ nextLine: 1, unpostedLines: 1 });
  expect((await counter.account(named.company)).passbook).toBeNull();
  expect((await counter.account(named.otherBranch)).branchCode).toBe('1002');
  expect(await counter.send('GET', `/v1/accounts/${named.unknown}`)).toMatchObject({ status: 404 });
});

test('every teller signs on at a PC of the own branch with the documented password', async () => {
  for (const { id, branchCode } of SANDBOX_TELLERS) {
    const device = SANDBOX_DEVICES.find((each) => each.branchCode === branchCode);
    expect([id, (await counterAt(central.url, device?.id).signOn(id, sandboxPassword(id))).status]).toEqual([id, 200]);
  }
});

test('a bank that is there already is left alone', async () => {
  const before = await central.db.selectFrom('tellers').selectAll().orderBy('id').execute();
  await seedSandbox(central.db, { now: new Date(), businessDate: '2030-01-01', progress: () => undefined });
  expect(await central.db.selectFrom('tellers').selectAll().orderBy('id').execute()).toEqual(before);
  expect(await central.db.selectFrom('business_days').select('business_date').distinct().execute()).toEqual([{ business_date: TEST_DATE }]);
});
