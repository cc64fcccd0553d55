import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { AuditHead } from '../../db/audit/append.ts';
import { AT, openTestForm, openTestTill, sendingStep } from '../../db/testing/fixture.ts';
import { createExecutor, type Executor } from '../../db/worker/executor.ts';
import { fastFolder } from './place.ts';

export const DAY_KEY = 'd4'.repeat(32);

/** A day's work in a folder of its own, with the write-ahead log as the last commit left it. */
export interface Day extends Disposable {
  readonly folder: string;
  readonly database: string;
  readonly head: AuditHead;
  /** Length of the log after each commit, and the last row of the chain that it made durable. */
  readonly commits: readonly { readonly length: number; readonly sequence: number }[];
  /** Copies database and log to a new place and answers its path. */
  copy(name: string): string;
}

const logOf = (database: string): string => `${database}-wal`;

export const copyDatabase = (from: string, to: string): string => {
  copyFileSync(from, to);
  rmSync(logOf(to), { force: true });
  rmSync(`${to}-shm`, { force: true });
  if (existsSync(logOf(from))) copyFileSync(logOf(from), logOf(to));
  return to;
};

/** Deposits of a day: each is opened, sent and accepted. */
export const work = (executor: Executor, deposits: number, afterEach: () => void = () => undefined): void => {
  openTestTill(executor, openTestForm(executor, 1));
  afterEach();
  for (let n = 2; n <= deposits + 1; n += 1) {
    const clientKey = openTestForm(executor, n);
    afterEach();
    executor.execute('applyTransition', sendingStep(clientKey));
    afterEach();
    executor.execute('applyTransition', {
      clientKey,
      from: ['sending'],
      to: 'accepted',
      at: AT,
      tellerId: '100101',
      event: 'transaction.accepted',
      outbox: { remove: 'posting' },
      till: { kind: 'book' },
    });
    afterEach();
  }
};

export const recordDay = (deposits: number): Day => {
  const folder = mkdtempSync(path.join(fastFolder(), 'guitai-day-'));
  const database = path.join(folder, 'counter.db');
  const executor = createExecutor(database, DAY_KEY, () => undefined);
  const commits: { length: number; sequence: number }[] = [];
  const headNow = (): AuditHead => executor.execute('auditHead', null) as AuditHead;
  work(executor, deposits, () => void commits.push({ length: statSync(logOf(database)).size, sequence: headNow().sequence }));
  const head = headNow();
  return {
    folder,
    database,
    head,
    commits,
    copy: (name) => copyDatabase(database, path.join(folder, name)),
    [Symbol.dispose]: () => {
      executor.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** All that a database holds, to see whether it is still the same. */
export const contentOf = (executor: Executor): string =>
  JSON.stringify([
    executor.execute('auditPage', { after: 0, limit: 1_000_000 }),
    executor.execute('journalPage', { limit: 1_000_000, before: null, businessDate: null, stage: null }),
    executor.execute('outboxItems', null),
    executor.execute('tillOf', '100101'),
  ]);
