import type { z } from 'zod';
import { releaseStop, releaseStopRequestSchema } from '../../contract/transactions/instrument/1408.ts';
import { planRelease, readStopped, type Stopped } from '../instruments/stopping.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof releaseStopRequestSchema>;

/** 1408 end of a stop of payment. Moves no money. */
export const handler: TransactionHandler<Values, Stopped> = {
  definition: releaseStop,
  validate: (values) => parseValues(releaseStopRequestSchema, values),
  needs: () => ({}),
  read: (tx, { values }) => readStopped(tx, values),
  post: (asked, _situation, stopped) => planRelease(asked, stopped),
};
