import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditHead } from '../audit/append.ts';
import { openTestForm, openTestStore, openTestTill, sendingStep, TEST_KEY, type TestStore } from '../testing/fixture.ts';
import { createExecutor } from '../worker/executor.ts';
import { createInspector } from '../worker/inspector.ts';
import { takeSnapshotInWorker } from './inWorker.ts';
import { restoreSnapshot } from './restore.ts';
import { takeSnapshot } from './take.ts';
import { verifySnapshot } from './verify.ts';

const BACKUP_KEY = 'b7'.repeat(32);
const NEW_PC_KEY = 'c9'.repeat(32);
const WORKER = new URL('../worker/main.ts', import.meta.url);

const fill = (store: TestStore): void => {
  openTestTill(store.executor, openTestForm(store.executor, 1));
  store.executor.execute('applyTransition', sendingStep(openTestForm(store.executor, 2)));
};

const orderFor = (store: TestStore) => {
  const target = path.join(path.dirname(store.path), 'backup', 'one.snapshot');
  mkdirSync(path.dirname(target), { recursive: true });
  return { source: store.path, sourceKey: TEST_KEY, target, targetKey: BACKUP_KEY };
};

const headOf = (store: TestStore): AuditHead => store.executor.execute('auditHead', null) as AuditHead;

describe('a snapshot', () => {
  it('is taken while the counter works, holds what was committed, and opens with the key of the backups alone', async () => {
    using store = openTestStore();
    fill(store);
    const order = orderFor(store);
    const facts = await takeSnapshotInWorker({ task: 'snapshot', ...order }, WORKER);
    openTestForm(store.executor, 3);
    expect(facts).toMatchObject({ sequence: 4, outbox: 1, unfinished: 2 });
    expect(verifySnapshot(order.target, BACKUP_KEY)).toEqual(facts);
    expect(() => verifySnapshot(order.target, TEST_KEY)).toThrow('the key does not open');
    expect(headOf(store).sequence).toBe(5);
  });

  it('shows nothing of what it holds to whoever has the file', () => {
    using store = openTestStore();
    fill(store);
    const order = orderFor(store);
    takeSnapshot(order);
    const bytes = readFileSync(order.target).toString('latin1');
    for (const text of ['SQLite format', 'journal', '100101', '6200000000000001']) expect(bytes).not.toContain(text);
  });

  it('is not made where its place is gone, and leaves nothing half-done', async () => {
    using store = openTestStore();
    fill(store);
    const order = { ...orderFor(store), target: path.join(path.dirname(store.path), 'nowhere', 'one.snapshot') };
    await expect(takeSnapshotInWorker({ task: 'snapshot', ...order }, WORKER)).rejects.toMatchObject({ name: 'StoreError' });
    expect(existsSync(path.dirname(order.target))).toBe(false);
  });

  it('is found bad after one flipped bit, wherever it is', () => {
    using store = openTestStore();
    fill(store);
    const order = orderFor(store);
    takeSnapshot(order);
    const good = readFileSync(order.target);
    for (let at = 7; at < good.length; at += 4_001) {
      const spoilt = Buffer.from(good);
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x10;
      writeFileSync(order.target, spoilt);
      expect(() => verifySnapshot(order.target, BACKUP_KEY), `byte ${at}`).toThrow();
    }
  });
});

describe('a restore', () => {
  it('makes the snapshot the database of a new PC, with another key, and says what it is', () => {
    using store = openTestStore();
    fill(store);
    const order = orderFor(store);
    takeSnapshot(order);
    openTestForm(store.executor, 3);
    const target = path.join(path.dirname(store.path), 'new', 'counter.db');
    const takenAt = '2026-03-02T09:00:00.000Z';
    expect(restoreSnapshot({ snapshot: order.target, snapshotKey: BACKUP_KEY, takenAt, target, targetKey: NEW_PC_KEY })).toMatchObject({
      sequence: 4,
    });
    {
      using restored = createInspector(target, NEW_PC_KEY);
      expect(restored.read('restoredFrom', null)).toEqual({ snapshot: 'one.snapshot', sequence: 4, takenAt });
      expect(restored.read('outboxItems', null)).toHaveLength(1);
      expect(restored.read('verifyAudit', null)).toMatchObject({ intact: true, rows: 4 });
    }
    // It is a database to work with: the gap to what central keeps of the old PC is recorded, and the next form follows.
    const executor = createExecutor(target, NEW_PC_KEY, () => undefined);
    executor.execute('recordRestored', {
      event: { at: takenAt, tellerId: null, clientKey: null, stage: null, data: {} },
      anchor: headOf(store),
    });
    openTestForm(executor, 9);
    expect(executor.execute('verifyAudit', headOf(store))).toMatchObject({ intact: true, gaps: [{ from: 5, through: 5 }] });
    executor.close();
  });

  it('never overwrites a database, and takes nothing from a damaged snapshot', () => {
    using store = openTestStore();
    fill(store);
    const order = orderFor(store);
    takeSnapshot(order);
    const takenAt = '2026-03-02T09:00:00.000Z';
    const restore = { snapshot: order.target, snapshotKey: BACKUP_KEY, takenAt, targetKey: NEW_PC_KEY };
    expect(() => restoreSnapshot({ ...restore, target: store.path })).toThrow('never overwrites');
    const spoilt = path.join(path.dirname(order.target), 'spoilt.snapshot');
    copyFileSync(order.target, spoilt);
    const bytes = readFileSync(spoilt);
    bytes[9_000] = (bytes[9_000] ?? 0) ^ 1;
    writeFileSync(spoilt, bytes);
    const folder = path.join(path.dirname(store.path), 'new');
    expect(() => restoreSnapshot({ ...restore, snapshot: spoilt, target: path.join(folder, 'counter.db') })).toThrow();
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  });
});
