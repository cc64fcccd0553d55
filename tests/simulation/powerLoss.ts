import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { AuditHead } from '../../db/audit/append.ts';
import type { Verification } from '../../db/audit/verify.ts';
import { createExecutor } from '../../db/worker/executor.ts';
import { createRandom } from '../soak/random.ts';
import { DAY_KEY, recordDay } from './day.ts';

export interface PowerLoss {
  readonly cuts: number;
  readonly wrongs: readonly string[];
}

/**
 * Cuts a recorded day's log anywhere, with nothing or with rubbish where the disk had not written yet: what is left must be exactly the
 * commits up to there, whole, every acknowledged one among them (trust: power loss).
 */
export const cutLogs = (seed: number, cuts: number): PowerLoss => {
  const random = createRandom(seed);
  using day = recordDay(20);
  const log = readFileSync(`${day.database}-wal`);
  const wrongs: string[] = [];
  for (let n = 0; n < cuts; n += 1) {
    const at = random.int(0, log.length);
    const rubbish = random.chance(0.5)
      ? Buffer.from(Array.from({ length: random.int(1, 9_000) }, () => random.int(0, 255)))
      : Buffer.alloc(0);
    const copy = day.copy('cut.db');
    writeFileSync(`${copy}-wal`, Buffer.concat([log.subarray(0, at), rubbish]));
    const durable = day.commits.findLast(({ length }) => length <= at)?.sequence ?? 0;
    const executor = createExecutor(copy, DAY_KEY, () => undefined);
    const { sequence } = executor.execute('auditHead', null) as AuditHead;
    const chain = executor.execute('verifyAudit', null) as Verification;
    executor.close();
    if (sequence !== durable) wrongs.push(`log cut at ${at} of ${log.length}: ${sequence} rows are there, ${durable} were acknowledged`);
    if (!chain.intact) wrongs.push(`log cut at ${at} of ${log.length}: row ${chain.firstBadRow} is bad`);
    if (existsSync(`${copy}-journal`)) wrongs.push('a rollback journal was left');
  }
  return { cuts, wrongs };
};
