import { z } from 'zod';
import { auditHead } from '../audit/append.ts';
import { verifyAudit } from '../audit/verify.ts';
import { outboxItems, unfinished } from '../operations/read.ts';
import { createWriter } from '../sqlite/access.ts';
import { openSnapshot } from '../sqlite/database.ts';
import { StoreDamage } from '../sqlite/fault.ts';

/** What a snapshot holds. */
export interface SnapshotFacts {
  /** Of the last row of the audit chain, and its hash. */
  readonly sequence: number;
  readonly hash: string;
  /** Instant of that row; null where there is none. */
  readonly lastEventAt: string | null;
  readonly unfinished: number;
  /** What central had still to hear. */
  readonly outbox: number;
}

const datedSchema = z.looseObject({ at: z.string() });

/** Opens a snapshot, checks every page, the chain from its first row and the journal beside it. Throws where anything is wrong. */
export const verifySnapshot = (file: string, keyHex: string): SnapshotFacts => {
  const database = openSnapshot(file, keyHex);
  try {
    const found = database.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new StoreDamage(`the snapshot is damaged: ${String(found)}`);
    const reader = createWriter(database);
    const chain = verifyAudit(reader, null);
    if (!chain.intact) throw new StoreDamage(`audit row ${chain.firstBadRow ?? 0} of the snapshot is missing, changed or out of place`);
    const head = auditHead(reader);
    const last = database.prepare<[], { body: string }>('SELECT body FROM audit ORDER BY sequence DESC LIMIT 1').get();
    return {
      ...head,
      lastEventAt: last === undefined ? null : datedSchema.parse(JSON.parse(last.body)).at,
      unfinished: unfinished(reader, null).length,
      outbox: outboxItems(reader).length,
    };
  } finally {
    database.close();
  }
};
