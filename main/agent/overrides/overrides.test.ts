import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { FormOverride } from '../../../contract/views/override.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { beginDay, depositValues, quoteDeposit, startTestCounter, type TestCounter } from '../testing/fixture.ts';
import { OVERRIDE_LIFETIME_MS } from '../testing/overrides.ts';
import { createOverrideFollower } from './follow.ts';

/** 250,000 yuan; from 200,000 on a deposit needs a supervisor. */
const LARGE = depositValues({ amount: '250,000', denominations: { n100: 2_500 } });

let counter: TestCounter;
let form: { clientKey: ClientKey; quoteId: string };
beforeEach(async () => {
  counter = await startTestCounter();
  await beginDay(counter);
  form = await quoteDeposit(counter, LARGE);
});
afterEach(() => counter[Symbol.asyncDispose]());

const ask = (kind: FormOverride['kind'] = 'remote') =>
  counter.must('override.ask', { clientKey: form.clientKey, kind, reason: '客户存入购房款' });
const post = (quoteId = form.quoteId) => counter.call('transaction.post', { clientKey: form.clientKey, quoteId });
const postCode = async () => {
  const answer = await post();
  return answer.ok ? answer.value.stage : answer.error.code;
};
const shown = async (): Promise<FormOverride | null> => (await counter.must('override.of', { clientKey: form.clientKey })).override;
const view = (): Promise<TransactionView> => counter.must('transaction.get', { clientKey: form.clientKey });
const here = (more: object = {}) =>
  counter.call('override.approveHere', { clientKey: form.clientKey, tellerId: '100190', password: 'secret', ...more } as never);
const asked = () => counter.central.received.filter((name) => name === 'requestOverride').length;
/** Time passes, and the next heartbeat tells what it is at central. */
const pass = async (ms: number): Promise<void> => {
  counter.advance(ms);
  await counter.context.connection.probe();
};
const history = async (): Promise<string[]> =>
  (await counter.must('journal.history', { clientKey: form.clientKey })).steps.map(({ event }) => event);

describe('asking', () => {
  test('a large deposit is refused until it is approved, and then posted once with the approval used up', async () => {
    expect(await postCode()).toBe('OVERRIDE_NEEDED');
    expect(await ask()).toMatchObject({ state: 'pending', amount: '25000000', attempt: 1, silentSince: null });
    expect(await postCode()).toBe('OVERRIDE_WAITING');
    counter.central.overrides.decide('approve');
    await counter.follow();
    expect(await shown()).toMatchObject({ state: 'approved', decisions: [{ by: { tellerId: '100190' } }] });
    expect(await postCode()).toBe('accepted');
    expect((await shown())?.state).toBe('used');
    expect(counter.central.overrides.requests[0]?.state).toBe('used');
    expect(await history()).toEqual(
      expect.arrayContaining(['override.asked', 'override.pending', 'override.approved', 'transaction.sending', 'transaction.accepted']),
    );
  });

  test('a small deposit needs none, and asking says so', async () => {
    form = await quoteDeposit(counter);
    expect(await counter.call('override.ask', { clientKey: form.clientKey, kind: 'remote', reason: '' })).toMatchObject({
      error: { code: 'OVERRIDE_NOT_NEEDED' },
    });
  });

  test('asked twice for the same figures, it is one request', async () => {
    await ask();
    await ask();
    expect(counter.central.overrides.requests).toHaveLength(1);
    expect(asked()).toBe(1);
  });

  test('here instead of there is another request, and the earlier one is gone', async () => {
    await ask('remote');
    expect(await ask('local')).toMatchObject({ kind: 'local', attempt: 2, state: 'pending' });
    expect(counter.central.overrides.requests.map(({ state }) => state)).toEqual(['withdrawn', 'pending']);
  });

  test('another teller’s form is not theirs to ask for', async () => {
    expect(
      await counter.call('override.ask', { clientKey: '0197a000-0000-7000-8000-000000000001' as ClientKey, kind: 'remote', reason: '' }),
    ).toMatchObject({
      error: { code: 'FORM_UNKNOWN' },
    });
  });
});

