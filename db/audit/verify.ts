import { z } from 'zod';
import type { Reader } from '../sqlite/access.ts';
import { sql } from '../sqlite/access.ts';
import { auditBodySchema } from './body.ts';
import { chainHash, GENESIS } from './chain.ts';

export interface Verification {
  readonly intact: boolean;
  readonly rows: number;
  readonly head: string;
  /** Sequence of the first row that is missing, changed or out of place. */
  readonly firstBadRow: number | null;
}

const stored = z.object(auditBodySchema.shape);

/**
 * Walks the chain from its first row. `anchor` is a head that central keeps: a chain that is whole in itself but does
 * not contain it was cut or rewritten.
 */
export const verifyAudit = (reader: Reader, anchor: { sequence: number; hash: string } | null): Verification => {
  let rows = 0;
  let head = GENESIS;
  const bad = (firstBadRow: number): Verification => ({ intact: false, rows, head, firstBadRow });
  for (const row of reader.each(sql.selectFrom('audit').select(['sequence', 'body', 'hash', 'client_key']).orderBy('sequence'))) {
    const expected = rows + 1;
    if (row.sequence !== expected || row.hash !== chainHash(head, row.body)) return bad(expected);
    const body = stored.safeParse(parse(row.body));
    if (!body.success || body.data.sequence !== expected || body.data.clientKey !== row.client_key) return bad(expected);
    if (anchor !== null && anchor.sequence === expected && anchor.hash !== row.hash) return bad(expected);
    rows = expected;
    head = row.hash;
  }
  if (anchor !== null && anchor.sequence > rows) return bad(rows + 1);
  return { intact: true, rows, head, firstBadRow: null };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
