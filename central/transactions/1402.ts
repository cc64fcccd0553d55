import type { z } from 'zod';
import { ok } from '../../contract/result.ts';
import { issueDraftForCash, issueDraftForCashRequestSchema } from '../../contract/transactions/instrument/1402.ts';
import { type IssueRead, planIssue, readIssue } from '../instruments/issuing.ts';
import { fromCash } from '../instruments/legs.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { countedAmount, parseValues } from '../posting/validate.ts';

type Values = z.output<typeof issueDraftForCashRequestSchema>;

/** 1402: 1001 till / 2011 汇出汇款; off-balance one draft form out. Between individuals only. */
export const handler: TransactionHandler<Values, IssueRead> = {
  definition: issueDraftForCash,
  validate: (values) => {
    const parsed = parseValues(issueDraftForCashRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = countedAmount(parsed.value, { zero: false });
    return amount.ok ? ok(parsed.value) : amount;
  },
  needs: ({ tillId }) => ({ tills: tillId === null ? [] : [tillId] }),
  read: (tx, asked) => readIssue(tx, asked, 'draft', issueDraftForCash.code, asked.values.agentBranch),
  post: (asked, situation, read) => {
    const { amount, agentBranch, denominations, applicant: shown } = asked.values;
    const leg = fromCash(situation, asked, denominations, BigInt(amount));
    if (!leg.ok) return leg;
    const applicant = { name: shown.name, kind: 'individual', leg: leg.value, id: shown } as const;
    return planIssue(asked, read, { kind: 'draft', face: 'free', agentBranch, applicant });
  },
};
