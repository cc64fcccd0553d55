import { z } from 'zod';
import { bookSchema, inkRunSchema, pageSizeSchema } from '../emulators/tally-csi/book.ts';
import { faultSchema } from '../emulators/tally-csi/faults.ts';
import { DEFAULT_GEOMETRY, passbookGeometrySchema } from '../passbook/geometry.ts';
import { deskAddressesSchema, deskStateSchema } from './desk/api.ts';

/** The control API of the virtual counter, the one list from which server and client derive. JSON over HTTP on 127.0.0.1, with the bearer token of this run. */

export const passbookViewSchema = z.object({
  number: z.string(),
  accountNumber: z.string(),
  holder: z.string(),
  page: pageSizeSchema,
  /** The double page that lies open, 1-based, and the ink on it. */
  openPage: z.number().int(),
  runs: z.array(inkRunSchema),
  /** Every page that has ink, in order. */
  pages: z.array(z.object({ page: z.number().int(), runs: z.array(inkRunSchema) })),
  stripe: z.string(),
});
export type PassbookView = z.infer<typeof passbookViewSchema>;

export const counterStateSchema = z.object({
  printer: z.object({
    device: z.enum(['online', 'stop', 'error', 'unplugged']),
    media: z.enum(['present', 'notPresent', 'jammed']),
    fault: faultSchema.nullable(),
    linesPrinted: z.number().int(),
  }),
  /** The book in the printer. */
  passbook: passbookViewSchema.nullable(),
  /** The book that came out of the printer last and lies on the counter; `GET /v1/passbooks/{number}` shows it. */
  onCounter: z.string().nullable(),
  /** Absent while the printer is unplugged and where no pseudo-terminal is used. */
  serialPath: z.string().optional(),
  tcpPort: z.number().int(),
  /** The devices beside the printer. */
  desk: deskStateSchema,
});
export type CounterState = z.infer<typeof counterStateSchema>;

export const insertBodySchema = z.strictObject({
  number: bookSchema.shape.number,
  accountNumber: bookSchema.shape.accountNumber,
  holder: bookSchema.shape.holder,
  /** Default: where it was open when it was last in the printer, else 1. */
  openPage: z.number().int().min(1).max(60).optional(),
  /** The book's size, and the place of `prefill` lines. */
  geometry: passbookGeometrySchema.default(DEFAULT_GEOMETRY),
  /** A single sheet of this size in place of a book: a form, a slip, plain paper. */
  sheet: pageSizeSchema.pick({ widthMm: true, heightMm: true }).optional(),
  /** What is already in a book that was never seen here: ink on the first page, or lines as they would have been printed. Ignored for a known book. */
  prefill: z
    .union([
      z.strictObject({ runs: z.array(inkRunSchema).max(5_000) }),
      z.strictObject({
        lines: z.array(z.strictObject({ lineNumber: z.number().int().min(1), columns: z.record(z.string(), z.string()) })).max(2_000),
      }),
    ])
    .optional(),
  /** For a book that was never seen here. */
  stripe: bookSchema.shape.stripe.optional(),
  /** Throws away what is known of this number first. */
  fresh: z.boolean().default(false),
});
export type InsertBody = z.input<typeof insertBodySchema>;

export const apiErrorSchema = z.object({
  code: z.enum(['invalidData', 'unauthorized', 'notFound', 'methodNotAllowed', 'conflict', 'tooLarge', 'internalError']),
  message: z.string(),
  details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ApiError = z.infer<typeof apiErrorSchema>;

/** The line that the program writes when it serves. */
export const announcementSchema = z.object({
  control: z.url(),
  token: z.string().min(20),
  printer: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('serial'), path: z.string() }),
    z.object({ kind: z.literal('tcp'), host: z.string(), port: z.number().int() }),
  ]),
  desk: deskAddressesSchema,
});
export type Announcement = z.infer<typeof announcementSchema>;
