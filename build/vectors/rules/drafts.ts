import { addDays, addMonths, type BusinessDate, businessDateSchema } from '../../../contract/dates/businessDate.ts';
import type { DraftCopy, DraftPresentment, DraftRefusal } from '../../../contract/instruments/draft.ts';
import { draftRefusals } from '../../../contract/instruments/draftPayment.ts';
import { draftRefund } from '../../../contract/instruments/draftRefund.ts';
import { presentmentDue } from '../../../contract/instruments/presentment.ts';
import { minor } from '../../../contract/money/amount.ts';
import { meets } from '../match.ts';
import { day, type Fields, fields, flag, money, pick, shown, text } from '../read.ts';
import { sameReason } from '../reason.ts';
import type { Vector } from '../types.ts';

const ISSUED = businessDateSchema.parse('2025-03-10');
const AGENT = '102100099996';
const OTHER = '308584000013';

const copiesOf = (given: Fields): readonly DraftCopy[] =>
  Array.isArray(given.copies) ? given.copies.map((copy) => Number(copy) as DraftCopy) : [2, 3];

/** A null or empty amount is one that nobody filled in; an absent one is not what the vector is about. */
const filled = (given: Fields, name: string, otherwise: bigint | null): bigint | null => {
  if (!(name in given)) return otherwise;
  return given[name] === null || given[name] === '' ? null : money(given[name]);
};

const kind = (value: unknown): 'individual' | 'unit' => (/unit|corp|company|legal|单位/i.test(String(value ?? '')) ? 'unit' : 'individual');

/** Vectors name only what differs from a draft that would be paid; this is such a draft, with those differences. */
function presentment(given: Fields): { draft: DraftPresentment; today: BusinessDate; isIssuer: boolean } {
  const issued = money(given.issued ?? '10000.00');
  const actual = filled(given, 'actual', issued);
  const surplus = filled(given, 'surplus', actual === null || actual > issued ? null : issued - actual);
  const issueDate = day(given.issue ?? given.issueDate ?? ISSUED);
  const due = given.due === undefined ? presentmentDue('draft', issueDate) : day(given.due);
  const late = flag(pick(given, 'afterDue', 'pastDue', 'overdue', 'late'));
  const today = given.date === undefined && given.today === undefined ? addDays(due, late ? 1 : 0) : day(pick(given, 'date', 'today'));
  const unbanked = pick(given, 'hasAccount', 'holderHasAccount', 'banked') === false || flag(given.unbanked) || given.holder === 'unbanked';
  const agentWrong = pick(given, 'agentMatches', 'namedAgentHere', 'atNamedAgent') === false || flag(given.otherAgent);
  const noAgent = given.agentNamed === false || given.agent === null;
  const creditTo = text(pick(given, 'creditTo', 'into', 'account') ?? 'settlement').toLowerCase();
  const capitals = pick(given, 'issuedInCapitals', 'upper', 'capitals');
  const draft: DraftPresentment = {
    form: {
      saysDraft: given.words !== false,
      unconditionalPromise: given.promise !== false,
      payer: given.payer === null ? '' : 'payer',
      payee: given.payee === null ? '' : 'payee',
      issueDate,
      signed: given.signed !== false && given.signature !== false,
      issued,
      issuedInCapitals: capitals === undefined ? issued : money(capitals),
    },
    due,
    copies: copiesOf(given),
    actual,
    surplus,
    actualAmended: flag(pick(given, 'actualAmended', 'amended', 'altered')),
    fixedItemsAmended: flag(pick(given, 'payeeAmended', 'dateAmended', 'amountAmended', 'fixedItemsAmended')),
    endorsed: flag(pick(given, 'endorsed', 'transferred')),
    endorsementsUnbroken: pick(given, 'endorsementsUnbroken', 'endorsementContinuous') !== false,
    markedNotTransferable: flag(pick(given, 'notTransferable', 'markedNotTransferable')) || given.transferable === false,
    stopped: flag(pick(given, 'stopped', 'stopPayment')),
    cash: flag(given.cash)
      ? { applicant: kind(given.applicant), payee: kind(given.payee), namedAgent: noAgent ? null : agentWrong ? OTHER : AGENT }
      : null,
    holder: {
      hasAccountHere: !unbanked,
      identityShown: pick(given, 'identityShown', 'idShown', 'id') === true,
      creditTo: /saving/.test(creditTo) ? 'savings' : /card/.test(creditTo) ? 'card' : 'settlement',
    },
  };
  return { draft, today, isIssuer: flag(given.issuer) || given.at === 'issuer' || given.bank === 'issuer' };
}

