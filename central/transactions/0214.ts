import type { z } from 'zod';
import { formatAmount } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok } from '../../contract/result.ts';
import { countTill, countTillRequestSchema } from '../../contract/transactions/till/0214.ts';
import { refuse } from '../answer.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { countedAmount, parseValues } from '../posting/validate.ts';
import { hasRole } from '../sessions/permission.ts';
import type { Verified } from '../sessions/verification.ts';
import { ANYBODY, checkWitness, readWitness, spendWitness } from '../sessions/witness.ts';
import { differenceOf, differencePairs, writeCount, writeDifference } from '../tills/count.ts';
import { addCounts, sameCounts } from '../tills/denominations.ts';
import { tillLimitNotices } from '../tills/limit.ts';

type Values = z.output<typeof countTillRequestSchema>;

/**
 * 0214 count while open. Of a till it is a record and nothing more. The vault, which never closes, is counted by a keeper with a second
 * person; with an explanation before a supervisor its difference is booked, and the booked pieces become the counted ones.
 */
export const handler: TransactionHandler<Values, { readonly witness: Verified | null }> = {
  definition: countTill,
  validate: (values) => {
    const parsed = parseValues(countTillRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = countedAmount(parsed.value, { zero: true });
    return amount.ok ? parsed : amount;
  },
  needs: ({ values }) => ({ tills: [values.tillId] }),
  read: async (tx, asked) => ({ witness: await readWitness(tx, asked, asked.values.witness, countTill.code) }),
  post: ({ caller, values }, situation, read) => {
    const { tillId, explanation = '' } = values;
    const till = situation.till(tillId, values.currency);
    if (till === null || till.branchCode !== caller.branchCode) return refuse('TILL_UNKNOWN', { tillId });
    const vault = till.kind === 'vault';
    if (vault && !hasRole(caller, ['vaultKeeper'])) return refuse('NOT_PERMITTED');
    if (!vault && till.tellerId !== caller.tellerId) return refuse('TILL_STATE_REFUSES', { tillId, state: till.state });
    const counted = BigInt(values.amount);
    const difference = differenceOf(till, counted);
    const books = vault && difference !== null && explanation !== '';
    if (vault || values.witness !== undefined) {
      const witness = checkWitness(caller, values.witness, read.witness, books ? ['supervisor'] : ANYBODY);
      if (!witness.ok) return witness;
    }
    const denominations = addCounts(values.denominations, {}) ?? {};
    const row = { till, businessDate: caller.businessDate, counted, denominations, tellerId: caller.tellerId };
    const second = read.witness?.tellerId ?? null;
    const setsRight = books || (vault && difference === null && !sameCounts(denominations, till.denominations));
    return ok({
      currency: CNY,
      amount: counted,
      moves: [],
      pairs: books ? differencePairs(till, difference) : [],
      ...(setsRight ? { cash: [{ tillId, currency: CNY, balance: counted, denominations }] } : {}),
      result: {
        booked: till.balance.toString(),
        difference: (counted - till.balance).toString(),
        samePieces: sameCounts(denominations, till.denominations),
        text: formatAmount(counted - till.balance, CNY),
      },
      write: async (tx, written) => {
        await spendWitness(tx, values.witness, written);
        await writeCount(tx, written, { ...row, kind: 'check', secondTeller: second });
        if (books) await writeDifference(tx, written, { ...row, difference, explanation, witness: second ?? '' });
      },
    });
  },
  notices: async (db, { caller, values }, { amount }) =>
    await tillLimitNotices(db, caller.businessDate, [{ tillId: values.tillId, currency: CNY, balance: amount, denominations: {} }]),
};
