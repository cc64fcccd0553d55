import { z } from 'zod';
import type { AuditHead } from './append.ts';
import { type AuditBody, auditBodySchema } from './body.ts';
import { chainHash, GENESIS } from './chain.ts';
import { RESTORED } from './restored.ts';

/** Rows that a restored PC lost with its old disk, from the first to the last, as its chain says itself. */
export interface Gap {
  readonly from: number;
  readonly through: number;
}

/** Follows a chain row by row, from a table or from a file. */
export interface Walk {
  /** The body of the row where it follows, null where it is missing, changed or out of place. */
  next(row: { readonly sequence: number; readonly hash: string; readonly body: string }): AuditBody | null;
  /** Last good row. */
  readonly head: AuditHead;
  readonly rows: number;
  readonly gaps: readonly Gap[];
  /** True when `anchor` is a row of the chain so far, or the row that a gap ends with. */
  contains(anchor: AuditHead): boolean;
}

const restoredData = z.looseObject({
  lastSequence: z.int().min(0),
  lastHash: z.string(),
  resumesAfter: z.int().min(1),
  resumesHash: z.string().regex(/^[0-9a-f]{64}$/),
});

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What the row says was lost before it, where it says so and it fits the chain so far. */
const gapBefore = (body: AuditBody, head: AuditHead): { gap: Gap; hash: string } | null => {
  if (body.event !== RESTORED) return null;
  const data = restoredData.safeParse(body.data);
  if (!data.success) return null;
  const { lastSequence, lastHash, resumesAfter, resumesHash } = data.data;
  if (lastSequence !== head.sequence || lastHash !== head.hash) return null;
  if (resumesAfter <= lastSequence || body.sequence !== resumesAfter + 1) return null;
  return { gap: { from: lastSequence + 1, through: resumesAfter }, hash: resumesHash };
};

/** `after`: the row that the walk begins behind, the beginning of the chain if absent. `anchors`: heads to look for on the way. */
export const createWalk = (after: AuditHead = { sequence: 0, hash: GENESIS }, anchors: readonly AuditHead[] = []): Walk => {
  let head = after;
  let rows = 0;
  const gaps: Gap[] = [];
  const seen = new Set<AuditHead>();
  const pass = (next: AuditHead): void => {
    head = next;
    for (const anchor of anchors) if (anchor.sequence === next.sequence && anchor.hash === next.hash) seen.add(anchor);
  };
  pass(after);
  return {
    next: (row) => {
      const body = auditBodySchema.safeParse(parse(row.body));
      if (!body.success || body.data.sequence !== row.sequence) return null;
      const jump = row.sequence === head.sequence + 1 ? null : gapBefore(body.data, head);
      if (row.sequence !== head.sequence + 1 && jump === null) return null;
      if (row.hash !== chainHash(jump?.hash ?? head.hash, row.body)) return null;
      if (jump !== null) {
        gaps.push(jump.gap);
        pass({ sequence: jump.gap.through, hash: jump.hash });
      }
      pass({ sequence: row.sequence, hash: row.hash });
      rows += 1;
      return body.data;
    },
    get head() {
      return head;
    },
    get rows() {
      return rows;
    },
    gaps,
    contains: (anchor) => seen.has(anchor),
  };
};
