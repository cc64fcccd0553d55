import type { z } from 'zod';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { openTill, openTillRequestSchema } from '../../contract/transactions/till/0211.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { countedAmount, parseValues } from '../posting/validate.ts';
import { sameCounts } from '../tills/denominations.ts';
import { tillLimitNotices } from '../tills/limit.ts';

type Values = z.output<typeof openTillRequestSchema>;

/**
 * 0211 open till: the count must be what the till held at its last close, piece by piece; a teller has one till
 * (domain: till). Moves no money, so its entry has no lines.
 */
export const handler: TransactionHandler<Values> = {
  definition: openTill,
  validate: (values) => {
    const parsed = parseValues(openTillRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = countedAmount(parsed.value, { zero: true });
    return amount.ok ? parsed : amount;
  },
  needs: ({ values }) => ({ tills: [values.tillId], ownTill: true }),
  post: ({ caller, values }, situation) => {
    const { tillId } = values;
    const till = situation.till(tillId, values.currency);
    const ownTill = situation.tillOf(caller.tellerId);
    if (till === null || till.kind !== 'till' || till.branchCode !== caller.branchCode) return refuse('TILL_UNKNOWN', { tillId });
    if (till.tellerId !== null) return refuse('TILL_ALREADY_OPEN', { tillId, tellerId: till.tellerId });
    if (ownTill !== null) return refuse('TILL_ALREADY_OPEN', { tillId: ownTill, tellerId: caller.tellerId });
    const counted = BigInt(values.amount);
    if (counted !== till.balance || !sameCounts(values.denominations, till.denominations))
      return refuse('TILL_COUNT_DIFFERS', { tillId, counted: formatAmount(counted, CNY), booked: formatAmount(till.balance, CNY) });
    return ok({ currency: CNY, amount: counted, moves: [], pairs: [], tills: [{ tillId, state: 'active', tellerId: caller.tellerId }] });
  },
  notices: async (db, { caller, values }, { amount }) =>
    await tillLimitNotices(db, caller.businessDate, [{ tillId: values.tillId, currency: CNY, balance: amount, denominations: {} }]),
};
