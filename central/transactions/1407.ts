import type { z } from 'zod';
import { stopPayment, stopPaymentRequestSchema } from '../../contract/transactions/instrument/1407.ts';
import { planStop, readStopped, type Stopped } from '../instruments/stopping.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof stopPaymentRequestSchema>;

/** 1407 stop of payment. Moves no money. */
export const handler: TransactionHandler<Values, Stopped> = {
  definition: stopPayment,
  validate: (values) => parseValues(stopPaymentRequestSchema, values),
  needs: () => ({}),
  read: (tx, { values }) => readStopped(tx, values),
  post: (asked, _situation, stopped) => planStop(asked, stopped),
};
