import { describe, expect, test } from 'vitest';
import type { Result } from '../../contract/result.ts';
import { AT, keyNumber, openTestForm, openTestStore, sendingStep } from '../testing/fixture.ts';
import type { OverrideStep, StoredOverride } from './overrides.ts';
import type { StoredTransaction, Transition } from './types.ts';

const override = (n: number, over: Partial<StoredOverride> = {}): StoredOverride => ({
  clientKey: keyNumber(n),
  attempt: 1,
  kind: 'remote',
  state: 'asking',
  tellerId: '100101',
  figures: 'a'.repeat(64),
  request: '{}',
  idempotencyKey: keyNumber(900 + n),
  currency: 'CNY',
  amount: '25000000',
  rules: [{ rule: 'cashDeposit.large', reasonZh: '单笔现金存款达到 20 万元', reasonEn: 'A large deposit' }],
  reason: '购房款',
  requestedAt: AT,
  told: null,
  error: null,
  ...over,
});

const step = (to: StoredOverride, before: OverrideStep['before'], more: Partial<OverrideStep> = {}): OverrideStep => ({
  override: to,
  before,
  reopen: false,
  event: { at: AT, event: `override.${to.state}`, tellerId: null, clientKey: to.clientKey, stage: null, data: { attempt: to.attempt } },
  ...more,
});

const quoted = (clientKey: Transition['clientKey']): Transition => ({
  clientKey,
  from: ['open'],
  to: 'quoted',
  at: AT,
  tellerId: '100101',
  event: 'transaction.quoted',
});
const going = (clientKey: Transition['clientKey']): Transition => {
  const { till: _till, ...sending } = sendingStep(clientKey);
  return { ...sending, from: ['quoted'], override: 'spend' };
};

const setUp = () => {
  const store = openTestStore();
  const { executor } = store;
  const key = openTestForm(executor, 1);
  executor.execute('applyTransition', quoted(key));
  const take = (one: OverrideStep) => executor.execute('stepOverride', one) as Result<unknown, { code: string }>;
  const stage = () => (executor.execute('getTransaction', key) as StoredTransaction).view.stage;
  const state = () => (executor.execute('overrideOf', key) as StoredOverride | null)?.state;
  return { store, executor, key, take, stage, state };
};

describe('an override on disk', () => {
  test('reads back as it was written, also after the store was opened anew', () => {
    const { store, key, take } = setUp();
    using _store = store;
    expect(take(step(override(1), null)).ok).toBe(true);
    const after = store.reopen();
    expect(after.execute('overrideOf', key)).toEqual(override(1));
    expect(after.execute('openOverrides', '100101')).toEqual([override(1)]);
    expect(after.execute('openOverrides', '100102')).toEqual([]);
  });

  test('a step that was decided from what is not so any more changes nothing', () => {
    const { store, executor, take, state } = setUp();
    using _store = store;
    take(step(override(1), null));
    take(step(override(1, { state: 'withdrawn' }), { attempt: 1, state: 'asking' }));
    expect(take(step(override(1, { state: 'approved' }), { attempt: 1, state: 'asking' }))).toMatchObject({
      error: { code: 'STAGE_REFUSES' },
    });
    expect(take(step(override(1), null))).toMatchObject({ error: { code: 'STAGE_REFUSES' } });
    expect(state()).toBe('withdrawn');
    expect(executor.execute('verifyAudit', null)).toMatchObject({ intact: true });
  });

  test('a no gives the form back to its fields in the same commit, and the chain still fits the journal', () => {
    const { store, executor, take, stage } = setUp();
    using _store = store;
    take(step(override(1, { state: 'pending' }), null));
    expect(take(step(override(1, { state: 'rejected' }), { attempt: 1, state: 'pending' }, { reopen: true }))).toMatchObject({
      ok: true,
      value: { stage: 'open', quote: null },
    });
    expect(stage()).toBe('open');
    expect(executor.execute('verifyAudit', null)).toMatchObject({ intact: true });
    expect(executor.execute('openOverrides', '100101')).toEqual([]);
  });
});

describe('an approval goes out with its form', () => {
  test('once: it is used up in the commit of the form', () => {
    const { store, executor, key, take, stage, state } = setUp();
    using _store = store;
    take(step(override(1, { state: 'approved' }), null));
    expect(executor.execute('applyTransition', going(key))).toMatchObject({ ok: true });
    expect([stage(), state()]).toEqual(['sending', 'used']);
  });

  test.each(['asking', 'pending', 'rejected', 'withdrawn', 'expired', 'used'] as const)('not while it is %s: the form stays', (is) => {
    const { store, executor, key, take, stage, state } = setUp();
    using _store = store;
    take(step(override(1, { state: is }), null));
    expect(executor.execute('applyTransition', going(key))).toMatchObject({ ok: false, error: { code: 'OVERRIDE_WAITING' } });
    expect([stage(), state()]).toEqual(['quoted', is]);
    expect(executor.execute('outboxItems', null)).toEqual([]);
  });
});
