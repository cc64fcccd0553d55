import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandboxPassword } from '../sandbox/staff.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { type Counter, counterAt, newKey } from '../testing/counter.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const signedOn = async (tellerId: string, deviceId = 'PC-1001-01', password?: string): Promise<Counter> => {
  const counter = counterAt(central.url, deviceId);
  const reply = await counter.signOn(tellerId, password);
  if (reply.status !== 200) throw new Error(reply.text);
  return counter;
};
const change = (counter: Counter, password: string, newPassword: string) =>
  counter.send('POST', '/v1/tellers/me/password', { body: { password, newPassword } });

test('sign-on tells after how long without a key the counter locks itself', async () => {
  const { value } = await counterAt(central.url).signOn('100101');
  expect(value.screenLockSeconds).toBe(300);
});

describe('changing the own password', () => {
  test('needs the present one, and wrong ones count as failed sign-ons', async () => {
    const counter = await signedOn('100301', 'PC-1003-01');
    const wrong = await change(counter, 'guessed', 'Correct-horse-1');
    expect(wrong).toMatchObject({ status: 401, problem: { code: 'CREDENTIALS_WRONG', details: { remaining: '4' } } });
  });

  test.each([
    ['seven77', 'PASSWORD_TOO_SHORT'],
    ['lettersonly', 'PASSWORD_TOO_SIMPLE'],
    ['guitai-100301', 'PASSWORD_USED_BEFORE'],
  ])('refuses %s with %s, and says what is wanted', async (newPassword, code) => {
    const { problem } = await change(await signedOn('100301', 'PC-1003-01'), sandboxPassword('100301'), newPassword);
    expect(problem.code).toBe(code);
    expect(Object.values(problem.details)).toHaveLength(1);
  });

  test('takes effect at once; none of the last five comes back, the one before them does', async () => {
    const counter = await signedOn('100302', 'PC-1003-02');
    const used = [sandboxPassword('100302'), ...[1, 2, 3, 4, 5, 6].map((n) => `autumn-leaf-${n}`)];
    for (let n = 1; n < 6; n += 1) {
      central.clock.advance(1_000);
      expect((await change(counter, used[n - 1] ?? '', used[n] ?? '')).value).toEqual({ changed: true });
    }
    expect((await change(counter, used[5] ?? '', used[0] ?? '')).problem.code).toBe('PASSWORD_USED_BEFORE');
    central.clock.advance(1_000);
    expect((await change(counter, used[5] ?? '', used[6] ?? '')).status).toBe(200);
    central.clock.advance(1_000);
    expect((await change(counter, used[6] ?? '', used[0] ?? '')).status).toBe(200);
    expect((await counterAt(central.url, 'PC-1003-02').signOn('100302')).status).toBe(200);
    // A dozen slow hashes, which take their time on a busy machine.
  }, 120_000);
});

describe('a password that a supervisor gives', () => {
  const reset = (counter: Counter, tellerId: string) =>
    counter.send<{ password: string }>('POST', `/v1/tellers/${tellerId}/password-reset`);

  test('ends the teller’s session and a lock, and is good for one sign-on, which changes it', async () => {
    const teller = await signedOn('100202', 'PC-1002-02');
    const supervisor = await signedOn('100290', 'PC-1002-03');
    const { password } = (await reset(supervisor, '100202')).value;
    expect((await teller.send('GET', '/v1/tills')).problem.code).toBe('SIGN_ON_NEEDED');

    const signOn = (body: object) => teller.send('POST', '/v1/sessions', { as: 'device', body: { tellerId: '100202', password, ...body } });
    expect(await signOn({})).toMatchObject({ status: 401, problem: { code: 'PASSWORD_CHANGE_NEEDED' } });
    expect((await signOn({ newPassword: password })).problem.code).toBe('PASSWORD_USED_BEFORE');
    for (let n = 0; n < 5; n += 1) expect((await signOn({ newPassword: 'short' })).problem.code).toBe('PASSWORD_TOO_SHORT');
    expect((await signOn({ newPassword: 'winter-road-7' })).status).toBe(200);
    expect((await signOn({})).problem.code).toBe('CREDENTIALS_WRONG');
    expect((await teller.signOn('100202', 'winter-road-7')).status).toBe(200);
  });

  test('is given by supervisors of the branch, to others', async () => {
    const supervisor = await signedOn('100290', 'PC-1002-03');
    expect((await reset(supervisor, '100290')).problem.code).toBe('OWN_ACT_REFUSED');
    expect((await reset(supervisor, '100101')).problem.code).toBe('TELLER_UNKNOWN');
    expect((await reset(await signedOn('100203', 'PC-1002-01'), '100201')).problem.code).toBe('NOT_PERMITTED');
  });
});

describe('a locked counter', () => {
  const unlock = (counter: Counter, password: string) => counter.send('POST', '/v1/sessions/current/unlock', { body: { password } });
  const prove = async (tellerId: string, clientKey: string, purpose = '0102') => {
    const body = { password: sandboxPassword(tellerId), clientKey, purpose };
    const counter = counterAt(central.url, 'PC-1001-02');
    return (await counter.send<{ proof: string }>('POST', `/v1/tellers/${tellerId}/verifications`, { as: 'device', body })).value.proof;
  };
  const end = (clientKey: string, proof: string) =>
    counterAt(central.url, 'PC-1001-02').send('POST', '/v1/tellers/100102/session-end', { as: 'device', body: { clientKey, proof } });

  test('is unlocked by the password of its own teller; five wrong ones lock the teller', async () => {
    const counter = await signedOn('100103', 'PC-1001-03');
    expect((await unlock(counter, sandboxPassword('100103'))).value).toEqual({ unlocked: true });
    for (let n = 0; n < 4; n += 1) expect((await unlock(counter, sandboxPassword('100190'))).problem.code).toBe('CREDENTIALS_WRONG');
    expect((await unlock(counter, 'x')).problem.code).toBe('TELLER_LOCKED');
    expect((await unlock(counter, sandboxPassword('100103'))).problem.code).toBe('TELLER_LOCKED');
  });

  test('is freed by a supervisor who proves to stand there for just that, once', async () => {
    const counter = await signedOn('100102', 'PC-1001-02');
    const key = newKey();
    expect((await end(key, await prove('100101', key))).problem.code).toBe('NOT_PERMITTED');
    expect((await end(key, await prove('100102', key))).problem.code).toBe('NOT_PERMITTED');
    expect((await end(key, await prove('100190', key, '1201'))).problem.code).toBe('VERIFICATION_REFUSED');
    expect((await counter.send('GET', '/v1/tills')).status).toBe(200);
    const proof = await prove('100190', key);
    expect((await end(key, proof)).value).toEqual({ ended: true, endedBy: '100190' });
    expect((await counter.send('GET', '/v1/tills')).problem.code).toBe('SIGN_ON_NEEDED');
    expect((await end(key, proof)).problem.code).toBe('VERIFICATION_REFUSED');
  });
});

test('what a teller leaves unfinished is named: the till, and nothing once it is closed', async () => {
  const counter = counterAt(central.url, 'PC-1002-01');
  await counter.signOn('100201');
  const blockers = async () =>
    (await counter.send<{ blockers: { kind: string }[] }>('GET', '/v1/sessions/current/blockers')).value.blockers;
  expect(await blockers()).toEqual([]);
  await counter.openTill();
  expect(await blockers()).toEqual([
    { kind: 'tillOpen', reference: '1002-T01', textZh: '尾箱 1002-T01 未关闭', textEn: 'till 1002-T01 is not closed' },
  ]);
});
