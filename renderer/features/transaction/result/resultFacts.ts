import type { Quote } from '../../../../contract/central/transactions.ts';

/** How a fact of a result is written. Its words are in the texts under `facts`. */
export const FACTS = {
  customerNumber: 'figures',
  version: 'figures',
  accountNumber: 'account',
  medium: 'medium',
  mediumNumber: 'figures',
  newNumber: 'figures',
  oldNumber: 'figures',
  certificate: 'figures',
  newCertificate: 'figures',
  unpostedLines: 'figures',
  rate: 'rate',
  startsOn: 'figures',
  maturesOn: 'figures',
  endsOn: 'figures',
  lapsesOn: 'figures',
  replaceableFrom: 'figures',
  noticeDueOn: 'figures',
  paid: 'money',
  remaining: 'money',
  number: 'figures',
  token: 'token',
  agrees: 'yesNo',
  difference: 'money',
  stamped: 'yesNo',
  sealedBag: 'yesNo',
  reportPolice: 'yesNo',
  appraisalBy: 'figures',
  class: 'figures',
  instalment: 'figures',
  agreedDate: 'figures',
  agreedAmount: 'money',
  businessDate: 'figures',
  nextBusinessDate: 'figures',
  instrumentNumber: 'figures',
  checkCode: 'figures',
  issuedOn: 'figures',
  dueOn: 'figures',
  applicantName: 'figures',
  agentName: 'figures',
  issuedAmount: 'money',
  paidAmount: 'money',
  surplus: 'money',
  surplusTo: 'surplusTo',
  settledBy: 'figures',
  courtFilingBy: 'figures',
  releasedFrom: 'figures',
  courtDocument: 'figures',
  movedTo: 'figures',
  bounced: 'bounced',
  fine: 'money',
  compensation: 'money',
  refusalDue: 'figures',
  payerBranch: 'figures',
  collectionAmount: 'money',
  lateFee: 'money',
  payeeBankName: 'figures',
  workday: 'figures',
  opensAt: 'figures',
  toBranch: 'figures',
  question: 'figures',
  replyDue: 'figures',
  escalatesOn: 'figures',
} as const;

export type FactName = keyof typeof FACTS;
export interface Fact {
  readonly name: FactName;
  readonly kind: (typeof FACTS)[FactName];
  readonly value: string;
}

/** What a transaction gave besides figures, as far as the screen has words for it. Nothing is shown for what is null. */
export const factsOf = (result: Quote['result']): Fact[] =>
  Object.keys(FACTS).flatMap((key) => {
    const name = key as FactName;
    const value = result?.[name];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
    return value === '' ? [] : [{ name, kind: FACTS[name], value: String(value) }];
  });
