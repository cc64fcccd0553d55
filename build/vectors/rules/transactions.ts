import * as cash from '../../../contract/accounting/cashTemplates.ts';
import * as deposits from '../../../contract/accounting/depositTemplates.ts';
import * as instruments from '../../../contract/accounting/instrumentTemplates.ts';
import type { JournalTemplate } from '../../../contract/accounting/journal.ts';
import * as remittances from '../../../contract/accounting/remittanceTemplates.ts';

/** What the description of a journal vector tells. */
export type Described = {
  readonly description: string;
  readonly amounts: readonly bigint[];
  /** The largest expected amount: the face of a draft where the description names the surplus only. */
  readonly whole: bigint;
  /** How many lines are expected: a payment through 应解汇款 may be described to its first step or to both. */
  readonly steps: number;
};

type Make = (described: Described) => JournalTemplate;

const at = ({ amounts }: Described, index: number): bigint => {
  const amount = amounts[index];
  if (amount === undefined) throw new TypeError(`the description names fewer than ${index + 1} amounts`);
  return amount;
};

const first =
  (make: (amount: bigint) => JournalTemplate): Make =>
  (described) =>
    make(at(described, 0));

const says = ({ description }: Described, pattern: RegExp): boolean => pattern.test(description);
const funding = (described: Described): 'cash' | 'account' =>
  says(described, /\b(for|in|by|to|against) cash\b|cash.funded/) ? 'cash' : 'account';

const interestFrom = (described: Described, amount: bigint): deposits.InterestSource =>
  says(described, /not accrued|expense|6411/) ? { accrued: 0n, expense: amount } : deposits.fromAccrued(amount);

function fixedPaid(described: Described): JournalTemplate {
  const interest = interestFrom(described, at(described, 1));
  return deposits.fixedDepositPaid(at(described, 0), interest, says(described, /to account|to demand|to current/) ? 'account' : 'cash');
}

function settled(described: Described): JournalTemplate {
  const hasAccount = !says(described, /without (an )?account|no account|unbanked/);
  const surplusOnly = /surplus (\d)/.test(described.description) && described.amounts.length === 1;
  if (surplusOnly) return instruments.draftSettled(described.whole, described.whole - at(described, 0), hasAccount);
  const [issued, second = issued] = [at(described, 0), described.amounts[1]];
  const surplusNamed = says(described, /^[^\d]*\d[\d,.]*[^\d]*surplus/) && described.amounts.length === 2;
  return instruments.draftSettled(issued, surplusNamed ? issued - second : second, hasAccount);
}

function paidByAgent(described: Described): JournalTemplate {
  const actual = at(described, 0);
  if (!says(described, /cash|without (an )?account|no account|unbanked/)) return instruments.draftPaidByAgent(actual, 'account');
  return instruments.draftPaidByAgent(actual, described.steps > 2 ? 'cash' : 'payable');
}

function incoming(described: Described): JournalTemplate {
  const outcome = says(described, /without (an )?account|no account/)
    ? 'noAccount'
    : says(described, /unmatch|mismatch|not match|suspense|unknown|differ/)
      ? 'unmatched'
      : 'matched';
  return remittances.remittanceIn(at(described, 0), outcome);
}

function outgoing(described: Described): JournalTemplate {
  const through = says(described, /pending/) ? 'pendingClearing' : says(described, /in-bank|same bank/) ? 'clearing' : 'centralBank';
  return remittances.remittanceOut({ amount: at(described, 0), fee: described.amounts[1] ?? 0n, funded: funding(described), through });
}

function chequeSettled(described: Described): JournalTemplate {
  const by = says(described, /another bank|other bank|interbank|clearing house/)
    ? 'otherBank'
    : says(described, /branch|same.bank/)
      ? 'branch'
      : 'here-account';
  return instruments.cashiersChequeSettled(at(described, 0), by);
}

/** Descriptions and what they post; the first that fits. */
export const TRANSACTIONS: ReadonlyArray<readonly [description: RegExp, make: Make]> = [
  [/cashier'?s?'? che(que|ck).*(settle|paid|pay)/, chequeSettled],
  [/cashier'?s?'? che(que|ck).*refund/, (d) => instruments.cashiersChequeRefunded(at(d, 0), funding(d))],
  [/cashier'?s?'? che(que|ck).*issue|issue.*cashier/, (d) => instruments.cashiersChequeIssued(at(d, 0), funding(d))],
  [/draft.*(settle|surplus)/, settled],
  [/draft.*refund/, (d) => instruments.draftRefunded(at(d, 0), funding(d))],
  [/draft.*(paid|pay)/, paidByAgent],
  [/draft.*issue|issue.*draft/, (d) => instruments.draftIssued(at(d, 0), funding(d))],
  [/till over.*(income|approv)/, first(cash.overToIncome)],
  [/till over|cash over/, first(cash.tillOver)],
  [/till short.*(written|write|approv|expense)/, first(cash.shortWrittenOff)],
  [/till short|cash short/, first(cash.tillShort)],
  [/vault to (the )?(till|teller)|fund the till/, first(cash.vaultToTill)],
  [/till to (the )?vault|hand.?in|teller to vault/, first(cash.tillToVault)],
  [/till to till|between tills/, first(cash.tillToTill)],
  [/suspense.*(return|back)/, first(remittances.suspenseReturned)],
  [/suspense.*forward/, first(remittances.suspenseForwarded)],
  [/^(?!incoming).*suspense.*(clear|credit|release)/, first(remittances.suspenseReleased)],
  [/incoming/, incoming],
  [/outgoing|remittance/, outgoing],
  [/accru(al|e) /, first(deposits.interestAccrual)],
  [/fixed.*(matur|paid|cash)|matur.*fixed/, fixedPaid],
  [/interest/, (d) => deposits.demandInterestCredited(interestFrom(d, at(d, 0)))],
  [/transfer/, first(deposits.transferInBranch)],
  [/fee/, first(cash.feeInCash)],
  [/deposit/, first(cash.cashDeposit)],
  [/withdraw/, first(cash.cashWithdrawal)],
];
