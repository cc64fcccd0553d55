import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import { openTill, openTillRequestSchema } from '../../contract/transactions/till/0211.ts';
import { refuse } from '../answer.ts';
import type { Db } from '../database/connect.ts';
import type { Tx } from '../database/serializable.ts';
import { sameCounts } from '../tills/denominations.ts';
import { findTill, tillOf } from '../tills/tills.ts';
import type { Asked, Plan, TransactionHandler } from './plan.ts';
import { countedAmount, parseValues } from './validate.ts';

type Values = z.output<typeof openTillRequestSchema>;

/** The count must be what the till held at its last close, piece by piece; a teller has one till (domain: till). */
async function decide(db: Db | Tx, { caller, values }: Asked<Values>): Promise<Result<Plan, WireError>> {
  const { tillId } = values;
  const till = await findTill(db, tillId, values.currency);
  if (till === null || till.branchCode !== caller.branchCode) return refuse('TILL_UNKNOWN', { tillId });
  if (till.tellerId !== null) return refuse('TILL_ALREADY_OPEN', { tillId, tellerId: till.tellerId });
  const other = await tillOf(db, caller.tellerId);
  if (other !== null) return refuse('TILL_ALREADY_OPEN', { tillId: other, tellerId: caller.tellerId });
  const counted = BigInt(values.amount);
  if (counted !== till.balance || !sameCounts(values.denominations, till.denominations))
    return refuse('TILL_COUNT_DIFFERS', { tillId, counted: formatAmount(counted, CNY), booked: formatAmount(till.balance, CNY) });
  return ok({ currency: CNY, amount: counted, move: null, pairs: [], tillCash: null, opensTill: tillId });
}

/** 0211 open till. Moves no money, so its entry has no lines. */
export const handler: TransactionHandler<Values> = {
  definition: openTill,
  validate: (values) => {
    const parsed = parseValues(openTillRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = countedAmount(parsed.value, { zero: true });
    return amount.ok ? parsed : amount;
  },
  quote: async (db, asked) => {
    const plan = await decide(db, asked);
    return plan.ok ? ok({ plan: plan.value, notices: [] }) : plan;
  },
  post: decide,
};
