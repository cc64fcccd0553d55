import { addYears, type BusinessDate } from '../dates/businessDate.ts';
import { type MinorUnits, minor } from '../money/amount.ts';
import { err, ok, type Result } from '../result.ts';
import type { DraftForm, DraftPresentment, DraftRefusal, PayingBank } from './draft.ts';

/** What a bank may set differently. */
export type DraftRules = {
  /** Transfer drafts may not be paid into savings or card accounts of the holder. */
  readonly transferToSavingsOrCard: boolean;
  /** The issuer pays a late draft on explanation for this long after issue. */
  readonly issuerPaysYears: number;
};

export const DRAFT_RULES: DraftRules = { transferToSavingsOrCard: false, issuerPaysYears: 2 };

type Check = readonly [refused: boolean, reason: DraftRefusal];

const formIncomplete = (form: DraftForm): boolean =>
  !form.saysDraft || !form.unconditionalPromise || !form.signed || form.payer === '' || form.payee === '' || form.issued <= 0n;

function periodChecks(draft: DraftPresentment, bank: PayingBank, today: BusinessDate, rules: DraftRules): Check[] {
  const late = today > draft.due;
  const lapsed = today > addYears(draft.form.issueDate, rules.issuerPaysYears);
  // Late: an agent refuses, the issuer still pays on explanation until the holder's right lapses.
  return [
    [late && !bank.isIssuer, 'PAST_PRESENTMENT_PERIOD'],
    [late && bank.isIssuer && lapsed, 'ISSUER_RIGHT_LAPSED'],
  ];
}

function amountChecks({ form, actual, surplus, actualAmended }: DraftPresentment): Check[] {
  return [
    [actual === null, 'ACTUAL_NOT_FILLED'],
    [actual !== null && actual <= 0n, 'ACTUAL_NOT_POSITIVE'],
    [actual !== null && actual > form.issued, 'ACTUAL_EXCEEDS_ISSUED'],
    [actual !== null && surplus === null, 'SURPLUS_NOT_FILLED'],
    [actual !== null && surplus !== null && actual <= form.issued && actual + surplus !== form.issued, 'SURPLUS_WRONG'],
    [actualAmended, 'ACTUAL_AMENDED'],
  ];
}

function holderChecks(draft: DraftPresentment, bank: PayingBank, rules: DraftRules): Check[] {
  const { cash, holder, endorsed } = draft;
  const cashParties = cash !== null && (cash.applicant !== 'individual' || cash.payee !== 'individual');
  const intoSavings = cash === null && (holder.creditTo === 'savings' || holder.creditTo === 'card');
  return [
    // A cash draft may not be endorsed away, nor one on which the drawer wrote 不得转让.
    [endorsed && (cash !== null || draft.markedNotTransferable), 'NOT_TRANSFERABLE'],
    [endorsed && !draft.endorsementsUnbroken, 'ENDORSEMENT_BROKEN'],
    [!holder.hasAccountHere && !holder.identityShown, 'HOLDER_IDENTITY_NOT_SHOWN'],
    [cashParties, 'CASH_DRAFT_ONLY_INDIVIDUAL_BOTH_SIDES'],
    [cash !== null && cash.namedAgent === null && !bank.isIssuer, 'CASH_DRAFT_AGENT_NOT_NAMED'],
    [cash !== null && cash.namedAgent !== null && cash.namedAgent !== bank.bankCode && !bank.isIssuer, 'CASH_DRAFT_OTHER_AGENT'],
    [intoSavings && !rules.transferToSavingsOrCard, 'TRANSFER_DRAFT_TO_SAVINGS_OR_CARD'],
  ];
}

/** Every reason for which the draft may not be paid here today (支付结算办法, chapter on bank drafts); empty when it may. */
export function draftRefusals(
  draft: DraftPresentment,
  bank: PayingBank,
  today: BusinessDate,
  rules: DraftRules = DRAFT_RULES,
): readonly DraftRefusal[] {
  const checks: Check[] = [
    [formIncomplete(draft.form), 'FORM_INCOMPLETE'],
    [draft.form.issued !== draft.form.issuedInCapitals, 'AMOUNTS_DISAGREE'],
    [draft.fixedItemsAmended, 'FIXED_ITEM_AMENDED'],
    [draft.stopped, 'STOPPED'],
    [!draft.copies.includes(2), 'COPY2_MISSING'],
    [!draft.copies.includes(3), 'COPY3_MISSING'],
    ...periodChecks(draft, bank, today, rules),
    ...amountChecks(draft),
    ...holderChecks(draft, bank, rules),
  ];
  return checks.filter(([refused]) => refused).map(([, reason]) => reason);
}

/** Pays the holder the actual amount; the surplus goes back to the applicant when the issuer settles. */
export function payDraft(
  draft: DraftPresentment,
  bank: PayingBank,
  today: BusinessDate,
  rules: DraftRules = DRAFT_RULES,
): Result<
  { readonly actual: MinorUnits; readonly surplus: MinorUnits },
  { readonly code: 'DRAFT_REFUSED'; readonly reasons: readonly DraftRefusal[] }
> {
  const reasons = draftRefusals(draft, bank, today, rules);
  if (reasons.length > 0 || draft.actual === null) return err({ code: 'DRAFT_REFUSED', reasons });
  return ok({ actual: minor(draft.actual), surplus: minor(draft.form.issued - draft.actual) });
}
