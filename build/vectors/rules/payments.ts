import { type LocalMinute, localMinuteSchema } from '../../../contract/dates/localTime.ts';
import { bepsWorkday } from '../../../contract/payments/bepsDay.ts';
import { hvpsWindow } from '../../../contract/payments/hvpsWindow.ts';
import { decideIncoming, type IncomingCheck } from '../../../contract/payments/incoming.ts';
import { hvpsPriority } from '../../../contract/payments/priority.ts';
import { autoReturnDate, decideReturn } from '../../../contract/payments/remittanceReturn.ts';
import { routePayment } from '../../../contract/payments/route.ts';
import { meets } from '../match.ts';
import { day, type Fields, fields, flag, money, pick, text } from '../read.ts';
import { sameReason, withoutRemark } from '../reason.ts';
import type { Rules } from '../types.ts';

const minute = (input: unknown): LocalMinute => {
  const value = typeof input === 'object' && input !== null ? pick(fields(input), 'at', 'time', 'dateTime') : input;
  return localMinuteSchema.parse(text(value).replace(' ', 'T').slice(0, 16));
};

/** The ways in which files say that the system is shut, by our reason. */
const CLOSED_WORDS: Readonly<Record<string, RegExp>> = {
  CLEARING_WINDOW: /CLEARING/,
  CLOSED: /CLOSED|NOT_(YET_)?OPEN|AFTER|BEFORE|BETWEEN|CUT/,
  NOT_A_WORKING_DAY: /HOLIDAY|WORKING|WORKDAY|WEEKEND|CLOSED/,
  CIPS_FUNDING_ONLY: /CIPS|FUNDING|HOLIDAY|WORKING|WORKDAY|WEEKEND|CLOSED/,
};

const INCOMING_WORDS: Readonly<Record<string, RegExp>> = {
  AUTO_CREDIT: /^AUTO_?CREDIT/,
  SUSPENSE: /SUSPENSE|HANG|HOLD|挂账|专户/,
  PAYABLE_REMITTANCE: /PAYABLE|应解|WITHOUT_ACCOUNT|NO_ACCOUNT/,
};

function incomingCheck(given: Fields): IncomingCheck {
  const account = String(pick(given, 'acctNo', 'account', 'acct') ?? 'match');
  const absent = given.acctNo === null || /^(none|absent|no account|without)/i.test(account);
  return {
    account: absent ? 'none' : account === 'match' ? 'match' : 'unknown',
    name: String(given.name ?? 'match') === 'match' ? 'match' : 'mismatch',
    accountBlocked: flag(pick(given, 'closed', 'frozen', 'blocked')),
  };
}

function refused(given: Fields): string {
  const decision = decideReturn({
    noticeSent: day(given.noticeSent ?? '2025-01-15'),
    today: day(pick(given, 'today', 'date') ?? given.noticeSent ?? '2025-01-15'),
    paid: flag(given.paid),
    payeeRefuses: flag(pick(given, 'payeeRefuses', 'refuses', 'refused')),
  });
  if (decision.kind === 'RETURN_NOW') return decision.reason === 'PAYEE_REFUSES' ? 'return immediately' : 'return';
  return decision.kind === 'WAIT' ? `wait until ${decision.until}` : 'nothing to return';
}

export const paymentRules: Rules = {
  'pay.hvps.window': {
    evaluate: ({ input }) => hvpsWindow(minute(input)),
    matches: (got, { expected }) => {
      const { reason, ...wanted } = fields(expected);
      const ours = fields(got).reason;
      const agrees = typeof ours === 'string' && CLOSED_WORDS[ours]?.test(String(reason).toUpperCase()) === true;
      return meets(wanted, got) && (reason === undefined || agrees);
    },
  },
  'pay.beps.workdate': { evaluate: ({ input }) => bepsWorkday(minute(input)) },
  'pay.route': {
    evaluate: ({ input }) => {
      const given = fields(input);
      const cap = { limit: money(given.limit ?? '1000000.00'), inclusive: flag(pick(given, 'inclusive', 'limitInclusive')) };
      const request = {
        amount: money(given.amount),
        sameBank: flag(given.sameBank),
        urgent: flag(given.urgent),
        hvpsOpen: given.hvpsOpen !== false,
      };
      return routePayment(request, cap).route;
    },
  },
  'pay.hvps.priority': {
    evaluate: ({ input }) => {
      const given = fields(input);
      return hvpsPriority({
        disasterRelief: flag(given.disasterRelief) || /disaster|relief|war|救灾|战备/i.test(String(given.purpose ?? '')),
        belowThreshold: flag(given.amountBelowThreshold) && String(given.channel ?? 'HVPS') === 'HVPS',
      });
    },
  },
  'pay.incoming': {
    evaluate: ({ input }) => decideIncoming(incomingCheck(fields(input))),
    matches: (got, { expected }) => sameReason(text(expected), text(got)) || INCOMING_WORDS[text(got)]?.test(text(expected)) === true,
  },
  'remit.autoReturn': {
    evaluate: ({ input }) => {
      const given = fields(input);
      return autoReturnDate(day(pick(given, 'noticeSent', 'notice', 'notified')), flag(given.paid));
    },
    matches: (got, { expected }) =>
      got === null ? expected === null || expected === false || /^(no|none)/i.test(String(expected)) : meets(expected, got),
  },
  'remit.refused': {
    evaluate: ({ input }) => refused(fields(input)),
    matches: (got, { expected }) => withoutRemark(text(expected)).toLowerCase() === got,
  },
};
