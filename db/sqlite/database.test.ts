import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../migrations/all.ts';
import { migrate } from '../migrations/migrate.ts';
import { openTestForm, openTestStore, TEST_KEY } from '../testing/fixture.ts';
import { openDatabase } from './database.ts';

describe('the encrypted database', () => {
  it('shows nothing of what it holds in its file', () => {
    using store = openTestStore();
    openTestForm(store.executor, 1);
    store.reopen();
    const bytes = readFileSync(store.path);
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(bytes.includes('100101')).toBe(false);
  });

  it('refuses a wrong key and a key of the wrong shape', () => {
    using store = openTestStore();
    store.reopen();
    expect(() => openDatabase(store.path, 'b2'.repeat(32))).toThrow('does not open');
    expect(() => openDatabase(store.path, 'secret')).toThrow('32 bytes');
  });

  it('syncs every commit to the disk, also after it was reopened', () => {
    using store = openTestStore();
    store.reopen();
    const database = openDatabase(store.path, TEST_KEY);
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    database.close();
  });

  it('finds a flipped bit in any page instead of reading on', () => {
    using store = openTestStore();
    for (let n = 1; n <= 20; n += 1) openTestForm(store.executor, n);
    store.reopen();
    const clean = readFileSync(store.path);
    for (let page = 1; page < clean.length / 4096; page += 1) {
      const damaged = Buffer.from(clean);
      damaged[page * 4096 + 77] = (damaged[page * 4096 + 77] ?? 0) ^ 1;
      const file = `${store.path}.damaged`;
      writeFileSync(file, damaged);
      expect(() => readWhole(file), `page ${page + 1}`).toThrow();
    }
  });
});

/** Opens the file and checks every page of it, as a start does. */
const readWhole = (file: string): void => {
  const database = openDatabase(file, TEST_KEY);
  try {
    if (database.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('damaged');
  } finally {
    database.close();
  }
};

describe('migrations', () => {
  it('bring an empty database to the newest version, and a second start changes nothing', () => {
    using store = openTestStore();
    const database = openDatabase(store.path, TEST_KEY);
    expect(database.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(migrate(database, MIGRATIONS)).toEqual({ from: MIGRATIONS.length, to: MIGRATIONS.length });
    database.close();
  });

  it('refuse a database that a newer program wrote', () => {
    using store = openTestStore();
    const database = openDatabase(store.path, TEST_KEY);
    database.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    expect(() => migrate(database, MIGRATIONS)).toThrow(`knows ${MIGRATIONS.length}`);
    database.pragma(`user_version = ${MIGRATIONS.length}`);
    database.close();
  });

  it('are numbered one after another from one', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_each, index) => index + 1));
  });
});
