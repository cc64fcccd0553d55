import type { z } from 'zod';
import { ok } from '../../contract/result.ts';
import { issueDraft, issueDraftRequestSchema } from '../../contract/transactions/instrument/1401.ts';
import { type IssueRead, planIssue, readIssue } from '../instruments/issuing.ts';
import { fromAccount } from '../instruments/legs.ts';
import type { TransactionHandler } from '../posting/plan.ts';
import { parseValues, positiveAmount } from '../posting/validate.ts';

type Values = z.output<typeof issueDraftRequestSchema>;

/** 1401: 2011 applicant / 2011 汇出汇款; off-balance one draft form out (domain: till, vouchers and accounting). */
export const handler: TransactionHandler<Values, IssueRead> = {
  definition: issueDraft,
  validate: (values) => {
    const parsed = parseValues(issueDraftRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = positiveAmount(parsed.value.amount);
    return amount.ok ? ok(parsed.value) : amount;
  },
  needs: ({ values }) => ({ accounts: [values.applicantAccount] }),
  read: (tx, asked) => readIssue(tx, asked, 'draft', issueDraft.code, asked.values.agentBranch),
  post: (asked, situation, read) => {
    const { applicantAccount, amount, agentBranch } = asked.values;
    const summary = { summaryZh: '签发汇票', summaryEn: 'DRAFT' };
    const leg = fromAccount(situation, asked, applicantAccount, BigInt(amount), summary);
    if (!leg.ok) return leg;
    const { account } = leg.value;
    const kind = account.holder_kind === 'person' ? 'individual' : 'unit';
    const applicant = { name: account.holder_name, kind, leg: leg.value, id: null } as const;
    return planIssue(asked, read, { kind: 'draft', face: 'free', agentBranch, applicant });
  },
};
