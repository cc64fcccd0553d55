import type { z } from 'zod';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { exchangeDenominations, exchangeRequestSchema } from '../../contract/transactions/till/0224.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { countedAmount, parseValues } from '../posting/validate.ts';
import { addCounts, subtractCounts } from '../tills/denominations.ts';
import { isUsableBy } from '../tills/tills.ts';

type Values = z.output<typeof exchangeRequestSchema>;

/** 0224: both sides are worth the same; the till's pieces change, its cash does not, and nothing is booked. */
export const handler: TransactionHandler<Values> = {
  definition: exchangeDenominations,
  validate: (values) => {
    const parsed = parseValues(exchangeRequestSchema, values);
    if (!parsed.ok) return parsed;
    const { amount, taken, given } = parsed.value;
    for (const denominations of [taken, given]) {
      const counted = countedAmount({ amount, denominations }, { zero: false });
      if (!counted.ok) return counted;
    }
    return parsed;
  },
  needs: ({ tillId }) => ({ tills: tillId === null ? [] : [tillId] }),
  post: ({ caller, tillId, values }, situation) => {
    const till = situation.till(tillId, values.currency);
    if (till === null || !isUsableBy(till, caller)) return refuse('TILL_NOT_OPEN');
    // What the customer brings lies on the counter; what they get must have been in the till before.
    const rest = subtractCounts(till.denominations, values.given);
    if ('lacking' in rest) return refuse('TILL_LACKS_PIECES', { tillId: till.id, denomination: rest.lacking, held: String(rest.held) });
    const denominations = addCounts(rest.left, values.taken);
    if (denominations === null) return refuse('AMOUNT_TOO_LARGE', { max: formatAmount(till.balance, CNY) });
    return ok({
      currency: CNY,
      amount: BigInt(values.amount),
      moves: [],
      pairs: [],
      cash: [{ tillId: till.id, currency: CNY, balance: till.balance, denominations }],
    });
  },
};
