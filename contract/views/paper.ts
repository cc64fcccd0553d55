import { z } from 'zod';
import type { DocumentKind } from '../documents/inputs.ts';
import { DOCUMENT_KINDS } from '../documents/kinds.ts';
import { wireErrorSchema } from '../errors/wire.ts';
import { textSchema } from '../primitives.ts';

export const paperKindSchema = z.enum(Object.keys(DOCUMENT_KINDS) as [DocumentKind, ...DocumentKind[]]);

/** `sent`: the printer had it and the teller has not said yet what the paper shows. `spoilt`: a numbered form that came out bad. */
export const paperStateSchema = z.enum(['prepared', 'sent', 'confirmed', 'failed', 'skipped', 'spoilt']);
export type PaperState = z.output<typeof paperStateSchema>;

/** A paper of an accepted transaction, beside its passbook: a slip, a certificate, a receipt. */
export const paperViewSchema = z.strictObject({
  kind: paperKindSchema,
  state: paperStateSchema,
  /** How often it was sent to a printer; from the second time on the paper says so. */
  prints: z.int().min(0),
  error: wireErrorSchema.nullable(),
});
export type PaperView = z.output<typeof paperViewSchema>;

const textRunSchema = z.strictObject({
  xMm: z.number(),
  yMm: z.number(),
  text: textSchema(400),
  cpi: z.number().positive(),
  bold: z.boolean(),
});

/** One side as it comes out of the printer, in millimetres from the upper left corner. */
export const paperSheetSchema = z.strictObject({
  title: textSchema(80),
  widthMm: z.number().positive(),
  heightMm: z.number().positive(),
  texts: z.array(textRunSchema).max(2_000),
  background: z.strictObject({
    texts: z.array(textRunSchema).max(2_000),
    rulings: z
      .array(z.strictObject({ xMm: z.number(), yMm: z.number(), toXMm: z.number(), toYMm: z.number(), heavy: z.boolean() }))
      .max(2_000),
  }),
});
export type PaperSheet = z.output<typeof paperSheetSchema>;
