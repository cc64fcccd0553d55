import { isBusinessDate } from '../../../contract/dates/businessDate.ts';
import { toUppercaseDate } from '../../../contract/dates/cnUpper.ts';
import { crossedAmount } from '../../../contract/documents/amounts.ts';
import type { CashiersChequeInput, CertificateInput, DraftInput } from '../../../contract/documents/inputs.ts';
import { toUppercaseVoucherAmount } from '../../../contract/money/uppercase.ts';
import { err, type Result } from '../../../contract/result.ts';
import type { PrinterError } from '../../errors.ts';
import { drawForm, type FormDrawing } from '../drawing.ts';
import { CERTIFICATE } from '../templates/certificate.ts';
import { CASHIERS_CHEQUE, DRAFT } from '../templates/instruments.ts';
import { branchText, personText } from './head.ts';

const refuse = (field: string, why: string): Result<never, PrinterError> => err({ code: 'fieldError', message: `field ${field}: ${why}` });

/** An instrument exists once; a copy of it would be a second one. */
const isReprint = ({ reprint }: { readonly reprint: number }) => reprint > 0;
const NEVER_AGAIN = 'an instrument is never printed again; void the form and take the next';

const overriders = (input: { readonly overriddenBy: CertificateInput['overriddenBy'] }): string =>
  input.overriddenBy.map(personText).join('、');

export function renderCertificate(input: CertificateInput): Result<FormDrawing, PrinterError> {
  if (isReprint(input)) return refuse('number', NEVER_AGAIN);
  return drawForm(CERTIFICATE, {
    bank: input.bankName,
    number: input.number,
    branch: branchText(input),
    openedOn: input.businessDate,
    holder: input.holderName,
    account: input.accountNumber,
    amountUpper: toUppercaseVoucherAmount(BigInt(input.amount), input.currency),
    amount: crossedAmount(input.amount, input.currency),
    term: input.term,
    rate: input.rate,
    startsOn: input.startsOn,
    maturesOn: input.maturesOn ?? '',
    rollover: input.rollover ? '自动转存' : '不转存',
    drawing: input.drawing,
    remark: input.remark,
    teller: personText(input.teller),
    override: overriders(input),
  });
}

/** The issued amount in capitals. Of a cash instrument the word 现金 comes before it (支付结算办法, articles 58 and 102). */
const issuedUpper = ({ amount, currency, cash }: DraftInput | CashiersChequeInput): string =>
  `${cash ? '现金' : ''}${toUppercaseVoucherAmount(BigInt(amount), currency)}`;

/** What both instruments refuse: a second print, an amount that is none, a date that is none. */
function refusal(input: DraftInput | CashiersChequeInput): Result<never, PrinterError> | null {
  if (isReprint(input)) return refuse('number', NEVER_AGAIN);
  if (BigInt(input.amount) <= 0n) return refuse('amount', 'an instrument of nothing');
  return isBusinessDate(input.issueDate) ? null : refuse('issueDate', 'no such day');
}
const upperDate = (date: string): string => (isBusinessDate(date) ? toUppercaseDate(date) : '');

export function renderDraft(input: DraftInput): Result<FormDrawing, PrinterError> {
  const refused = refusal(input);
  if (refused !== null) return refused;
  if (input.cash && (input.agentBank === null || input.agentBank.name === ''))
    return refuse('agentBank', 'a cash draft names its paying agent');
  return drawForm(DRAFT, {
    number: input.number,
    issueDate: upperDate(input.issueDate),
    agentBank: input.agentBank?.name ?? '',
    agentBankCode: input.agentBank?.code ?? '',
    payee: input.payee,
    amountUpper: issuedUpper(input),
    amount: crossedAmount(input.amount, input.currency),
    applicant: input.applicant,
    applicantAccount: input.applicantAccount,
    issuer: input.issuerName,
    issuerCode: input.issuerCode,
    remark: input.remark,
    teller: input.teller.id,
    override: input.overriddenBy.map(({ id }) => id).join('、'),
  });
}

export function renderCashiersCheque(input: CashiersChequeInput): Result<FormDrawing, PrinterError> {
  const refused = refusal(input);
  if (refused !== null) return refused;
  return drawForm(CASHIERS_CHEQUE, {
    number: input.number,
    issueDate: upperDate(input.issueDate),
    payee: input.payee,
    applicant: input.applicant,
    amountUpper: issuedUpper(input),
    amount: crossedAmount(input.amount, input.currency),
    kind: input.cash ? '现金' : '转账',
    issuer: input.issuerName,
    remark: input.remark,
    teller: input.teller.id,
    override: input.overriddenBy.map(({ id }) => id).join('、'),
  });
}
