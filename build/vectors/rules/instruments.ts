import { bounceFine, withinCisCap } from '../../../contract/instruments/cheque.ts';
import { type InstrumentType, presentmentDue } from '../../../contract/instruments/presentment.ts';
import { STOP_PAYMENT_DAYS, stopPaymentDates, stopPaymentRefusal } from '../../../contract/instruments/stopPayment.ts';
import { meets } from '../match.ts';
import { day, fields, flag, money, pick, shown, text } from '../read.ts';
import type { Rules } from '../types.ts';
import { draftPay, draftPayMatches, draftRefundAnswer, draftRefundMatches } from './drafts.ts';

/** How files name the instruments. */
function instrumentType(value: unknown): InstrumentType | 'bill' {
  const name = text(value)
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
  if (/cashier|promissory|本票/.test(name)) return 'cashiersCheque';
  if (/draft/.test(name)) return 'draft';
  if (/che(que|ck)/.test(name)) return 'cheque';
  if (/unaccepted/.test(name)) return 'bill';
  if (/accept|commercial|bill/.test(name)) return 'acceptedBill';
  throw new TypeError(`not an instrument: ${text(value)}`);
}

const amountOf = (input: unknown): bigint =>
  money(typeof input === 'object' && input !== null ? pick(fields(input), 'amount', 'face') : input);

export const instrumentRules: Rules = {
  'instrument.presentmentDue': {
    evaluate: ({ input }) => {
      const given = fields(input);
      const type = instrumentType(given.type);
      const issued = day(pick(given, 'issue', 'issued', 'issueDate', 'maturity'));
      if (type === 'bill') throw new TypeError('a bill that nobody accepted has no presentment for payment');
      return presentmentDue(type, issued);
    },
  },
  'instrument.draft.pay': { evaluate: draftPay, matches: draftPayMatches },
  'instrument.draft.refund': { evaluate: draftRefundAnswer, matches: draftRefundMatches },
  'instrument.stopPayAllowed': {
    evaluate: ({ input }) => {
      const given = fields(input);
      const type = instrumentType(given.type);
      const accepted = type === 'acceptedBill' && given.accepted === false ? 'bill' : type;
      const agentNamed = flag(pick(given, 'agentNamed', 'agent', 'namedAgent'));
      return stopPaymentRefusal({ type: accepted, cash: flag(given.cash), agentNamed }, flag(given.paid)) === null;
    },
  },
  'instrument.stopPayExpiry': {
    evaluate: ({ input }) => {
      const received = typeof input === 'object' && input !== null ? pick(fields(input), 'received', 'notice') : input;
      return { ...stopPaymentDates(day(received)), courtFilingWithinDays: STOP_PAYMENT_DAYS.courtFiling, heldDays: STOP_PAYMENT_DAYS.held };
    },
  },
  'instrument.bounceFine': {
    evaluate: ({ input }) => {
      const { fine, compensation } = bounceFine(amountOf(input));
      return { fine: shown(fine), compensation: shown(compensation) };
    },
    matches: (got, { expected }) => meets(expected, typeof expected === 'object' ? got : fields(got).fine),
  },
  'instrument.cisCap': { evaluate: ({ input }) => withinCisCap(amountOf(input)) },
};
