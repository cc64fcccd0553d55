import { describe, expect, it } from 'vitest';
import { CALLS } from '../../../contract/ipc/contract.ts';
import { type AuditBody, auditBodySchema } from '../../../db/audit/body.ts';
import { beginDay, depositValues, quoteDeposit, startTestCounter, type TestCounter } from '../testing/fixture.ts';
import { hashPassword, passwordMatches } from './passwordHash.ts';
import { unlessLocked } from './veil.ts';

const signOn = (counter: TestCounter, more: object = {}) =>
  counter.call('session.signOn', { tellerId: '100101', password: 'secret', ...more });
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);
const audit = async (counter: TestCounter): Promise<AuditBody[]> =>
  (await counter.context.store.do('auditPage', { after: 0, limit: 200 })).map(({ body }) => auditBodySchema.parse(JSON.parse(body)));

describe('sign-on', () => {
  it('asks for the code of the moment where central wants it, and then takes it', async () => {
    await using counter = await startTestCounter();
    counter.central.people.code = '123456';
    expect(codeOf(await signOn(counter))).toBe('SECOND_FACTOR_NEEDED');
    expect((await counter.must('counter.state', {})).session).toBeNull();
    expect((await signOn(counter, { code: '123456' })).ok).toBe(true);
  });

  it('has a password changed that somebody else gave', async () => {
    await using counter = await startTestCounter();
    counter.central.people.mustChange = true;
    expect(codeOf(await signOn(counter))).toBe('PASSWORD_CHANGE_NEEDED');
    expect((await signOn(counter, { newPassword: 'autumn-leaf-1' })).ok).toBe(true);
    await counter.must('session.lock', {});
    counter.central.trouble('unlockSession', 'lost', 'lost');
    expect(codeOf(await counter.call('session.unlock', { password: 'secret' }))).toBe('UNLOCK_WRONG_OFFLINE');
    expect(codeOf(await counter.call('session.unlock', { password: 'autumn-leaf-1' }))).toBe('ok');
  });
});

describe('the locked counter (0102)', () => {
  const locked = async (): Promise<TestCounter> => {
    const counter = await startTestCounter();
    await beginDay(counter);
    await counter.must('form.open', { transactionCode: '1201' });
    await counter.must('session.lock', {});
    return counter;
  };

  it('refuses every call but those of the lock screen', async () => {
    await using counter = await locked();
    const open = Object.entries(CALLS).filter(([, definition]) => 'whileLocked' in definition);
    expect(open.map(([name]) => name).sort()).toEqual(['counter.state', 'session.endLocked', 'session.unlock']);
    expect(codeOf(await counter.call('form.open', { transactionCode: '1201' }))).toBe('LOCKED');
    expect(codeOf(await counter.call('customer.search', { query: '王芳' }))).toBe('LOCKED');
    expect(codeOf(await counter.call('session.signOff', {}))).toBe('LOCKED');
    expect(codeOf(await signOn(counter))).toBe('LOCKED');
  });

  it('tells nothing of a customer, of forms or of cash', async () => {
    await using counter = await locked();
    const state = await counter.must('counter.state', {});
    expect(state).toMatchObject({ session: { tellerId: '100101' }, lock: { reason: 'teller' }, till: null, forms: [] });
    const told: string[] = [];
    const listen = unlessLocked(counter.context.session, (name) => told.push(name));
    for (const name of ['transaction.changed', 'virtualCounter.changed', 'counter.state'] as const) listen(name, {});
    expect(told).toEqual(['counter.state']);
  });

  it('opens with the password of its teller; forms and till are as they were', async () => {
    await using counter = await locked();
    expect(codeOf(await counter.call('session.unlock', { password: 'guess' }))).toBe('CREDENTIALS_WRONG');
    expect((await counter.must('session.unlock', { password: 'secret' })).tellerId).toBe('100101');
    expect(await counter.must('counter.state', {})).toMatchObject({
      lock: null,
      till: { state: 'active' },
      forms: [{ transactionCode: '1201' }],
    });
  });

  it('checks the password itself while central is silent, five times at most, over a crash too', async () => {
    await using counter = await locked();
    const unlock = async (password: string) => {
      counter.central.trouble('unlockSession', 'lost');
      return codeOf(await counter.call('session.unlock', { password }));
    };
    for (let n = 0; n < 2; n += 1) expect(await unlock('guess')).toBe('UNLOCK_WRONG_OFFLINE');
    await counter.crash();
    expect((await counter.must('counter.state', {})).lock).not.toBeNull();
    for (let n = 0; n < 2; n += 1) expect(await unlock('guess')).toBe('UNLOCK_WRONG_OFFLINE');
    expect(await unlock('guess')).toBe('UNLOCK_NEEDS_CENTRAL');
    expect(await unlock('secret')).toBe('UNLOCK_NEEDS_CENTRAL');
    expect(codeOf(await counter.call('session.unlock', { password: 'secret' }))).toBe('ok');
  });

  it('guesses at the same time are still five', async () => {
    await using counter = await locked();
    counter.central.trouble('unlockSession', ...Array.from({ length: 12 }, () => 'lost' as const));
    const answers = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => codeOf(await counter.call('session.unlock', { password: `guess ${n}` }))),
    );
    expect(answers.filter((code) => code === 'UNLOCK_WRONG_OFFLINE')).toHaveLength(4);
  });

  it('a supervisor ends it so that another can sign on; the teller who left finds the forms again', async () => {
    await using counter = await locked();
    const end = (tellerId: string, password = 'secret') => counter.call('session.endLocked', { tellerId, password });
    expect(codeOf(await end('100101'))).toBe('OWN_ACT_REFUSED');
    expect(codeOf(await end('100102'))).toBe('NOT_PERMITTED');
    expect(codeOf(await end('100190', 'guess'))).toBe('CREDENTIALS_WRONG');
    counter.central.trouble('verifyTeller', 'lost');
    expect(codeOf(await end('100190'))).toBe('CENTRAL_UNREACHABLE');
    expect((await counter.must('counter.state', {})).session).not.toBeNull();
    expect(codeOf(await end('100190'))).toBe('ok');
    expect((await counter.must('counter.state', {})).session).toBeNull();
    expect((await signOn(counter)).ok).toBe(true);
    expect((await counter.must('counter.state', {})).forms).toHaveLength(1);
  });

  it('what central has ended meanwhile is over here too', async () => {
    await using counter = await locked();
    counter.central.trouble('unlockSession', 'sessionEnded');
    expect(codeOf(await counter.call('session.unlock', { password: 'secret' }))).toBe('SIGN_ON_NEEDED');
    expect(await counter.must('counter.state', {})).toMatchObject({ session: null, lock: null });
  });

  it('leaves lock, refused tries and unlocking in the audit chain, without a password', async () => {
    await using counter = await locked();
    await counter.call('session.unlock', { password: 'guess-at-it' });
    await counter.must('session.unlock', { password: 'secret' });
    const rows = await audit(counter);
    const recorded = rows.filter(({ event }) => event.startsWith('session.'));
    expect(recorded.map(({ event }) => event)).toEqual(['session.signedOn', 'session.locked', 'session.unlockRefused', 'session.unlocked']);
    expect(recorded.map(({ tellerId }) => tellerId)).toEqual(['100101', '100101', null, '100101']);
    expect(JSON.stringify(rows)).not.toContain('guess-at-it');
  });
});

