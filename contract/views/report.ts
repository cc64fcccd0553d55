import { z } from 'zod';
import { dateSchema, textSchema, tillIdSchema } from '../primitives.ts';
import { reportKindSchema } from '../reports/sheet.ts';

/** Which report. `tillId`: of a `till` report; null: the teller's own. `businessDate` null: today; a till's is always today's. */
export const reportOrderSchema = z.strictObject({
  kind: reportKindSchema,
  businessDate: dateSchema.nullable(),
  tillId: tillIdSchema.nullable(),
});
export type ReportOrder = z.output<typeof reportOrderSchema>;

/** A file that was kept in the data folder. */
export const keptFileSchema = z.strictObject({ path: textSchema(1_000), rows: z.int().min(0) });