describe('silence of central', () => {
  test.each(['lost', 'cut'] as const)(
    'the request was %s: it is kept, said to be silent, and made once when central is back',
    async (trouble) => {
      counter.central.trouble('requestOverride', trouble);
      expect(await ask()).toMatchObject({ state: 'asking', requestId: null, silentSince: expect.any(String) });
      expect(await postCode()).toBe('OVERRIDE_WAITING');
      await counter.follow();
      expect(await shown()).toMatchObject({ state: 'pending', silentSince: null });
      expect(counter.central.overrides.requests).toHaveLength(1);
      expect(asked()).toBe(2);
    },
  );

  test('killed between the disk and the wire, the request goes out after the restart under its key', async () => {
    counter.dieAt('override.asked.committed');
    await expect(ask()).rejects.toThrow('override.ask');
    expect(asked()).toBe(0);
    await counter.crash();
    expect((await shown())?.state).toBe('asking');
    await counter.follow();
    expect((await shown())?.state).toBe('pending');
    counter.central.overrides.decide('approve');
    await counter.follow();
    expect(await postCode()).toBe('accepted');
  });

  test('while it waits, silence is shown and ends with the next answer', async () => {
    await ask();
    counter.central.trouble('override', 'lost');
    await counter.follow();
    expect(await shown()).toMatchObject({ state: 'pending', silentSince: expect.any(String) });
    await counter.follow();
    expect((await shown())?.silentSince).toBeNull();
  });

  test('taking back is refused while central is silent, for it would not be known whether it did', async () => {
    await ask();
    counter.central.trouble('withdrawOverride', 'lost');
    expect(await counter.call('override.withdraw', { clientKey: form.clientKey })).toMatchObject({
      error: { code: 'CENTRAL_UNREACHABLE' },
    });
    expect(await counter.must('override.withdraw', { clientKey: form.clientKey })).toMatchObject({ state: 'withdrawn' });
    expect(await postCode()).toBe('OVERRIDE_NEEDED');
  });

  test('central does not take the request: the words stay with the form, and it can be asked again', async () => {
    counter.central.trouble('requestOverride', 'notPermitted');
    expect(await ask()).toMatchObject({ state: 'refused', error: { code: 'NOT_PERMITTED' } });
    expect(await ask()).toMatchObject({ state: 'pending', attempt: 2, error: null });
  });
});

describe('a no', () => {
  test.each([
    ['reject', 'rejected'],
    ['return', 'returned'],
  ] as const)('%s: the form is back at its fields with everything typed and the words of the supervisor', async (decision, state) => {
    await ask();
    counter.central.overrides.decide(decision, '请补充资金来源证明');
    await counter.follow();
    expect(await view()).toMatchObject({ stage: 'open', quote: null, values: LARGE });
    expect(await shown()).toMatchObject({ state, decisions: [{ reason: '请补充资金来源证明', by: { name: '王建国' } }] });
    expect(await postCode()).toBe('QUOTE_STALE');
    // It can be corrected, quoted and asked for again.
    const { quote } = await counter.must('transaction.quote', { clientKey: form.clientKey, values: { ...LARGE, remark: '售房款' } });
    expect(await ask()).toMatchObject({ state: 'pending', attempt: 2 });
    counter.central.overrides.decide('approve');
    await counter.follow();
    expect(await post(quote?.quoteId)).toMatchObject({ ok: true, value: { stage: 'accepted' } });
  });

  test('nobody decides in time: it expires, and the form goes back to its fields', async () => {
    await ask();
    await pass(OVERRIDE_LIFETIME_MS);
    await counter.follow();
    expect((await shown())?.state).toBe('expired');
    expect(await view()).toMatchObject({ stage: 'open', values: LARGE });
  });
});

describe('exactly these figures', () => {
  test('an approval does not carry a fen more', async () => {
    await ask();
    counter.central.overrides.decide('approve');
    await counter.follow();
    const more = depositValues({ amount: '250,100', denominations: { n100: 2_501 } });
    const { quote } = await counter.must('transaction.quote', { clientKey: form.clientKey, values: more });
    expect(await post(quote?.quoteId)).toMatchObject({ error: { code: 'OVERRIDE_FIGURES_DIFFER' } });
    // The approval that nobody can use any more is taken back.
    await counter.follow();
    expect((await shown())?.state).toBe('withdrawn');
    expect(counter.central.overrides.requests[0]?.state).toBe('withdrawn');
  });

  test('quoted again with the same figures, the approval still holds', async () => {
    await ask();
    counter.central.overrides.decide('approve');
    await counter.follow();
    const { quote } = await counter.must('transaction.quote', { clientKey: form.clientKey, values: LARGE });
    await counter.follow();
    expect(await post(quote?.quoteId)).toMatchObject({ ok: true, value: { stage: 'accepted' } });
  });

  test('an approval whose time is over is not posted with', async () => {
    await ask();
    counter.central.overrides.decide('approve');
    await counter.follow();
    await pass(OVERRIDE_LIFETIME_MS);
    expect(await postCode()).toBe('OVERRIDE_EXPIRED');
    expect(counter.central.postings.get(form.clientKey)).toBeUndefined();
  });

  test('an approval that was taken back while Post was pressed stops the posting in its commit', async () => {
    await ask();
    counter.central.overrides.decide('approve');
    await counter.follow();
    counter.central.trouble('businessDay');
    const [posted, withdrawn] = await Promise.all([post(), counter.call('override.withdraw', { clientKey: form.clientKey })]);
    // Whoever came first: the form went out with its approval, or it did not go out at all.
    const stage = (await view()).stage;
    const state = (await shown())?.state;
    expect([`${stage} ${state}`]).toEqual([expect.stringMatching(/^(accepted used|rejected used|quoted withdrawn)$/)]);
    expect(posted.ok || withdrawn.ok).toBe(true);
  });

  test('a quote that has run out meanwhile is asked for again before it would end the form at central', async () => {
    await ask();
    counter.central.overrides.decide('approve');
    await counter.follow();
    counter.central.quoteExpires('2026-03-02T00:59:59.000Z');
    const { quote } = await counter.must('transaction.quote', { clientKey: form.clientKey, values: LARGE });
    expect(await post(quote?.quoteId)).toMatchObject({ error: { code: 'QUOTE_STALE' } });
    expect((await shown())?.state).toBe('approved');
  });

  test('a clock of this PC that is a day ahead ends nothing', async () => {
    await ask();
    counter.central.overrides.decide('approve');
    counter.advance(24 * 3_600_000);
    await counter.follow();
    expect((await counter.context.store.do('overrideOf', form.clientKey))?.state).toBe('approved');
  });

  test('a form that is given up takes its request with it', async () => {
    await ask();
    await counter.must('form.discard', { clientKey: form.clientKey });
    await counter.follow();
    expect(counter.central.overrides.requests[0]?.state).toBe('withdrawn');
  });
});

