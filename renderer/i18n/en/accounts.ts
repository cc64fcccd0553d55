import type { Translation } from '../translation.ts';

export const refusals: Translation['refusals'] = {
  HOLD_REFUSED: {
    amount: 'the amount must be above zero, and goes with holding an amount only',
    authority: 'the bank by itself may only stop debits',
    requesters: 'two officers must bring it, each with an ID',
    endsOn: 'the last day has passed, or is later than allowed',
  },
  REVERSAL_REFUSED: {
    teller: 'a colleague or the system did it',
    date: 'it is of another day',
    reversed: 'it is reversed already',
    kind: 'its kind is never reversed',
    'cash of several tills': 'cash of several tills was moved',
  },
  ACCOUNT_CLASS_LIMIT: {
    TOO_MANY_OF_CLASS: 'no more accounts of this class',
    BALANCE_ABOVE_LIMIT: 'the balance',
    IN_DAY_ABOVE_LIMIT: "the day's credits",
    IN_YEAR_ABOVE_LIMIT: "the year's credits",
    OUT_DAY_ABOVE_LIMIT: "the day's debits",
    OUT_YEAR_ABOVE_LIMIT: "the year's debits",
    CASH_NOT_ALLOWED: 'no cash with this class',
  },
  AGENCY_REFUSED: {
    CUSTOMER_NOT_IDENTIFIED: 'the customer is not identified',
    AGENT_NOT_IDENTIFIED: "the agent's ID is not valid",
    NOT_BY_AGENT: 'this is not done by an agent',
    ABOVE_AGENT_LIMIT: 'above the limit for agents',
    AGENT_IS_CUSTOMER: 'the agent is the customer',
    AGENT_BLACKLISTED: 'the agent may not act',
  },
  MEDIUM_NOT_FOR_THIS: { passbook: 'passbook', card: 'card', certificate: 'certificate' },
  PRODUCT_NOT_FOR_THIS: {
    demand: 'a demand product',
    fixed: 'a fixed deposit',
    notice: 'a call deposit',
    instalment: 'instalment savings',
    fixedOrDemand: 'fixed or demand',
    individual: 'for people only',
    unit: 'for companies only',
    giveNotice: 'notice is given of call deposits only',
    cancelNotice: 'notice is given of call deposits only',
    payIn: 'instalments are paid to instalment savings only',
  },
};

export const thresholds: Translation['thresholds'] = {
  override: 'Needs consent: {{reason}}',
  report: "Large value: from {{limit}} yuan it is reported; the quote tells the day's sum",
  identify: 'From {{limit}} yuan: check the ID and keep a copy',
};

export const holds: Translation['holds'] = {
  none: 'There is nothing on the account to release.',
  accountFirst: 'Enter the account first.',
  title: 'Freezes and stops',
  until: 'until {{date}}',
  kinds: { freeze: 'Account frozen', amount: 'Amount held', stop: 'Debits stopped' },
  authorities: { court: 'Court', police: 'Police', procuratorate: 'Procuratorate', bank: 'The bank' },
};

export const services: Translation['services'] = {
  medium: 'Book or card',
  mediumStates: { active: 'valid', full: 'full', lost: 'lost' },
  class: 'Class',
  classOf: 'Class {{class}}',
  loss: 'Loss report',
  lossHow: { oral: 'by mouth', written: 'in writing' },
  reported: '{{how}} on {{date}}',
  lapses: 'lapses on {{date}}',
  replaceable: 'replaceable from {{date}}',
  term: 'Term',
  noMaturity: 'no fixed end',
  rollover: 'rolls over',
  notice: 'Notice',
};

export const reversal: Translation['reversal'] = {
  title: 'What is undone',
  original: 'Original',
  accounts: 'On accounts',
  account: 'Account',
  change: 'Change',
  after: 'Balance afterwards',
  cash: 'Cash',
  given: 'The customer gets {{amount}} yuan back',
  taken: 'The customer gives {{amount}} yuan back',
  none: 'No cash',
  key: 'Reverse this one',
};
