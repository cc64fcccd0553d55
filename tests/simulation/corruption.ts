import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Verification } from '../../db/audit/verify.ts';
import { takeSnapshot } from '../../db/snapshot/take.ts';
import { verifySnapshot } from '../../db/snapshot/verify.ts';
import { createExecutor, type Executor } from '../../db/worker/executor.ts';
import { exportChain } from '../../main/agent/audit/exportChain.ts';
import { verifyExport } from '../../main/agent/audit/verifyExport.ts';
import { createRandom, type Random } from '../soak/random.ts';
import { contentOf, copyDatabase, DAY_KEY, type Day, recordDay } from './day.ts';

export const TARGETS = ['database', 'log', 'snapshot', 'export'] as const;
export type Target = (typeof TARGETS)[number];

export interface Corruption {
  readonly trials: number;
  readonly found: number;
  /** Nothing that anybody reads was changed. */
  readonly harmless: number;
  /** Where a change went unseen, which must never be. */
  readonly missed: readonly string[];
}

type Verdict = 'found' | 'harmless' | 'missed';

const flip = (file: string, random: Random, from: number): string => {
  const bytes = readFileSync(file);
  const at = random.int(from, bytes.length - 1);
  const bit = random.int(0, 7);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  writeFileSync(file, bytes);
  return `byte ${at}, bit ${bit} of ${path.basename(file)}`;
};

const judged = (file: string, judge: (executor: Executor) => Verdict): Verdict => {
  let executor: Executor | null = null;
  try {
    executor = createExecutor(file, DAY_KEY, () => undefined);
    return judge(executor);
  } catch {
    return 'found';
  } finally {
    try {
      executor?.close();
    } catch {
      // A damaged log may not fold into its database any more.
    }
  }
};

/** A counter that starts on these files: what does it see, with the head that central keeps? */
const judgeDatabase = (file: string, day: Day, content: string): Verdict =>
  judged(file, (executor) => {
    if (!(executor.execute('verifyAudit', day.head) as Verification).intact) return 'found';
    return contentOf(executor) === content ? 'harmless' : 'missed';
  });

const judgeSnapshot = (file: string, day: Day): Verdict => {
  try {
    return verifySnapshot(file, DAY_KEY).hash === day.head.hash ? 'harmless' : 'missed';
  } catch {
    return 'found';
  }
};

const judgeExport = async (file: string, day: Day): Promise<Verdict> => {
  const found = await verifyExport(readFileSync(file, 'utf8').replace(/\n$/, '').split('\n'), day.head);
  return found.intact ? 'missed' : 'found';
};

/** Flips single bits of everything that a day leaves on disks, and looks whether it is found or harmless (trust: corruption). */
export const corrupt = async (seed: number, trials: number): Promise<Corruption> => {
  const random = createRandom(seed);
  using day = recordDay(12);
  const folded = day.copy('folded.db');
  const executor = createExecutor(folded, DAY_KEY, () => undefined);
  const content = contentOf(executor);
  executor.close();
  const snapshot = path.join(day.folder, 'one.snapshot');
  takeSnapshot({ source: folded, sourceKey: DAY_KEY, target: snapshot, targetKey: DAY_KEY });
  const chain = path.join(day.folder, 'chain.txt');
  await writeChain(folded, chain, day);
  // The line at the top says which PC and when; its guard is the checksum that is noted beside the file.
  const headerLength = readFileSync(chain, 'utf8').indexOf('\n') + 1;

  const one = async (target: Target): Promise<{ verdict: Verdict; where: string }> => {
    const copy = path.join(day.folder, target === 'snapshot' ? 'trial.snapshot' : 'trial.db');
    switch (target) {
      case 'database': {
        copyDatabase(folded, copy);
        const where = flip(copy, random, 0);
        return { where, verdict: judgeDatabase(copy, day, content) };
      }
      case 'log': {
        copyDatabase(day.database, copy);
        const where = flip(`${copy}-wal`, random, 0);
        return { where, verdict: judgeDatabase(copy, day, content) };
      }
      case 'snapshot': {
        copyFileSync(snapshot, copy);
        const where = flip(copy, random, 0);
        return { where, verdict: judgeSnapshot(copy, day) };
      }
      case 'export': {
        copyFileSync(chain, copy);
        const where = flip(copy, random, headerLength);
        return { where, verdict: await judgeExport(copy, day) };
      }
    }
  };

  // The judges themselves are judged first: what nobody touched must be what it was.
  const untouched = [judgeDatabase(copyDatabase(folded, path.join(day.folder, 'same.db')), day, content), judgeSnapshot(snapshot, day)];
  if (untouched.some((verdict) => verdict !== 'harmless') || (await judgeExport(chain, day)) !== 'missed') {
    throw new Error('the corruption run finds fault with what nobody touched');
  }

  const counts = { found: 0, harmless: 0 };
  const missed: string[] = [];
  for (let trial = 0; trial < trials; trial += 1) {
    const target = TARGETS[trial % TARGETS.length] ?? 'database';
    const { verdict, where } = await one(target);
    if (verdict === 'missed') missed.push(`${target}: ${where}`);
    else counts[verdict] += 1;
  }
  return { trials, ...counts, missed };
};

const writeChain = async (database: string, file: string, day: Day): Promise<void> => {
  const executor = createExecutor(database, DAY_KEY, () => undefined);
  const source = {
    head: async () => day.head,
    page: async (after: number, limit: number) => executor.execute('auditPage', { after, limit }) as never,
  };
  await exportChain(source, { file, deviceId: 'PC-1001-01', at: '2026-03-02T10:00:00.000Z', anchor: day.head });
  executor.close();
};
