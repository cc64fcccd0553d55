import { z } from 'zod';
import type { Accepted } from '../central/transactions.ts';
import { dateSchema, textSchema } from '../primitives.ts';
import { err, ok, type Result } from '../result.ts';
import type { DocumentRefusal } from './deposits.ts';
import { headOf, type Printing } from './head.ts';
import type { CashiersChequeInput, DraftInput } from './inputs.ts';

/** What central answers an issue with (1401, 1402, 1411): everything that stands on the paper. */
const issueResult = z.object({
  instrument: z.enum(['draft', 'cashiersCheque']),
  instrumentNumber: textSchema(20).min(1),
  issuedOn: dateSchema,
  checkCode: z.string().regex(/^\d{10}$/),
  applicantName: textSchema(140).min(1),
  applicantAccount: textSchema(40).nullable(),
  payeeName: textSchema(140).min(1),
  cash: z.boolean(),
  transferable: z.boolean(),
  issuerName: textSchema(140).min(1),
  issuerCode: textSchema(14).min(1),
  agentName: textSchema(140).nullable(),
  agentBranch: textSchema(14).nullable(),
  remark: textSchema(60),
});

const REMARK_LENGTH = 60;

/** The check code, then what forbids endorsing, then the customer's own words, as far as the line goes. */
const remarkOf = ({ checkCode, transferable, remark }: z.output<typeof issueResult>): string =>
  [`密押${checkCode}`, ...(transferable ? [] : ['不得转让']), ...(remark === '' ? [] : [remark])].join(' ').slice(0, REMARK_LENGTH);

const shared = (accepted: Accepted, printing: Printing, result: z.output<typeof issueResult>) => ({
  ...headOf(printing, accepted),
  number: result.instrumentNumber,
  issueDate: result.issuedOn,
  payee: result.payeeName,
  applicant: result.applicantName,
  currency: accepted.currency,
  amount: accepted.amount,
  cash: result.cash,
  issuerName: result.issuerName,
  remark: remarkOf(result),
});

const refuse = err<DocumentRefusal>({ code: 'DOCUMENT_NOT_OF_THIS_POSTING', missing: 'result.instrumentNumber' });

/** 银行汇票 of 1401 and 1402, from central's answer alone. */
export function draftOf(accepted: Accepted, printing: Printing): Result<DraftInput, DocumentRefusal> {
  const result = issueResult.safeParse(accepted.result);
  if (!result.success || result.data.instrument !== 'draft') return refuse;
  const { agentBranch: code, agentName: name, issuerCode, applicantAccount } = result.data;
  return ok({
    kind: 'draft',
    ...shared(accepted, printing, result.data),
    issuerCode,
    applicantAccount: applicantAccount ?? '',
    agentBank: code === null ? null : { name: name ?? '', code },
  });
}

/** 银行本票 of 1411, from central's answer alone. */
export function cashiersChequeOf(accepted: Accepted, printing: Printing): Result<CashiersChequeInput, DocumentRefusal> {
  const result = issueResult.safeParse(accepted.result);
  if (!result.success || result.data.instrument !== 'cashiersCheque') return refuse;
  return ok({ kind: 'cashiersCheque', ...shared(accepted, printing, result.data) });
}