export function draftPay({ input }: Vector): unknown {
  const { draft, today, isIssuer } = presentment(fields(input));
  const reasons = draftRefusals(draft, { bankCode: AGENT, isIssuer }, today);
  const surplus = draft.actual === null ? null : shown(minor(draft.form.issued - draft.actual));
  return reasons.length === 0 ? { accept: true, surplus } : { accept: false, reasons };
}

/** Files may name a reason in other words than ours; these are the words that tell the reasons apart. */
const REASON_WORDS: Partial<Record<DraftRefusal, RegExp>> = {
  COPY2_MISSING: /COPY_?2/,
  COPY3_MISSING: /COPY_?3|NOTICE_OF_PAYMENT/,
  PAST_PRESENTMENT_PERIOD: /PAST|OVERDUE|EXPIRED|LATE/,
  SURPLUS_NOT_FILLED: /SURPLUS/,
  ACTUAL_AMENDED: /ACTUAL.*(AMEND|ALTER)|^(AMEND|ALTER)/,
  NOT_TRANSFERABLE: /TRANSFERABLE|ENDORS/,
  HOLDER_IDENTITY_NOT_SHOWN: /IDENTITY|(^|_)ID(_|$)/,
  CASH_DRAFT_AGENT_NOT_NAMED: /AGENT.*(NOT|MISSING|UN)|(NOT|NO|MISSING|NEEDS).*AGENT/,
  CASH_DRAFT_OTHER_AGENT: /(OTHER|WRONG|NOT|DIFFERENT).*AGENT|AGENT.*(OTHER|WRONG|DIFFER|MISMATCH)/,
  TRANSFER_DRAFT_TO_SAVINGS_OR_CARD: /SAVINGS|CARD/,
};

const named = (published: string, ours: string): boolean =>
  sameReason(published, ours) || REASON_WORDS[ours as DraftRefusal]?.test(published.replace(/\s*\(.*$/, '').toUpperCase()) === true;

/** The published reason must be among ours: the rules are all checked, and a draft may fail several. */
export function draftPayMatches(got: unknown, { expected }: Vector): boolean {
  const { reason, ...wanted } = fields(expected);
  const reasons = fields(got).reasons;
  const found = Array.isArray(reasons) && reasons.some((ours) => named(text(reason), text(ours)));
  return meets(wanted, got) && (reason === undefined || found);
}

export function draftRefundAnswer({ input }: Vector): unknown {
  const given = fields(input);
  const due = day(given.due ?? presentmentDue('draft', day(given.issue ?? ISSUED)));
  const months = pick(given, 'monthsAfterDue', 'monthsPastDue', 'monthsOverdue');
  const days = pick(given, 'daysAfterDue', 'daysPastDue');
  const oneMonthOver = Object.entries(given).some(([name, value]) => /month/i.test(name) && flag(value));
  const explicit = pick(given, 'date', 'today');
  const monthsOver = months === undefined ? Number(oneMonthOver) : Number(months);
  // A vector that says nothing of the time is about a draft before its due date.
  const daysOver = days === undefined ? (monthsOver > 0 ? 0 : -1) : Number(days);
  const today = explicit === undefined ? addDays(addMonths(due, monthsOver), daysOver) : day(explicit);
  const answer = draftRefund({
    copies: copiesOf(given),
    due,
    today,
    paid: flag(given.paid),
    stopped: flag(given.stopped),
    fundedFrom: flag(given.cash) || given.hasAccount === false ? 'cash' : 'account',
    identityShown: pick(given, 'identityShown', 'id') !== false,
  });
  return answer.ok ? { allow: true, to: answer.value.to } : { allow: false, reason: answer.error.code };
}

export function draftRefundMatches(got: unknown, { expected }: Vector): boolean {
  if (typeof expected === 'boolean') return expected === fields(got).allow;
  const { reason, ...wanted } = fields(expected);
  const ours = fields(got).reason;
  const verdict = { ...fields(got), accept: fields(got).allow };
  return meets(wanted, verdict) && (reason === undefined || sameReason(text(reason), text(ours)));
}
