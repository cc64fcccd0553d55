import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { DraftPresentment } from '../../contract/instruments/draft.ts';
import { draftRefusals } from '../../contract/instruments/draftPayment.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { HolderPayout } from '../../contract/transactions/instrument/payee.ts';
import type { AccountRow } from '../accounts/account.ts';
import { refuse } from '../answer.ts';
import { foldText } from '../customers/fold.ts';
import type { Asked, Situation } from '../posting/plan.ts';
import type { Known } from './known.ts';
import { intoAccount, intoCash, type Leg } from './legs.ts';
import { draftRefusal, refuseAt } from './refusals.ts';
import type { InstrumentRow } from './register.ts';

/** What a teller has read from the paper that is presented. */
export interface Presented {
  readonly issuedOn: string;
  readonly issued: string;
  readonly capitalsAgree: boolean;
  readonly unaltered: boolean;
  readonly endorsed: 'none' | 'unbroken' | 'broken';
  readonly holderName: string;
  readonly holderId: { readonly idType: string; readonly idNumber: string } | null;
  readonly explanation: string;
  readonly payout: HolderPayout;
}

/** What is written on drafts and not on cashier's cheques. */
export interface DraftParts {
  readonly copies: readonly (2 | 3)[];
  readonly actual: string | null;
  readonly surplus: string | null;
}

/** An individual's settlement account is one of class I; any other of an individual is for saving. */
const creditTo = (account: AccountRow | null): DraftPresentment['holder']['creditTo'] => {
  if (account === null) return 'none';
  return account.holder_kind === 'company' || account.class === 'I' ? 'settlement' : 'savings';
};

const amountOf = (text: string | null): bigint | null => (text === null ? null : BigInt(text));

/** The rules of payment see a cashier's cheque as a draft of one copy whose amount is fixed. */
function presentment(row: InstrumentRow, paper: Presented, parts: DraftParts, holder: AccountRow | null): DraftPresentment {
  const named = row.kind === 'draft' ? row.agent_branch : null;
  return {
    form: {
      saysDraft: true,
      unconditionalPromise: true,
      payer: row.applicant_name,
      payee: row.payee_name,
      issueDate: row.issued_on as BusinessDate,
      signed: true,
      issued: row.amount,
      issuedInCapitals: paper.capitalsAgree ? row.amount : 0n,
    },
    due: row.due_on as BusinessDate,
    copies: [...parts.copies],
    actual: amountOf(parts.actual),
    surplus: amountOf(parts.surplus),
    actualAmended: false,
    fixedItemsAmended: !paper.unaltered,
    endorsed: paper.endorsed !== 'none',
    endorsementsUnbroken: paper.endorsed !== 'broken',
    markedNotTransferable: !row.transferable,
    stopped: row.state === 'stopped',
    cash: row.cash ? { applicant: row.applicant_kind, payee: row.payee_kind, namedAgent: named } : null,
    holder: { hasAccountHere: holder !== null, identityShown: paper.holderId !== null, creditTo: creditTo(holder) },
  };
}

/** Whether what the teller read is what the register has. */
function differs(row: InstrumentRow, paper: Presented): WireError | null {
  const at = (field: string) => refuseAt(field, 'INSTRUMENT_DIFFERS').error;
  if (paper.issuedOn !== row.issued_on) return at('issuedOn');
  if (BigInt(paper.issued) !== row.amount) return at('issued');
  const first = paper.endorsed === 'none' && foldText(paper.holderName) !== foldText(row.payee_name);
  return first ? at('holderName') : null;
}

/** Every rule of presentment, the holder and the place; null: it may be paid here. */
function mayPay(
  asked: Asked<unknown>,
  row: InstrumentRow,
  paper: Presented,
  parts: DraftParts,
  holder: AccountRow | null,
): WireError | null {
  const { businessDate, branchCode } = asked.caller;
  const different = differs(row, paper);
  if (different !== null) return different;
  const isIssuer = branchCode === row.card_branch;
  // A cashier's cheque names no agent: any branch pays it as the issuer does, but late only the issuer itself.
  const bank = { bankCode: branchCode, isIssuer: isIssuer || (row.kind === 'cashiersCheque' && businessDate <= row.due_on) };
  const [reason] = draftRefusals(presentment(row, paper, parts, holder), bank, businessDate);
  const details = { due: row.due_on, branchCode: reason === 'CASH_DRAFT_OTHER_AGENT' ? (row.agent_branch ?? '') : row.card_branch };
  if (reason !== undefined) return draftRefusal(reason, details).error;
  if (businessDate > row.due_on && paper.explanation.trim() === '')
    return refuseAt('explanation', 'LATE_EXPLANATION_NEEDED', { due: row.due_on }).error;
  return null;
}

/** What is paid to whom, after every rule was looked at. */
export interface Payment {
  readonly leg: Leg;
  readonly actual: bigint;
}

const SUMMARY = {
  draft: { summaryZh: '汇票兑付', summaryEn: 'DRAFT PAID' },
  cashiersCheque: { summaryZh: '本票兑付', summaryEn: 'CASHIERS CHEQUE' },
} as const;

/** The holder's end of a payment: credited, or cash for an instrument that is marked so and against an ID. */
export function planPayment(
  asked: Asked<unknown>,
  situation: Situation,
  { row, quoting }: Pick<Known, 'row' | 'quoting'>,
  paper: Presented,
  parts: DraftParts,
): Result<Payment, WireError> {
  const { payout } = paper;
  const holder = payout.to === 'account' ? situation.account(payout.accountNumber) : null;
  const refused = mayPay(asked, row, paper, parts, holder);
  if (refused !== null) return { ok: false, error: refused };
  const actual = amountOf(parts.actual) ?? row.amount;
  if (payout.to === 'cash') {
    if (!row.cash) return refuseAt('payoutTo', 'INSTRUMENT_NOT_FOR_CASH');
    const leg = intoCash(situation, asked, payout.denominations, actual, quoting);
    return leg.ok ? ok({ leg: leg.value, actual }) : leg;
  }
  const { accountNumber: number } = payout;
  const leg = intoAccount(situation, asked, { number, row: holder }, actual, SUMMARY[row.kind]);
  if (!leg.ok) return leg;
  if (foldText(leg.value.account.holder_name) !== foldText(paper.holderName)) return refuse('NAME_DIFFERS', { accountNumber: number });
  return ok({ leg: leg.value, actual });
}

/** Accounts and tills that a payment looks at. */
export const paymentNeeds = ({ payout }: Pick<Presented, 'payout'>, tillId: string | null) => ({
  accounts: payout.to === 'account' ? [payout.accountNumber] : [],
  tills: payout.to === 'cash' && tillId !== null ? [tillId] : [],
});
