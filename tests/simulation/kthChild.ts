import { mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { AuditHead } from '../../db/audit/append.ts';
import type { Verification } from '../../db/audit/verify.ts';
import { takeSnapshot } from '../../db/snapshot/take.ts';
import { verifySnapshot } from '../../db/snapshot/verify.ts';
import { keyNumber, openTestForm } from '../../db/testing/fixture.ts';
import { createExecutor, type Executor } from '../../db/worker/executor.ts';
import { copyDatabase, DAY_KEY, recordDay } from './day.ts';
import { fastFolder } from './place.ts';

/**
 * The k-th call that writes, syncs or cuts fails, for k = 1, 2, … until a run passes untouched. Runs under the library of faultyDisk.c,
 * which reads its order from the file GUITAI_FAULTS: countdown, kind, calls. Prints one JSON line for each scenario and kind.
 */
const KINDS = ['EIO', 'ENOSPC', 'shortWrite'] as const;
const step = Number(process.env.GUITAI_STEP ?? '1');

const orderFile = openSync(process.env.GUITAI_FAULTS ?? '', 'r+');
const order = (countdown: number, kind: number): void => {
  const bytes = Buffer.alloc(12);
  bytes.writeInt32LE(countdown, 0);
  bytes.writeInt32LE(kind, 4);
  writeSync(orderFile, bytes, 0, 12, 0);
};
const waiting = (): boolean => {
  const bytes = Buffer.alloc(12);
  readSync(orderFile, bytes, 0, 12, 0);
  return bytes.readInt32LE(0) > 0;
};

const root = mkdtempSync(path.join(fastFolder(), 'guitai-kth-'));
const start = path.join(root, 'start.db');
{
  using day = recordDay(4);
  copyDatabase(day.database, start);
}

/** What a scenario leaves to be looked at, once the disk is well again. */
interface Outcome {
  /** Highest row of the chain that was acknowledged to anybody. */
  readonly acknowledged: number;
  /** A snapshot that was said to be taken. */
  readonly snapshot: string | null;
}

const NOTHING: Outcome = { acknowledged: 0, snapshot: null };

const quietly = (work: () => void): boolean => {
  try {
    work();
    return true;
  } catch {
    return false;
  }
};

const headOf = (executor: Executor): number => (executor.execute('auditHead', null) as AuditHead).sequence;

/** Three transactions, each tried once; a later one may work after an earlier one failed. */
const post = (file: string): Outcome => {
  let acknowledged = 0;
  const executor = createExecutor(file, DAY_KEY, () => undefined);
  for (let n = 101; n <= 103; n += 1) {
    quietly(() => {
      openTestForm(executor, n);
      acknowledged = headOf(executor);
    });
  }
  quietly(() => executor.close());
  return { ...NOTHING, acknowledged };
};

const checkpoint = (file: string): Outcome => {
  const executor = createExecutor(file, DAY_KEY, () => undefined);
  const acknowledged = headOf(executor);
  quietly(() => executor.close());
  return { ...NOTHING, acknowledged };
};

const migration = (file: string): Outcome => {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  quietly(() => createExecutor(file, DAY_KEY, () => undefined).close());
  return NOTHING;
};

const snapshot = (file: string): Outcome => {
  const target = path.join(root, 'one.snapshot');
  rmSync(target, { force: true });
  const taken = quietly(() => void takeSnapshot({ source: file, sourceKey: DAY_KEY, target, targetKey: DAY_KEY }));
  return { ...NOTHING, snapshot: taken ? target : null };
};

const SCENARIOS = { post, checkpoint, migration, snapshot } as const;

/** The disk is well again: everything acknowledged is there, everything is whole, and work goes on. */
const inspect = (file: string, { acknowledged, snapshot: taken }: Outcome): string[] => {
  const executor = createExecutor(file, DAY_KEY, () => undefined);
  try {
    const chain = executor.execute('verifyAudit', null) as Verification;
    const wrongs = chain.intact ? [] : [`row ${chain.firstBadRow} is bad`];
    if (taken !== null && !quietly(() => void verifySnapshot(taken, DAY_KEY))) wrongs.push('a snapshot was said to be taken and is bad');
    if (headOf(executor) < acknowledged) wrongs.push(`${acknowledged} rows were acknowledged and ${headOf(executor)} are there`);
    openTestForm(executor, 900);
    if (headOf(executor) <= acknowledged || executor.execute('getTransaction', keyNumber(900)) === null) wrongs.push('work does not go on');
    return wrongs;
  } finally {
    executor.close();
  }
};

for (const [name, run] of Object.entries(SCENARIOS)) {
  for (const [index, kind] of KINDS.entries()) {
    const wrongs: string[] = [];
    let k = 1 - step;
    let hit = true;
    let failed = 0;
    while (hit) {
      k += step;
      const file = copyDatabase(start, path.join(root, 'counter.db'));
      rmSync(`${file}-shm`, { force: true });
      order(k, index + 1);
      let outcome = NOTHING;
      // A store that cannot even be opened keeps nothing and promises nothing.
      quietly(() => {
        outcome = run(file);
      });
      hit = !waiting();
      order(0, 0);
      if (hit) failed += 1;
      for (const wrong of inspect(file, outcome)) wrongs.push(`k = ${k}: ${wrong}`);
    }
    process.stdout.write(`${JSON.stringify({ scenario: name, kind, calls: k - step, failed, wrongs: wrongs.slice(0, 5) })}\n`);
  }
}
rmSync(root, { recursive: true, force: true });
