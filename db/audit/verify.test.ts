import { describe, expect, it } from 'vitest';
import { openDatabase, type SqliteDatabase } from '../sqlite/database.ts';
import { AT, keyNumber, openTestForm, openTestStore, openTestTill, sendingStep, TEST_KEY } from '../testing/fixture.ts';
import type { AuditHead } from './append.ts';
import { canonicalBody, chainHash, GENESIS } from './chain.ts';
import type { Verification } from './verify.ts';

const ROWS = 12;

const INSERTED = `INSERT INTO journal (client_key, transaction_code, stage, business_date, opened_at, updated_at, teller_id, "values", salt)
  VALUES ('${keyNumber(900)}', '1201', 'done', '2026-03-02', '${AT}', '${AT}', '100101', '{}', '00')`;

/** Writes a chain, lets `forge` at the file behind the program's back, and verifies against the head as it was. */
const afterForgery = (forge: (database: SqliteDatabase) => void, useAnchor: boolean): Verification => {
  using store = openTestStore();
  for (let n = 1; n <= ROWS; n += 1) openTestForm(store.executor, n);
  const head = store.executor.execute('auditHead', null) as AuditHead;
  const database = openDatabase(store.path, TEST_KEY);
  forge(database);
  database.close();
  return store.executor.execute('verifyAudit', useAnchor ? head : null) as Verification;
};

describe('the audit chain', () => {
  it('is intact when nobody touched it', () => {
    expect(afterForgery(() => undefined, true)).toMatchObject({ intact: true, rows: ROWS, firstBadRow: null });
  });

  it.each([
    ['a changed row', "UPDATE audit SET body = replace(body, '100101', '100102') WHERE sequence = 5", 5],
    ['a changed hash', "UPDATE audit SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE sequence = 5", 5],
    ['a deleted row', 'DELETE FROM audit WHERE sequence = 5', 5],
    ['a row moved to another transaction', "UPDATE audit SET client_key = 'other' WHERE sequence = 5", 5],
    ['a deleted first row', 'DELETE FROM audit WHERE sequence = 1', 1],
    ['an inserted row', `INSERT INTO audit SELECT ${ROWS + 1}, client_key, body, hash FROM audit WHERE sequence = 3`, ROWS + 1],
  ])('names %s', (_what, forgery, firstBadRow) => {
    expect(afterForgery((database) => void database.exec(forgery), false)).toMatchObject({ intact: false, firstBadRow });
  });

  it('names the first of two swapped rows', () => {
    const swapped = afterForgery((database) => {
      database.exec(
        'UPDATE audit SET sequence = 900 WHERE sequence = 4; UPDATE audit SET sequence = 4 WHERE sequence = 5; UPDATE audit SET sequence = 5 WHERE sequence = 900',
      );
    }, false);
    expect(swapped).toMatchObject({ intact: false, firstBadRow: 4 });
  });

  it('misses a tail that was cut off both tables, and finds it by the head that central keeps', () => {
    const cut = 'DELETE FROM audit WHERE sequence > 9; DELETE FROM journal WHERE client_key NOT IN (SELECT client_key FROM audit)';
    expect(afterForgery((database) => void database.exec(cut), false).intact).toBe(true);
    expect(afterForgery((database) => void database.exec(cut), true)).toMatchObject({ intact: false, firstBadRow: 10 });
  });

  it('finds a file that was replaced by another whole chain', () => {
    const replaced = (database: SqliteDatabase): void => {
      database.exec('DELETE FROM audit; DELETE FROM journal');
      const rows: AuditHead[] = [];
      for (let sequence = 1; sequence <= ROWS + 3; sequence += 1) {
        const body = canonicalBody({ sequence, at: AT, event: 'system.started', tellerId: null, clientKey: null, stage: null, data: {} });
        const hash = chainHash(rows.at(-1)?.hash ?? GENESIS, body);
        rows.push({ sequence, hash });
        database.prepare('INSERT INTO audit (sequence, client_key, body, hash) VALUES (?, NULL, ?, ?)').run(sequence, body, hash);
      }
    };
    expect(afterForgery(replaced, false).intact).toBe(true);
    expect(afterForgery(replaced, true)).toMatchObject({ intact: false, firstBadRow: ROWS });
  });
});