describe('here, by a second person', () => {
  test('a supervisor types number and password, and the teller stays signed on', async () => {
    await ask('local');
    expect(await here()).toMatchObject({ ok: true, value: { state: 'approved' } });
    expect((await counter.must('counter.state', {})).session?.tellerId).toBe('100101');
    expect(await postCode()).toBe('accepted');
  });

  test('nobody approves their own, and the password is not even asked of central', async () => {
    await ask('local');
    expect(await here({ tellerId: '100101', password: 'secret' })).toMatchObject({ error: { code: 'OVERRIDE_OWN' } });
    expect(counter.central.received).not.toContain('verifyTeller');
  });

  test('a wrong password is refused and recorded, and the request still waits', async () => {
    await ask('local');
    expect(await here({ password: 'wrong' })).toMatchObject({ error: { code: 'CREDENTIALS_WRONG' } });
    expect((await shown())?.state).toBe('pending');
    expect(await history()).toContain('override.refusedHere');
  });

  test('where the rule wants it, the amount is typed again, and another one is refused', async () => {
    counter.central.overrides.rekey = true;
    expect(await ask('local')).toMatchObject({ rekeyAmount: true });
    expect(await here()).toMatchObject({ error: { code: 'OVERRIDE_AMOUNT_DIFFERS' } });
    expect(await here({ amount: '25000000' })).toMatchObject({ ok: true, value: { state: 'approved' } });
  });

  test('a request that waits in vain in the queue is approved here instead', async () => {
    await ask('remote');
    expect(await here()).toMatchObject({ ok: true, value: { kind: 'remote', state: 'approved' } });
  });

  test('the answer to the decision was cut: what became of it is asked of central', async () => {
    await ask('local');
    counter.central.trouble('decideOverride', 'cut');
    expect(await here()).toMatchObject({ error: { code: 'CENTRAL_UNREACHABLE' } });
    await counter.follow();
    expect((await shown())?.state).toBe('approved');
  });

  test('a request that central has never seen is delivered first', async () => {
    counter.central.trouble('requestOverride', 'lost');
    await ask('local');
    expect(await here()).toMatchObject({ ok: true, value: { state: 'approved' } });
  });
});

describe('following', () => {
  test('central’s word arrives on the live line at once', async () => {
    const follower = createOverrideFollower(counter.context, () => 0);
    await ask();
    const { requestId } = counter.central.overrides.decide('approve');
    counter.line.say({
      kind: 'overrideDecided',
      branchCode: '1001' as never,
      tellerId: '100101' as never,
      at: '2026-03-02T01:00:00.000Z',
      payload: { requestId, decision: 'approved', decidedBy: '100190' as never, reason: '' },
    });
    counter.advance(0);
    await follower.stop();
    expect((await shown())?.state).toBe('approved');
  });

  test('without the line it asks by itself, every few seconds', async () => {
    counter.line.become(false);
    const follower = createOverrideFollower(counter.context, () => 0);
    await ask();
    const before = counter.central.received.length;
    counter.advance(0);
    await expect.poll(() => counter.central.received.length).toBe(before + 1);
    counter.central.overrides.assign('100191');
    await expect
      .poll(async () => {
        counter.advance(3_000);
        return (await shown())?.assignedTo;
      })
      .toBe('100191');
    await follower.stop();
  });
});
