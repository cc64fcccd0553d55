import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serializable } from '../database/serializable.ts';
import { sandboxPassword, sandboxTotpSecret } from '../sandbox/staff.ts';
import { signedOnAt, witnessAt } from '../testing/branchPeople.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { counterAt, newKey } from '../testing/counter.ts';
import { codeAt, stepOf } from './totp.ts';
import { KEY_FILE_VARIABLE, keyNamed, sealSecret, unsealSecret } from './totpSecret.ts';
import { consumeVerification, VERIFICATION_LIFETIME_MS } from './verification.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const signOn = (tellerId: string, code?: string, deviceId = 'PC-1000-01', password = sandboxPassword(tellerId)) =>
  counterAt(central.url, deviceId).send<unknown>('POST', '/v1/sessions', {
    as: 'device',
    body: { tellerId, password, ...(code === undefined ? {} : { code }) },
  });
const codeOf = (tellerId: string, steps = 0): string =>
  codeAt(sandboxTotpSecret(tellerId), new Date(central.clock.now().getTime() + steps * 30_000));
const nextStep = (): void => central.clock.advance(60_000);

test('the codes are those of RFC 6238', () => {
  const secret = new TextEncoder().encode('12345678901234567890');
  expect([59, 1_111_111_109, 2_000_000_000].map((seconds) => codeAt(secret, new Date(seconds * 1_000)))).toEqual([
    '287082',
    '081804',
    '279037',
  ]);
  expect(stepOf(secret, '287082', new Date(59_000))).toBe(1n);
  expect(stepOf(secret, '287082', new Date(89_000))).toBe(1n);
  expect(stepOf(secret, '287082', new Date(120_000))).toBeNull();
});

test('who needs a code is asked for it, which is no failure, and signs on with it', async () => {
  for (let time = 0; time < 6; time += 1) expect((await signOn('100061')).problem.code).toBe('SECOND_FACTOR_NEEDED');
  expect((await signOn('100061', codeOf('100061'))).status).toBe(200);
  expect((await signOn('100060')).status).toBe(200);
});

test('a code is good once, a step early or late, and no further', async () => {
  nextStep();
  expect((await signOn('100061', codeOf('100061', -1))).status).toBe(200);
  expect((await signOn('100061', codeOf('100061', -1))).problem.code).toBe('SECOND_FACTOR_USED');
  expect((await signOn('100061', codeOf('100061', 1))).status).toBe(200);
  expect((await signOn('100061', codeOf('100061'))).problem.code).toBe('SECOND_FACTOR_USED');
  expect((await signOn('100061', codeOf('100061', 3))).problem.code).toBe('CREDENTIALS_WRONG');
});

