import type { AuditHead } from '../../../db/audit/append.ts';
import { createWalk, type Gap } from '../../../db/audit/walk.ts';
import { type ExportEnd, readEnd, readHeader, readRow } from './exportFormat.ts';

export interface ExportVerification {
  readonly intact: boolean;
  readonly rows: number;
  readonly head: AuditHead;
  /** Sequence that the first bad row should have had; null where the chain itself is whole. */
  readonly firstBadRow: number | null;
  /** Line of the file at which it went wrong, from 1. */
  readonly firstBadLine: number | null;
  readonly reason: string | null;
  readonly gaps: readonly Gap[];
}

/**
 * Verifies an exported chain line by line, as a stranger would. `anchor`: a head from elsewhere, as central keeps it; without one, a
 * file whose tail was cut and whose end was written anew cannot be told from a whole one.
 */
export const verifyExport = async (
  lines: AsyncIterable<string> | Iterable<string>,
  anchor: AuditHead | null,
): Promise<ExportVerification> => {
  const walk = createWalk(undefined, anchor === null ? [] : [anchor]);
  let line = 0;
  let end: ExportEnd | null = null;
  const bad = (reason: string, firstBadRow: number | null = walk.head.sequence + 1): ExportVerification => ({
    intact: false,
    rows: walk.rows,
    head: walk.head,
    firstBadRow,
    firstBadLine: line,
    reason,
    gaps: walk.gaps,
  });
  for await (const text of lines) {
    line += 1;
    if (end !== null) return bad('something follows the end of the chain');
    if (line === 1) {
      if (readHeader(text) === null) return bad('this is not an export of an audit chain', null);
      continue;
    }
    end = readEnd(text);
    if (end !== null) continue;
    const row = readRow(text);
    if (row === null) return bad('the line is not a row of the chain');
    if (walk.next(row) === null) return bad('the row does not follow on the one before it: changed, missing or out of place');
    if (anchor !== null && anchor.sequence <= walk.head.sequence && !walk.contains(anchor))
      return bad('the row is not the one that central keeps', anchor.sequence);
  }
  line += 1;
  if (end === null) return bad('the end is missing: the tail was cut off');
  const { head } = walk;
  if (end.rows !== walk.rows || end.head.sequence !== head.sequence || end.head.hash !== head.hash) {
    return bad('the end names another head: rows at the tail were cut off or added');
  }
  for (const each of [anchor, end.anchor])
    if (each !== null && each.sequence > head.sequence) return bad('central keeps a later head: the tail was cut off');
  return { intact: true, rows: walk.rows, head, firstBadRow: null, firstBadLine: null, reason: null, gaps: walk.gaps };
};
