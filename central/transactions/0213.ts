import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { pauseTill, pauseTillRequestSchema } from '../../contract/transactions/till/0213.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues } from '../posting/validate.ts';

type Values = z.output<typeof pauseTillRequestSchema>;

/** 0213: active ↔ paused (domain: till). A till that is being handed over stays paused until the receiver has decided. */
export const handler: TransactionHandler<Values, { readonly handOver: string | null }> = {
  definition: pauseTill,
  validate: (values) => parseValues(pauseTillRequestSchema, values),
  needs: ({ values }) => ({ tills: [values.tillId] }),
  read: async (tx, { values }) => {
    const query = tx.selectFrom('till_hand_overs').select('number').where('till_id', '=', values.tillId).where('state', '=', 'inTransit');
    return { handOver: (await query.executeTakeFirst())?.number ?? null };
  },
  post: ({ caller, values: { tillId, step } }, situation, { handOver }) => {
    const till = situation.till(tillId, CNY);
    if (till === null || till.kind !== 'till' || till.branchCode !== caller.branchCode) return refuse('TILL_UNKNOWN', { tillId });
    const from = step === 'pause' ? till.state === 'active' || till.state === 'open' : till.state === 'paused';
    if (till.tellerId !== caller.tellerId || !from) return refuse('TILL_STATE_REFUSES', { tillId, state: till.state });
    if (handOver !== null) return refuse('TILL_STATE_REFUSES', { tillId, state: `handOver ${handOver}` });
    const state = step === 'pause' ? 'paused' : 'active';
    return ok({ currency: CNY, amount: 0n, moves: [], pairs: [], tills: [{ tillId, state, tellerId: caller.tellerId }] });
  },
};
