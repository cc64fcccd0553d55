import { z } from 'zod';
import { textSchema } from '../primitives.ts';

/** A run of characters on virtual paper, where the print head put it. Millimetres from the page's upper left corner. */
export const printedRunSchema = z.strictObject({
  xMm: z.number(),
  yMm: z.number(),
  text: textSchema(200),
  /** Characters per inch of a half-width character. */
  cpi: z.number().positive(),
  widthMm: z.number().nonnegative(),
});

/** What one sees at the sandbox's virtual counter. */
export const virtualCounterSchema = z.strictObject({
  printer: z.strictObject({ device: textSchema(20), media: textSchema(20), fault: textSchema(40).nullable(), plugged: z.boolean() }),
  passbook: z
    .strictObject({
      number: textSchema(20),
      accountNumber: textSchema(32),
      holder: textSchema(140),
      /** False: the printer has given it back and it lies on the counter. */
      inPrinter: z.boolean(),
      /** The double page that lies open, 1-based. */
      openPage: z.int().min(1),
      page: z.strictObject({ widthMm: z.number().positive(), heightMm: z.number().positive(), foldMm: z.number().positive().nullable() }),
      runs: z.array(printedRunSchema).max(5000),
    })
    .nullable(),
});
export type VirtualCounter = z.output<typeof virtualCounterSchema>;

export const virtualFaultSchema = z.enum(['jam', 'paperOut', 'silence', 'garbage', 'stall', 'unplug']);
export type VirtualFault = z.output<typeof virtualFaultSchema>;
