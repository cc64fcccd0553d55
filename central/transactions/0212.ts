import type { z } from 'zod';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { closeTill, closeTillRequestSchema } from '../../contract/transactions/till/0212.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { countedAmount, parseValues } from '../posting/validate.ts';
import type { Verified } from '../sessions/verification.ts';
import { ANYBODY, checkWitness, readWitness, spendWitness } from '../sessions/witness.ts';
import { type Blocker, blockerDetails, tillBlockers } from '../tills/blockers.ts';
import { differenceOf, differencePairs, refuseUnexplained, writeCount, writeDifference } from '../tills/count.ts';
import { addCounts } from '../tills/denominations.ts';
import { type TillLimit, tillLimitOn } from '../tills/limit.ts';

type Values = z.output<typeof closeTillRequestSchema>;

interface Read {
  readonly blockers: readonly Blocker[];
  readonly witness: Verified | null;
  readonly limit: TillLimit | null;
}

/**
 * 0212 close till: nothing of it is on its way, it was counted by denomination, over the bank's sum by two, and what is more or less
 * than booked was explained before a supervisor and is booked apart (domain: till).
 */
export const handler: TransactionHandler<Values, Read> = {
  definition: closeTill,
  validate: (values) => {
    const parsed = parseValues(closeTillRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = countedAmount(parsed.value, { zero: true });
    return amount.ok ? parsed : amount;
  },
  needs: ({ values }) => ({ tills: [values.tillId] }),
  read: async (tx, asked) => {
    const { caller, values } = asked;
    return {
      blockers: await tillBlockers(tx, values.tillId, caller),
      witness: await readWitness(tx, asked, values.witness, closeTill.code),
      limit: await tillLimitOn(tx, caller.businessDate),
    };
  },
  post: ({ caller, values }, situation, read) => {
    const { tillId, explanation, seal } = values;
    const till = situation.till(tillId, values.currency);
    if (till === null || till.kind !== 'till' || till.branchCode !== caller.branchCode) return refuse('TILL_UNKNOWN', { tillId });
    if (till.tellerId !== caller.tellerId) return refuse('TILL_STATE_REFUSES', { tillId, state: till.state });
    if (read.blockers.length > 0) return refuse('TILL_CLOSE_BLOCKED', blockerDetails(read.blockers));
    const counted = BigInt(values.amount);
    const difference = differenceOf(till, counted);
    if (difference !== null && (explanation ?? '') === '') return refuseUnexplained(till, counted, difference);
    const twice = read.limit !== null && counted >= BigInt(read.limit.countTwiceFrom);
    if (twice || difference !== null || values.witness !== undefined) {
      const witness = checkWitness(caller, values.witness, read.witness, difference === null ? ANYBODY : ['supervisor']);
      if (!witness.ok) return witness;
    }
    const denominations = addCounts(values.denominations, {}) ?? {};
    const row = { till, businessDate: caller.businessDate, counted, denominations, tellerId: caller.tellerId, seal };
    return ok({
      currency: CNY,
      amount: counted,
      moves: [],
      pairs: difference === null ? [] : differencePairs(till, difference),
      cash: [{ tillId, currency: CNY, balance: counted, denominations }],
      tills: [{ tillId, state: seal === undefined ? 'closed' : 'sealed', tellerId: null }],
      write: async (tx, written) => {
        await spendWitness(tx, values.witness, written);
        const second = read.witness?.tellerId ?? null;
        await writeCount(tx, written, { ...row, kind: 'close', secondTeller: second });
        if (difference !== null)
          await writeDifference(tx, written, { ...row, difference, explanation: explanation ?? '', witness: second ?? '' });
      },
    });
  },
};
