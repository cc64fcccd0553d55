import type { Reader } from '../sqlite/access.ts';
import { sql } from '../sqlite/access.ts';
import type { AuditHead } from './append.ts';
import { type BadTransaction, firstBadTransaction } from './verifyJournal.ts';
import { createWalk, type Gap } from './walk.ts';

export interface Verification {
  readonly intact: boolean;
  readonly rows: number;
  readonly head: string;
  /** Sequence of the first row that is missing, changed or out of place; of a bad transaction, its last recorded event. */
  readonly firstBadRow: number | null;
  /** The first transaction whose journal row is not what the chain recorded of it. */
  readonly firstBadTransaction: BadTransaction | null;
  /** Rows that were lost with an old disk, as the chain says itself since the restore. */
  readonly gaps: readonly Gap[];
}

const walkChain = (reader: Reader, after: AuditHead | null, anchor: AuditHead | null): Omit<Verification, 'firstBadTransaction'> => {
  const walk = createWalk(after ?? undefined, anchor === null ? [] : [anchor]);
  const answer = (firstBadRow: number | null) => ({
    intact: firstBadRow === null,
    rows: walk.rows,
    head: walk.head.hash,
    firstBadRow,
    gaps: walk.gaps,
  });
  const query = sql
    .selectFrom('audit')
    .select(['sequence', 'body', 'hash', 'client_key'])
    .where('sequence', '>', after?.sequence ?? 0)
    .orderBy('sequence');
  for (const row of reader.each(query)) {
    const expected = walk.head.sequence + 1;
    const body = walk.next(row);
    if (body === null || body.clientKey !== row.client_key) return answer(expected);
    if (anchor !== null && anchor.sequence <= walk.head.sequence && !walk.contains(anchor)) return answer(anchor.sequence);
  }
  if (anchor !== null && anchor.sequence > walk.head.sequence) return answer(walk.head.sequence + 1);
  return answer(null);
};

/**
 * Walks the chain from its first row, then compares each journal row with what the chain recorded of it. `anchor` is a head that
 * central keeps: a chain that is whole in itself but does not contain it was cut or rewritten.
 */
export const verifyAudit = (reader: Reader, anchor: AuditHead | null): Verification => {
  const chain = walkChain(reader, null, anchor);
  if (!chain.intact) return { ...chain, firstBadTransaction: null };
  const bad = firstBadTransaction(reader);
  return { ...chain, intact: bad === null, firstBadRow: bad?.sequence ?? null, firstBadTransaction: bad };
};

/** The rows behind a head that central is known to keep, which is what a start has time for. The head itself must still be there. */
export const verifyTail = (reader: Reader, anchor: AuditHead | null): Omit<Verification, 'firstBadTransaction'> => {
  if (anchor === null) return walkChain(reader, null, null);
  const kept = reader.first(sql.selectFrom('audit').select('hash').where('sequence', '=', anchor.sequence));
  // The row that ends a gap is not here; the row behind it proves the anchor, and the walk from the beginning reads that.
  if (kept === undefined) return walkChain(reader, null, anchor);
  if (kept.hash !== anchor.hash) return { intact: false, rows: 0, head: kept.hash, firstBadRow: anchor.sequence, gaps: [] };
  return walkChain(reader, anchor, anchor);
};
