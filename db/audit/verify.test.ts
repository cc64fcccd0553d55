import { describe, expect, it } from 'vitest';
import { openDatabase, type SqliteDatabase } from '../sqlite/database.ts';
import { openTestForm, openTestStore, TEST_KEY } from '../testing/fixture.ts';
import type { AuditHead } from './append.ts';
import type { Verification } from './verify.ts';

const ROWS = 12;

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

  it('misses a cut tail by itself, and finds it by the head that central keeps', () => {
    const cut = 'DELETE FROM audit WHERE sequence > 9';
    expect(afterForgery((database) => void database.exec(cut), false).intact).toBe(true);
    expect(afterForgery((database) => void database.exec(cut), true)).toMatchObject({ intact: false, firstBadRow: 10 });
  });
});
