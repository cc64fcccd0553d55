import { z } from 'zod';
import { minorUnitsSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { branchCodeSchema, dateSchema, textSchema, tillIdSchema, transactionCodeSchema } from '../primitives.ts';
import { route } from './define.ts';

const forms = z.int().min(0);

/** Sums that only central can make. Each answer is bounded by the number of transaction codes and voucher types. */
export const reportRoutes = {
  dayReport: route({
    method: 'GET',
    path: '/v1/reports/day',
    summary:
      "What the branch booked on a business date, by transaction: entries, debits and credits. The system's own entries are among them",
    auth: 'teller',
    /** Absent: today. */
    query: z.strictObject({ businessDate: dateSchema.optional() }),
    response: z.strictObject({
      branchCode: branchCodeSchema,
      businessDate: dateSchema,
      rows: z.array(
        z.strictObject({
          transactionCode: transactionCodeSchema,
          /** Null: entries that book nothing, such as a count that agrees. */
          currency: currencySchema.nullable(),
          entries: z.int().min(1),
          debit: minorUnitsSchema,
          credit: minorUnitsSchema,
        }),
      ),
    }),
  }),
  tillReport: route({
    method: 'GET',
    path: '/v1/reports/tills/:tillId',
    summary: 'Cash of a till of the branch on the present business date, by transaction: opening + in − out = booked',
    auth: 'teller',
    params: z.strictObject({ tillId: tillIdSchema }),
    response: z.strictObject({
      tillId: tillIdSchema,
      businessDate: dateSchema,
      currency: currencySchema,
      /** What was counted at its last close before this date; null: it was never closed, as a vault is not. */
      opening: minorUnitsSchema.nullable(),
      rows: z.array(
        z.strictObject({
          transactionCode: transactionCodeSchema,
          entries: z.int().min(1),
          in: minorUnitsSchema,
          out: minorUnitsSchema,
        }),
      ),
      /** What is booked in it now. */
      booked: minorUnitsSchema,
    }),
  }),
  voucherReport: route({
    method: 'GET',
    path: '/v1/reports/vouchers',
    summary: "The branch's ledger of controlled vouchers by type: received = used + void + lost + sold + on hand, and what of it was today",
    auth: 'teller',
    response: z.strictObject({
      businessDate: dateSchema,
      types: z.array(
        z.strictObject({
          type: textSchema(40),
          received: forms,
          used: forms,
          void: forms,
          lost: forms,
          /** With customers, and not presented yet. */
          sold: forms,
          inVault: forms,
          withTellers: forms,
          inTransit: forms,
          usedToday: forms,
          voidToday: forms,
        }),
      ),
    }),
  }),
};