test('of two sign-ons with one code at the same time one is let in', async () => {
  nextStep();
  nextStep();
  const code = codeOf('100061');
  const replies = await Promise.all([signOn('100061', code), signOn('100061', code)]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('wrong codes and wrong passwords count together; a supervisor unlocks, never themselves', async () => {
  const codes = [];
  for (const [password, code] of [
    ['x', undefined],
    [undefined, '000000'],
    ['x', '000000'],
    [undefined, '000001'],
    [undefined, '000002'],
  ] as const)
    codes.push((await signOn('100103', code, 'PC-1001-01', password)).problem.code);
  expect(codes).toEqual(['CREDENTIALS_WRONG', 'CREDENTIALS_WRONG', 'CREDENTIALS_WRONG', 'CREDENTIALS_WRONG', 'TELLER_LOCKED']);
  expect((await signOn('100103', undefined, 'PC-1001-01')).problem.code).toBe('TELLER_LOCKED');
  const teller = await signedOnAt(central.url, 'PC-1001-01', '100101');
  const supervisor = await signedOnAt(central.url, 'PC-1001-02', '100190');
  const elsewhere = await signedOnAt(central.url, 'PC-1002-01', '100290');
  const unlock = '/v1/tellers/100103/unlock';
  expect((await teller.send('POST', unlock)).problem.code).toBe('NOT_PERMITTED');
  expect((await elsewhere.send('POST', unlock)).problem.code).toBe('TELLER_UNKNOWN');
  expect((await supervisor.send('POST', '/v1/tellers/100190/unlock')).problem.code).toBe('OWN_ACT_REFUSED');
  expect((await supervisor.send('POST', unlock)).value).toEqual({ unlocked: true });
  expect((await signOn('100103', undefined, 'PC-1001-01')).status).toBe(200);
});

test('a supervisor gives a new token, whose codes hold from then on', async () => {
  const supervisor = await signedOnAt(central.url, 'PC-1003-01', '100390');
  const enrol = (tellerId: string) =>
    supervisor.send<{ uri: string }>('POST', `/v1/tellers/${tellerId}/second-factor`, { body: { required: true } });
  expect((await enrol('100390')).problem.code).toBe('OWN_ACT_REFUSED');
  const totp = URI.parse((await enrol('100301')).value.uri) as TOTP;
  const code = totp.generate({ timestamp: central.clock.now().getTime() });
  expect((await signOn('100301', undefined, 'PC-1003-02')).problem.code).toBe('SECOND_FACTOR_NEEDED');
  expect((await signOn('100301', codeOf('100301'), 'PC-1003-02')).problem.code).toBe('CREDENTIALS_WRONG');
  expect((await signOn('100301', code, 'PC-1003-02')).status).toBe(200);
});

test('a secret is read with the key it was kept under, for the teller it was kept for, and in no other way', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-totp-'));
  const environment = { [KEY_FILE_VARIABLE]: join(folder, 'totp.key') };
  const [key, again] = [await keyNamed('bank', environment), await keyNamed('bank', environment)];
  expect(key).toEqual(again);
  expect(await keyNamed('bank', {})).toBeNull();
  const secret = sandboxTotpSecret('100101');
  const sealed = sealSecret(secret, '100101', 'bank', key as Buffer);
  expect(unsealSecret(sealed, '100101', key as Buffer)).toEqual(secret);
  expect(unsealSecret(sealed, '100102', key as Buffer)).toBeNull();
  expect(unsealSecret(sealed, '100101', (await keyNamed('sandbox')) as Buffer)).toBeNull();
  expect(unsealSecret('bank.x', '100101', key as Buffer)).toBeNull();
  await rm(folder, { recursive: true });
});

test('a secret that central cannot read lets nobody in, and locks nobody out', async () => {
  await central.db
    .updateTable('tellers')
    .set({ totp_secret: sealSecret(sandboxTotpSecret('100203'), '100203', 'bank', Buffer.alloc(32)) })
    .where('id', '=', '100203')
    .execute();
  for (let time = 0; time < 6; time += 1)
    expect((await signOn('100203', codeOf('100203'), 'PC-1002-03')).problem.code).toBe('SECOND_FACTOR_KEY_MISSING');
});

test('a proof holds at its PC, for its form and purpose, once, for three minutes', async () => {
  const counter = counterAt(central.url, 'PC-1002-01');
  const clientKey = newKey();
  const use = () => ({ deviceId: 'PC-1002-01', clientKey, purpose: 'override', now: central.clock.now() });
  const consume = async (proof: string, change: Partial<ReturnType<typeof use>> = {}) => {
    const used = await serializable(central.db, (tx) => consumeVerification(tx, proof, { ...use(), ...change }));
    return used.ok ? used.value.tellerId : used.error.code;
  };
  const { proof } = await witnessAt(counter, '100290', 'override', clientKey);
  expect(await consume(proof, { deviceId: 'PC-1002-02' })).toBe('VERIFICATION_REFUSED');
  expect(await consume(proof, { clientKey: newKey() })).toBe('VERIFICATION_REFUSED');
  expect(await consume(proof, { purpose: '0212' })).toBe('VERIFICATION_REFUSED');
  expect(await consume(`${proof}x`)).toBe('VERIFICATION_REFUSED');
  expect(await consume(proof)).toBe('100290');
  expect(await consume(proof)).toBe('VERIFICATION_REFUSED');
  const late = await witnessAt(counter, '100290', 'override', clientKey);
  central.clock.advance(VERIFICATION_LIFETIME_MS);
  expect(await consume(late.proof)).toBe('VERIFICATION_REFUSED');
});

test('proving who one is ends nobody’s session, and fails as sign-on does', async () => {
  const supervisor = await signedOnAt(central.url, 'PC-1002-02', '100290');
  const counter = counterAt(central.url, 'PC-1002-01');
  await witnessAt(counter, '100290', 'override');
  expect((await supervisor.send('GET', '/v1/tills')).status).toBe(200);
  const claim = { password: 'wrong', purpose: 'override', clientKey: newKey() };
  expect((await counter.send('POST', '/v1/tellers/100290/verifications', { as: 'device', body: claim })).problem.code).toBe(
    'CREDENTIALS_WRONG',
  );
  const other = { ...claim, password: sandboxPassword('100190') };
  expect((await counter.send('POST', '/v1/tellers/100190/verifications', { as: 'device', body: other })).problem.code).toBe(
    'TELLER_OF_ANOTHER_BRANCH',
  );
});