describe('the journal beside its chain', () => {
  const key = keyNumber(5);
  it.each([
    ['a changed amount', `UPDATE journal SET amount = 999 WHERE client_key = '${key}'`, 'changed', key],
    ['a changed stage', `UPDATE journal SET stage = 'done' WHERE client_key = '${key}'`, 'changed', key],
    ['another teller', `UPDATE journal SET teller_id = '100109' WHERE client_key = '${key}'`, 'changed', key],
    ['an answer that nobody gave', `UPDATE journal SET trace_number = '10000001' WHERE client_key = '${key}'`, 'changed', key],
    ['another salt', `UPDATE journal SET salt = 'ff' WHERE client_key = '${key}'`, 'changed', key],
    ['a deleted row', `DELETE FROM journal WHERE client_key = '${key}'`, 'missing', key],
    ['a tail cut off', `DELETE FROM journal WHERE client_key >= '${key}'`, 'missing', key],
    ['an inserted row', INSERTED, 'inserted', keyNumber(900)],
  ])('names %s', (_what, forgery, what, clientKey) => {
    const found = afterForgery((database) => void database.exec(forgery), false);
    expect(found).toMatchObject({ intact: false, firstBadTransaction: { what, clientKey } });
    expect(found.firstBadRow).toBe(what === 'inserted' ? null : 5);
  });

  it('names the first of two swapped rows', () => {
    using store = openTestStore();
    openTestTill(store.executor, openTestForm(store.executor, 1));
    const [sent, open] = [openTestForm(store.executor, 2), openTestForm(store.executor, 3)];
    store.executor.execute('applyTransition', sendingStep(sent));
    const database = openDatabase(store.path, TEST_KEY);
    const rename = database.prepare('UPDATE journal SET client_key = ? WHERE client_key = ?');
    rename.run('x', sent);
    rename.run(sent, open);
    rename.run(open, 'x');
    database.close();
    expect(store.executor.execute('verifyAudit', null)).toMatchObject({
      intact: false,
      firstBadTransaction: { clientKey: sent, what: 'changed' },
    });
  });

  it('lets a teller type on: what a form holds before it is sent is no event', () => {
    using store = openTestStore();
    const clientKey = openTestForm(store.executor, 1);
    store.executor.execute('saveForm', { clientKey, values: { amount: '5' }, at: AT });
    expect(store.executor.execute('verifyAudit', null)).toMatchObject({ intact: true });
  });

  it('is whole after each step of a deposit', () => {
    using store = openTestStore();
    openTestTill(store.executor, openTestForm(store.executor, 1));
    store.executor.execute('applyTransition', sendingStep(openTestForm(store.executor, 2)));
    expect(store.executor.execute('verifyAudit', null)).toMatchObject({ intact: true, firstBadTransaction: null });
  });
});

describe('the check of a start', () => {
  const tailOf = (forge: (database: SqliteDatabase) => void): Verification => {
    using store = openTestStore();
    for (let n = 1; n <= ROWS; n += 1) {
      openTestForm(store.executor, n);
      if (n === 8) store.executor.execute('keepAnchor', store.executor.execute('auditHead', null) as AuditHead);
    }
    const database = openDatabase(store.path, TEST_KEY);
    forge(database);
    database.close();
    return store.executor.execute('verifyTail', store.executor.execute('keptAnchor', null) as AuditHead) as Verification;
  };

  it('reads only what came after the head that central keeps', () => {
    expect(tailOf(() => undefined)).toMatchObject({ intact: true, rows: ROWS - 8 });
  });

  it.each([
    ['a change behind that head', "UPDATE audit SET body = replace(body, '100101', '100102') WHERE sequence = 10", 10],
    ['that head itself gone', 'DELETE FROM audit WHERE sequence = 8', 8],
    ['everything after the fifth row gone', 'DELETE FROM audit WHERE sequence > 5', 6],
    ['that head rewritten', "UPDATE audit SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE sequence = 8", 8],
  ])('finds %s', (_what, forgery, firstBadRow) => {
    expect(tailOf((database) => void database.exec(forgery))).toMatchObject({ intact: false, firstBadRow });
  });
});

describe('a chain that was restored from a snapshot', () => {
  const LOST: AuditHead = { sequence: 40, hash: 'ab'.repeat(32) };
  const event = { at: AT, tellerId: null, clientKey: null, stage: null, data: { snapshot: 'a' } };

  it('goes on behind the head that central keeps and names what was lost', () => {
    using store = openTestStore();
    for (let n = 1; n <= 3; n += 1) openTestForm(store.executor, n);
    expect(store.executor.execute('recordRestored', { event, anchor: LOST })).toMatchObject({ sequence: 41 });
    openTestForm(store.executor, 4);
    const head = store.executor.execute('auditHead', null) as AuditHead;
    expect(head.sequence).toBe(42);
    for (const anchor of [null, LOST, head]) {
      expect(store.executor.execute('verifyAudit', anchor)).toMatchObject({ intact: true, rows: 5, gaps: [{ from: 4, through: 40 }] });
    }
    expect(store.executor.execute('verifyAudit', { sequence: 40, hash: 'cd'.repeat(32) })).toMatchObject({
      intact: false,
      firstBadRow: 40,
    });
  });

  it('goes on as before where the snapshot is as new as that head', () => {
    using store = openTestStore();
    openTestForm(store.executor, 1);
    const head = store.executor.execute('auditHead', null) as AuditHead;
    expect(store.executor.execute('recordRestored', { event, anchor: head })).toMatchObject({ sequence: 2 });
    expect(store.executor.execute('verifyAudit', head)).toMatchObject({ intact: true, gaps: [] });
  });

  it('does not pass where the gap is said to begin elsewhere', () => {
    using store = openTestStore();
    for (let n = 1; n <= 3; n += 1) openTestForm(store.executor, n);
    store.executor.execute('recordRestored', { event, anchor: LOST });
    const database = openDatabase(store.path, TEST_KEY);
    database.exec('DELETE FROM audit WHERE sequence = 3; DELETE FROM journal WHERE client_key NOT IN (SELECT client_key FROM audit)');
    database.close();
    expect(store.executor.execute('verifyAudit', null)).toMatchObject({ intact: false, firstBadRow: 3 });
  });
});