describe('nobody at the keyboard', () => {
  it('locks after five minutes, and not while somebody works', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const lock = async () => (await counter.must('counter.state', {})).lock;
    counter.advance(299_000);
    await counter.must('session.active', {});
    counter.advance(299_000);
    expect(await lock()).toBeNull();
    counter.advance(1_000);
    expect(await lock()).toMatchObject({ reason: 'idle' });
    await counter.must('session.unlock', { password: 'secret' });
    counter.advance(299_000);
    expect(await lock()).toBeNull();
    counter.advance(1_000);
    expect(await lock()).not.toBeNull();
  });

  it('what the window asks by itself keeps nobody there', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const { clientKey } = await counter.must('form.open', { transactionCode: '1201' });
    counter.advance(200_000);
    await counter.call('override.of', { clientKey });
    counter.advance(100_000);
    expect((await counter.must('counter.state', {})).lock).toMatchObject({ reason: 'idle' });
  });

  it('asking for the counter’s state is nobody’s doing', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    counter.advance(200_000);
    await counter.must('counter.state', {});
    counter.advance(100_000);
    expect((await counter.must('counter.state', {})).lock).toMatchObject({ reason: 'idle' });
  });
});

describe('what is unfinished at sign-off', () => {
  it('is named in words, each with the way there, and keeps the teller', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    const begun = await counter.must('form.open', { transactionCode: '1201' });
    await counter.must('form.save', { clientKey: begun.clientKey, values: depositValues() });
    const { clientKey, quoteId } = await quoteDeposit(counter, depositValues());
    counter.central.trouble('post', 'lost');
    counter.central.trouble('inquire', 'lost');
    await counter.must('transaction.post', { clientKey, quoteId });
    counter.central.people.blockers = [{ kind: 'vouchersInTransit', reference: '9', textZh: '凭证 9 在途', textEn: 'forms 9 in transit' }];
    const { items, centralAsked } = await counter.must('session.blockers', {});
    expect(centralAsked).toBe(true);
    expect(items.map(({ kind, textZh, blocks }) => [kind, textZh, blocks])).toEqual([
      ['form', expect.stringContaining('1201'), true],
      ['inDoubt', expect.stringContaining('结果未知'), true],
      ['vouchersInTransit', '凭证 9 在途', true],
    ]);
    expect(items[0]?.go).toEqual({ to: 'form', clientKey: begun.clientKey });
    const refused = await counter.call('session.signOff', {});
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'SIGN_OFF_BLOCKED', details: { blockers: expect.stringContaining('凭证 9 在途') } },
    });
  });

  it('says so when central could not be asked, and names the till from its own books', async () => {
    await using counter = await startTestCounter();
    await beginDay(counter);
    counter.central.trouble('signOffBlockers', 'lost');
    expect(await counter.must('session.blockers', {})).toMatchObject({
      centralAsked: false,
      items: [{ kind: 'tillOpen', reference: '1001-T01' }],
    });
  });

  it('is nothing after blank forms: they are put away', async () => {
    await using counter = await startTestCounter();
    await counter.must('session.signOn', { tellerId: '100101', password: 'secret' });
    await counter.must('form.open', { transactionCode: '0211' });
    expect((await counter.must('session.blockers', {})).items).toEqual([]);
    expect((await counter.call('session.signOff', {})).ok).toBe(true);
  });
});

it('a kept password is salted, and only itself matches', async () => {
  const [one, other] = await Promise.all([hashPassword('秘密-Ａ1'), hashPassword('秘密-Ａ1')]);
  expect(one).not.toBe(other);
  // A full-width letter is what an input method makes of the same key.
  expect(await passwordMatches('秘密-A1', one)).toBe(true);
  expect(await passwordMatches('秘密-A2', one)).toBe(false);
});
