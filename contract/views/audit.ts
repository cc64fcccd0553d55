import { z } from 'zod';
import { sha256Schema, textSchema } from '../primitives.ts';

/** What a verification of the audit chain found, and of the journal beside it (trust: audit chain). */
export const verificationSchema = z.strictObject({
  intact: z.boolean(),
  rows: z.int().min(0),
  head: z.string().max(64),
  /** Sequence of the first row that is missing, changed or out of place; of a bad transaction, its last recorded event. */
  firstBadRow: z.int().nullable(),
  /** The first transaction whose journal row is not what the chain recorded of it. */
  firstBadTransaction: z
    .strictObject({ clientKey: textSchema(64), what: z.enum(['changed', 'missing', 'inserted']), sequence: z.int().nullable() })
    .nullable(),
  /** Rows that were lost with an old disk, as the chain says itself since the restore. */
  gaps: z.array(z.strictObject({ from: z.int(), through: z.int() })),
  /** Sequence of the head that central keeps and the chain was compared with; null: central did not answer or keeps none. */
  anchored: z.int().nullable(),
});

/** A file with the whole chain, which a stranger can verify with SHA-256 alone (docs/audit-format.md). */
export const auditExportSchema = z.strictObject({
  /** Path on this PC. */
  file: textSchema(1_000),
  rows: z.int().min(0),
  head: sha256Schema,
  /** Of the whole file, to be noted on the paper that goes with it. */
  sha256: sha256Schema,
  anchored: z.int().nullable(),
});
