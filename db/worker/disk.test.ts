import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorAction, errorText, wireError } from '../../contract/errors/wire.ts';
import { openDatabase } from '../sqlite/database.ts';
import { openStore, type Store } from '../store.ts';
import { AT, keyNumber, openTestForm, TEST_KEY } from '../testing/fixture.ts';
import { createExecutor } from './executor.ts';
import { failureOf } from './failure.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guitai-disk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const WORKER = new URL('./main.ts', import.meta.url);
const formOf = (n: number) => ({
  clientKey: keyNumber(n),
  transactionCode: '1201',
  businessDate: '2026-03-02',
  tellerId: '100101',
  tillId: '1001-T01',
  salt: '00'.repeat(16),
  at: AT,
});

describe('a full disk', () => {
  it('is said as such, keeps nothing by halves, and lets the teller go on when there is room again', () => {
    let limit: ((pages: number) => void) | null = null;
    const executor = createExecutor(
      path.join(folder, 'counter.db'),
      TEST_KEY,
      () => undefined,
      (file, key) => {
        const database = openDatabase(file, key);
        limit = (pages) => void database.pragma(`max_page_count = ${pages}`);
        return database;
      },
    );
    const setLimit = (pages: number): void => limit?.(pages);
    openTestForm(executor, 1);
    setLimit(40);
    let n = 1;
    let failure: unknown = null;
    while (failure === null && n < 2_000) {
      n += 1;
      try {
        openTestForm(executor, n);
      } catch (cause) {
        failure = cause;
      }
    }
    expect(failureOf(failure)).toBe('DISK_FULL');
    expect(executor.execute('getTransaction', keyNumber(n))).toBeNull();
    expect(executor.execute('verifyAudit', null)).toMatchObject({ intact: true, rows: n - 1 });
    setLimit(1_000_000);
    openTestForm(executor, n);
    expect(executor.execute('verifyAudit', null)).toMatchObject({ intact: true, rows: n });
    executor.close();
  });

  it('of its own size is survived by the whole store', async (context) => {
    const mount = path.join(folder, 'small');
    spawnSync('mkdir', [mount]);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=700k', 'none', mount]).status !== 0) {
      process.stderr.write('not run: no file system of a set size can be mounted here\n');
      context.skip();
    }
    let store: Store | null = null;
    try {
      store = await openStore({ path: path.join(mount, 'counter.db'), keyHex: TEST_KEY, crashAt: null }, WORKER);
      let n = 0;
      let code = '';
      while (code === '' && n < 2_000) {
        n += 1;
        code = await store.do('openForm', formOf(n)).then(
          () => '',
          (cause: { code: string }) => cause.code,
        );
      }
      expect(['DISK_FULL', 'STORE_UNUSABLE']).toContain(code);
      spawnSync('mount', ['-o', 'remount,size=20m', mount]);
      expect(await store.do('verifyAudit', null)).toMatchObject({ intact: true, rows: n - 1 });
      await store.do('openForm', formOf(n));
      expect(await store.do('verifyAudit', null)).toMatchObject({ intact: true, rows: n });
    } finally {
      await store?.close();
      spawnSync('umount', [mount]);
    }
  });
});

describe('a damaged page', () => {
  it('keeps the store from opening, with a code of its own', async () => {
    const file = path.join(folder, 'counter.db');
    const executor = createExecutor(file, TEST_KEY, () => undefined);
    for (let n = 1; n <= 40; n += 1) openTestForm(executor, n);
    executor.close();
    const bytes = readFileSync(file);
    bytes[bytes.length - 2_000] = (bytes[bytes.length - 2_000] ?? 0) ^ 0x40;
    writeFileSync(file, bytes);
    await expect(openStore({ path: file, keyHex: TEST_KEY, crashAt: null }, WORKER)).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
  });

  it('that is found while working stops the store, and nothing is written after it', () => {
    const file = path.join(folder, 'counter.db');
    const executor = createExecutor(
      file,
      TEST_KEY,
      () => undefined,
      (at, key) => {
        const database = openDatabase(at, key);
        database.pragma('cache_size = 0');
        return database;
      },
    );
    for (let n = 1; n <= 60; n += 1) openTestForm(executor, n);
    const other = openDatabase(file, TEST_KEY);
    other.pragma('wal_checkpoint(TRUNCATE)');
    other.close();
    const bytes = readFileSync(file);
    for (let at = 5_000; at < bytes.length; at += 4_096) bytes[at] = (bytes[at] ?? 0) ^ 0x40;
    writeFileSync(file, bytes);
    const failures = [61, 62].map((n) => {
      try {
        openTestForm(executor, n);
        return 'written';
      } catch (cause) {
        return failureOf(cause);
      }
    });
    expect(failures).toEqual(['STORE_DAMAGED', 'STORE_DAMAGED']);
    executor.close();
  });
});

describe('what a teller reads of it', () => {
  it.each([
    'DISK_FULL',
    'STORE_DAMAGED',
    'STORE_UNUSABLE',
    'BACKUP_FAILED',
    'CLOCK_WRONG',
    'CLOCK_JUMPED',
    'PC_RESTORED',
    'ANCHOR_REFUSED',
  ] as const)('says of %s what happened and what to do, in Chinese and English', (code) => {
    const error = wireError(code, { reason: 'r', minutes: '7', seconds: '7', takenAt: 't' });
    for (const text of [errorText(error, 'zh'), errorAction(error, 'zh')]) expect(text).toMatch(/[一-龥]/);
    for (const text of [errorText(error, 'en'), errorAction(error, 'en')]) {
      expect(text).toMatch(/^[A-Z][^一-龥]+$/);
      expect(text).not.toContain('{');
    }
  });
});
