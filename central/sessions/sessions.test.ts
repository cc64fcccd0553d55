import { afterAll, beforeAll, expect, test } from 'vitest';
import { PARAMETERS } from '../parameters/constants.ts';
import { sandboxPassword } from '../sandbox/staff.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { counterAt } from '../testing/counter.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const tills = (counter: ReturnType<typeof counterAt>) => counter.send('GET', '/v1/tills');

test('a teller signs on at a PC of the own branch and is known by name, roles and branch', async () => {
  const counter = counterAt(central.url);
  const reply = await counter.signOn('100101');
  expect(reply.status).toBe(200);
  expect(reply.value).toMatchObject({
    session: { tellerId: '100101', name: '李晓敏', roles: ['teller'], branchCode: '1001', businessDate: '2025-03-10' },
  });
  expect(reply.headers.get('guitai-business-date')).toBe('2025-03-10');
  expect((await tills(counter)).status).toBe(200);
});

test('a second sign-on elsewhere ends the first session', async () => {
  const first = counterAt(central.url, 'PC-1001-01');
  const second = counterAt(central.url, 'PC-1001-02');
  await first.signOn('100102');
  await second.signOn('100102');
  expect((await tills(first)).problem.code).toBe('SIGN_ON_NEEDED');
  expect((await tills(second)).status).toBe(200);
});

test('sign-off ends the session', async () => {
  const counter = counterAt(central.url);
  await counter.signOn('100103');
  expect((await counter.send('DELETE', '/v1/sessions/current')).value).toEqual({ signedOff: true });
  expect(await tills(counter)).toMatchObject({ status: 401, problem: { code: 'SIGN_ON_NEEDED' } });
});

test('a session that nobody uses for half an hour has ended', async () => {
  const counter = counterAt(central.url);
  await counter.signOn('100103');
  central.clock.advance(PARAMETERS.sessionInactivityMs - 1_000);
  expect((await tills(counter)).status).toBe(200);
  central.clock.advance(PARAMETERS.sessionInactivityMs - 1_000);
  expect((await tills(counter)).status).toBe(200);
  central.clock.advance(PARAMETERS.sessionInactivityMs + 1_000);
  expect((await tills(counter)).problem.code).toBe('SIGN_ON_NEEDED');
});

test('five wrong passwords in a row lock the teller, also for the right one', async () => {
  const counter = counterAt(central.url, 'PC-1002-01');
  const codes = [];
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const { problem } = await counter.signOn('100201', 'wrong');
    codes.push(`${problem.code} ${problem.details.remaining ?? ''}`.trim());
  }
  expect(codes).toEqual(['CREDENTIALS_WRONG 4', 'CREDENTIALS_WRONG 3', 'CREDENTIALS_WRONG 2', 'CREDENTIALS_WRONG 1', 'TELLER_LOCKED']);
  expect(await counter.signOn('100201')).toMatchObject({ status: 403, problem: { code: 'TELLER_LOCKED' } });
});

test('guessing at the same time gives no more than five tries', async () => {
  const counter = counterAt(central.url, 'PC-1003-01');
  const replies = await Promise.all(Array.from({ length: 20 }, (_, index) => counter.signOn('100301', `guess ${index}`)));
  expect(replies.filter(({ problem }) => problem.code === 'CREDENTIALS_WRONG')).toHaveLength(4);
  expect(await counter.signOn('100301')).toMatchObject({ problem: { code: 'TELLER_LOCKED' } });
});

test('a right password clears the count of wrong ones', async () => {
  const counter = counterAt(central.url, 'PC-1003-01');
  for (let attempt = 0; attempt < 4; attempt += 1) await counter.signOn('100302', 'wrong');
  expect((await counter.signOn('100302')).status).toBe(200);
  expect((await counter.signOn('100302', 'wrong')).problem.details.remaining).toBe('4');
});

test('an unknown teller number is refused like a wrong password', async () => {
  expect(await counterAt(central.url).signOn('99999999', 'x')).toMatchObject({ status: 401, problem: { code: 'CREDENTIALS_WRONG' } });
});

test('a teller of another branch cannot sign on here', async () => {
  expect(await counterAt(central.url).signOn('100202', sandboxPassword('100202'))).toMatchObject({
    status: 403,
    problem: { code: 'TELLER_OF_ANOTHER_BRANCH' },
  });
});

test('a PC that was never enrolled, has a wrong secret, or was revoked is unknown', async () => {
  expect(await counterAt(central.url, 'PC-9999-01').signOn('100101')).toMatchObject({ status: 401, problem: { code: 'DEVICE_UNKNOWN' } });
  const wrongSecret = await fetch(`${central.url}/v1/business-day`, {
    headers: { 'guitai-device': 'PC-1001-01', authorization: 'Device sandbox-device-PC-1001-02' },
  });
  expect(await wrongSecret.json()).toMatchObject({ code: 'DEVICE_UNKNOWN' });
  const counter = counterAt(central.url, 'PC-1003-03');
  await counter.signOn('100303');
  await central.db.updateTable('devices').set({ revoked_at: '2025-03-10T01:00:00Z' }).where('id', '=', 'PC-1003-03').execute();
  expect((await tills(counter)).problem.code).toBe('DEVICE_UNKNOWN');
});

test("a session's token is worthless at another PC", async () => {
  const counter = counterAt(central.url, 'PC-1002-02');
  const { value } = await counter.signOn('100202');
  const stolen = await fetch(`${central.url}/v1/tills`, {
    headers: { 'guitai-device': 'PC-1002-03', authorization: `Bearer ${value.token}` },
  });
  expect(await stolen.json()).toMatchObject({ code: 'SIGN_ON_NEEDED' });
});

test('the IT administrator sees no customer', async () => {
  const counter = counterAt(central.url, 'PC-1000-01');
  await counter.signOn('100070');
  for (const path of [
    '/v1/customers?query=zeng',
    '/v1/customers/8000000001',
    '/v1/accounts/10010100000000112',
    '/v1/passbooks/6000000011/lines',
  ])
    expect((await counter.send('GET', path)).problem.code).toBe('NOT_PERMITTED');
});

test('no password and no token is in the database or in the log', async () => {
  const counter = counterAt(central.url);
  const { value } = await counter.signOn('100101');
  const rows = JSON.stringify([
    await central.db.selectFrom('tellers').selectAll().execute(),
    await central.db.selectFrom('sessions').selectAll().execute(),
    await central.db.selectFrom('devices').selectAll().execute(),
  ]);
  for (const secret of [value.token, sandboxPassword('100101'), 'sandbox-device-PC-1001-01']) {
    expect(rows).not.toContain(secret);
    expect(central.log.join()).not.toContain(secret);
  }
});
