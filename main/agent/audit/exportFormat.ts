import canonicalize from 'canonicalize';
import { z } from 'zod';
import { deviceIdSchema, instantSchema, sha256Schema } from '../../../contract/primitives.ts';
import type { AuditHead } from '../../../db/audit/append.ts';

/**
 * The lines of an exported chain (docs/audit-format.md): one for the header, one for each row, one for the end. A row's line is its hash,
 * a space, and its body exactly as it was hashed; canonical JSON holds no line break, so that a line is a row.
 */
export const MAGIC = 'guitai-audit/1';
export const END = 'end';

const headSchema = z.strictObject({ sequence: z.int().min(1), hash: sha256Schema });
export const headerSchema = z.strictObject({ deviceId: deviceIdSchema, exportedAt: instantSchema });
export const endSchema = z.strictObject({
  rows: z.int().min(0),
  head: z.strictObject({ sequence: z.int().min(0), hash: sha256Schema }),
  /** The newest head that central is known to keep. */
  anchor: headSchema.nullable(),
});
export type ExportEnd = z.output<typeof endSchema>;

const canonical = (value: unknown): string => canonicalize(value) ?? '';

export const headerLine = (header: z.output<typeof headerSchema>): string => `${MAGIC} ${canonical(header)}\n`;
export const rowLine = (row: { readonly hash: string; readonly body: string }): string => `${row.hash} ${row.body}\n`;
export const endLine = (end: ExportEnd): string => `${END} ${canonical(end)}\n`;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const readHeader = (line: string): z.output<typeof headerSchema> | null =>
  line.startsWith(`${MAGIC} `) ? (headerSchema.safeParse(parse(line.slice(MAGIC.length + 1))).data ?? null) : null;

export const readEnd = (line: string): ExportEnd | null =>
  line.startsWith(`${END} `) ? (endSchema.safeParse(parse(line.slice(END.length + 1))).data ?? null) : null;

/** A row's line taken apart; the sequence is the body's own. */
export const readRow = (line: string): { sequence: number; hash: string; body: string } | null => {
  const body = line.slice(65);
  if (line[64] !== ' ' || !sha256Schema.safeParse(line.slice(0, 64)).success) return null;
  const parsed = z.looseObject({ sequence: z.int() }).safeParse(parse(body));
  return parsed.success ? { sequence: parsed.data.sequence, hash: line.slice(0, 64), body } : null;
};

/** A head that was noted somewhere else, written `SEQUENCE:HASH`. */
export const readAnchor = (text: string): AuditHead | null => {
  const [sequence, hash] = text.split(':');
  return headSchema.safeParse({ sequence: Number(sequence), hash }).data ?? null;
};
