import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { openCustomer, openCustomerRequestSchema } from '../../contract/transactions/customer/1001.ts';
import type { TellerCaller } from '../central.ts';
import { createCustomer, judgeCreation } from '../customers/create.ts';
import { findGreyOverride, takeGreyOverride } from '../customers/greyOverrides.ts';
import { proposeCustomerNumber } from '../customers/numbers.ts';
import type { Tx } from '../database/serializable.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof openCustomerRequestSchema>;

interface Opening {
  readonly customerNumber: string;
  readonly greyAllowedBy: string | null;
  /** Likenesses to sanction lists, of which the creation opens a review. */
  readonly likenesses: number;
}

async function freeNumber(tx: Tx): Promise<string> {
  for (;;) {
    const number = proposeCustomerNumber();
    const taken = await tx.selectFrom('customers').select('number').where('number', '=', number).executeTakeFirst();
    if (taken === undefined) return number;
  }
}

async function read(tx: Tx, caller: TellerCaller, values: Values): Promise<Result<Opening, WireError>> {
  const { customer, seenCandidates, greyOverrideId } = values;
  const greyAllowedBy = greyOverrideId === null ? null : await findGreyOverride(tx, caller, greyOverrideId, customer);
  const judged = await judgeCreation(tx, caller, customer, { seenCandidates, greyAllowedBy });
  if (!judged.ok) return judged;
  return ok({ customerNumber: await freeNumber(tx), greyAllowedBy, likenesses: judged.value.screening.length });
}

/** 1001 open a customer. The number that a quote shows is an example; the posting brings the one that holds. */
export const handler: TransactionHandler<Values, Result<Opening, WireError>> = {
  definition: openCustomer,
  validate: (values) => parseValues(openCustomerRequestSchema, values),
  needs: () => ({}),
  read: (tx, { caller, values }) => read(tx, caller, values),
  post: ({ caller, values }, _situation, opening) => {
    if (!opening.ok) return opening;
    const { customerNumber, greyAllowedBy, likenesses } = opening.value;
    const { customer, seenCandidates, greyOverrideId } = values;
    return ok({
      currency: CNY,
      amount: 0n,
      moves: [],
      pairs: [],
      result: { customerNumber, likenesses, greyAllowedBy },
      write: async (tx, { postedAt }) => {
        if (greyOverrideId !== null) await takeGreyOverride(tx, caller, greyOverrideId, customer);
        const context = { seenCandidates, greyAllowedBy, customerNumber, clientKey: null, now: postedAt };
        const created = await createCustomer(tx, caller, customer, context);
        if (!created.ok) throw new Error(`Judged and then refused: ${created.error.code}`);
      },
    });
  },
};
