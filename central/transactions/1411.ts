import type { z } from 'zod';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { issueCashiersCheque, issueCashiersChequeRequestSchema } from '../../contract/transactions/instrument/1411.ts';
import { fundingNeeds } from '../accounts/funding.ts';
import { refuse } from '../answer.ts';
import { type Applicant, type IssueRead, planIssue, readIssue } from '../instruments/issuing.ts';
import { fromAccount, fromCash } from '../instruments/legs.ts';
import type { Asked, Situation, TransactionHandler } from '../posting/plan.ts';
import { parseValues, positiveAmount } from '../posting/validate.ts';

type Values = z.output<typeof issueCashiersChequeRequestSchema>;

function applicantOf(asked: Asked<Values>, situation: Situation): Result<Applicant, WireError> {
  const { funding, applicant: shown } = asked.values;
  const amount = BigInt(asked.values.amount);
  if (funding.from === 'cash') {
    if (shown === null) return refuse('IDENTITY_NEEDED', { limit: '0.00' });
    const leg = fromCash(situation, asked, funding.denominations, amount);
    return leg.ok ? ok({ name: shown.name, kind: 'individual', leg: leg.value, id: shown }) : leg;
  }
  const leg = fromAccount(situation, asked, funding.accountNumber, amount, { summaryZh: '签发本票', summaryEn: 'CASHIERS CHEQUE' });
  if (!leg.ok) return leg;
  const { account } = leg.value;
  return ok({ name: account.holder_name, kind: account.holder_kind === 'person' ? 'individual' : 'unit', leg: leg.value, id: null });
}

/** 1411: 2011 applicant or 1001 till / 2011 开出本票; off-balance one form out. */
export const handler: TransactionHandler<Values, IssueRead> = {
  definition: issueCashiersCheque,
  validate: (values) => {
    const parsed = parseValues(issueCashiersChequeRequestSchema, values);
    if (!parsed.ok) return parsed;
    const amount = positiveAmount(parsed.value.amount);
    return amount.ok ? ok(parsed.value) : amount;
  },
  needs: ({ tillId, values }) => fundingNeeds(values.funding, tillId),
  read: (tx, asked) => readIssue(tx, asked, 'cashiersCheque', issueCashiersCheque.code, null),
  post: (asked, situation, read) => {
    const applicant = applicantOf(asked, situation);
    if (!applicant.ok) return applicant;
    return planIssue(asked, read, { kind: 'cashiersCheque', face: asked.values.face, agentBranch: null, applicant: applicant.value });
  },
};
