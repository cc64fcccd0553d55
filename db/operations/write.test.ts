import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Result } from '../../contract/result.ts';
import type { TillView } from '../../contract/views/session.ts';
import type { Reader } from '../sqlite/access.ts';
import { AT, keyNumber, openTestForm, openTestStore, openTestTill, sendingStep } from '../testing/fixture.ts';
import type { OutboxItem, StoredTransaction, Transition } from './types.ts';

const till = (executor: { execute(name: 'tillOf', input: string): unknown }): TillView => executor.execute('tillOf', '100101') as TillView;

describe('one step of a transaction', () => {
  it('commits journal, outbox, till and audit together', () => {
    using store = openTestStore();
    const { executor } = store;
    openTestTill(executor, openTestForm(executor, 1));
    const key = openTestForm(executor, 2);
    expect(executor.execute('applyTransition', sendingStep(key))).toMatchObject({ ok: true, value: { stage: 'sending' } });
    expect((executor.execute('outboxItems', null) as OutboxItem[]).map(({ clientKey }) => clientKey)).toEqual([key]);
    expect(executor.execute('verifyAudit', null)).toMatchObject({ intact: true, rows: 4 });

    executor.execute('applyTransition', {
      clientKey: key,
      from: ['sending'],
      to: 'accepted',
      at: AT,
      tellerId: '100101',
      event: 'transaction.accepted',
      outbox: { remove: 'posting' },
      till: { kind: 'book' },
    });
    expect(till(executor)).toMatchObject({ balance: '15000', denominations: { n100: 1, n50: 1 } });
    expect(executor.execute('outboxItems', null)).toEqual([]);
  });

  it('changes nothing at all when the commit does not happen', () => {
    let fail = false;
    using store = openTestStore((point) => {
      if (fail && point === 'db.applyTransition.beforeCommit') throw new Error('power cut');
    });
    const { executor } = store;
    openTestTill(executor, openTestForm(executor, 1));
    const key = openTestForm(executor, 2);
    fail = true;
    expect(() => executor.execute('applyTransition', sendingStep(key))).toThrow('power cut');
    fail = false;
    const after = store.reopen();
    expect((after.execute('getTransaction', key) as StoredTransaction).view.stage).toBe('open');
    expect(after.execute('outboxItems', null)).toEqual([]);
    expect(after.execute('verifyAudit', null)).toMatchObject({ intact: true, rows: 3 });
  });

  it('refuses a step from another stage and leaves no trace of it', () => {
    using store = openTestStore();
    const { executor } = store;
    const key = openTestForm(executor, 1);
    const refused = executor.execute('applyTransition', { ...sendingStep(key), from: ['quoted'] }) as Result<unknown, { code: string }>;
    expect(refused).toMatchObject({ ok: false, error: { code: 'STAGE_REFUSES', details: { stage: 'open' } } });
    expect(executor.execute('verifyAudit', null)).toMatchObject({ rows: 1 });
  });

  it('is one of several in one commit: a refused one changes nothing, the others count', () => {
    const points: string[] = [];
    using store = openTestStore((point) => points.push(point));
    const { executor } = store;
    openTestTill(executor, openTestForm(executor, 1));
    const [first, second, third] = [2, 3, 4].map((n) => openTestForm(executor, n));
    if (first === undefined || second === undefined || third === undefined) throw new Error('no forms');
    points.length = 0;
    const steps = [sendingStep(first), { ...sendingStep(second), from: ['quoted'] }, sendingStep(third)];
    expect(executor.execute('applyTransitions', steps)).toMatchObject([{ ok: true }, { ok: false }, { ok: true }]);
    expect(points.filter((point) => point.endsWith('.committed'))).toEqual(['db.applyTransitions.committed']);
    expect((executor.execute('getTransaction', second) as StoredTransaction).view.stage).toBe('open');
    expect((executor.execute('outboxItems', null) as OutboxItem[]).map(({ clientKey }) => clientKey)).toEqual([first, third]);
    expect(executor.execute('verifyAudit', null)).toMatchObject({ intact: true, rows: 7 });
  });

  it('takes the whole group back when one of them cannot be written', () => {
    using store = openTestStore();
    const { executor } = store;
    const [first, second] = [openTestForm(executor, 1), openTestForm(executor, 2)];
    const broken: Transition = { ...sendingStep(second), till: { kind: 'book' } };
    expect(() => executor.execute('applyTransitions', [sendingStep(first), broken])).toThrow('no cash is reserved');
    expect((executor.execute('getTransaction', first) as StoredTransaction).view.stage).toBe('open');
    expect(executor.execute('outboxItems', null)).toEqual([]);
    expect(executor.execute('verifyAudit', null)).toMatchObject({ intact: true, rows: 2 });
  });

  it('gives the reserved cash back when central rejects the deposit', () => {
    using store = openTestStore();
    const { executor } = store;
    openTestTill(executor, openTestForm(executor, 1));
    const key = openTestForm(executor, 2);
    executor.execute('applyTransition', sendingStep(key));
    executor.execute('applyTransition', {
      clientKey: key,
      from: ['sending'],
      to: 'rejected',
      at: AT,
      tellerId: '100101',
      event: 'transaction.rejected',
      outbox: { remove: 'posting' },
      till: { kind: 'void' },
    });
    expect(till(executor).balance).toBe('10000');
  });

  it('finds the twin of a deposit whose outcome nobody knows', () => {
    using store = openTestStore();
    const { executor } = store;
    openTestTill(executor, openTestForm(executor, 1));
    const key = openTestForm(executor, 2);
    executor.execute('applyTransition', sendingStep(key));
    const ask = (amount: string) => executor.execute('inDoubtTwin', { clientKey: keyNumber(9), accountNumber: '6200000000000001', amount });
    expect(ask('5000')).toBe(key);
    expect(ask('5001')).toBeNull();
  });

  it('does not let a reader write', () => {
    expectTypeOf<Reader>().not.toHaveProperty('run');
  });
});

describe('the journal', () => {
  it('pages newest first without gaps or repeats', () => {
    using store = openTestStore();
    const { executor } = store;
    for (let n = 1; n <= 7; n += 1) openTestForm(executor, n);
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page = executor.execute('journalPage', { limit: 3, before, businessDate: null, stage: null }) as {
        rows: { clientKey: string }[];
        next: string | null;
      };
      seen.push(...page.rows.map(({ clientKey }) => clientKey));
      before = page.next;
    } while (before !== null);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map(keyNumber));
  });
});
