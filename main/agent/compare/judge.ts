import type { JournalRow as CentralEntry } from '../../../contract/central/journal.ts';
import type { Inquiry } from '../../../contract/central/transactions.ts';
import type { Difference } from '../../../contract/views/compare.ts';
import type { JournalRow, Stage } from '../../../contract/views/transaction.ts';

/** What the local journal and central say of one key, judged. Pure: nothing here asks anybody (domain family 17: compare). */

/** Stages by which this counter says that central has it. */
const SETTLED: readonly Stage[] = ['accepted', 'printing', 'done', 'reversed'];
/** Stages in which nobody knows, or central has not heard of it yet. */
const PENDING: readonly Stage[] = ['sending', 'inDoubt', 'queued'];

export const isSettled = (stage: Stage): boolean => SETTLED.includes(stage);
export const isPending = (stage: Stage): boolean => PENDING.includes(stage);

type Field = Difference['fields'][number];

/** Whether the entry of central's list leaves anything to ask: same trace, code, teller, and the amount among its lines. */
export const entryAgrees = (row: JournalRow, entry: CentralEntry): boolean =>
  row.traceNumber === entry.traceNumber &&
  row.transactionCode === entry.transactionCode &&
  row.tellerId === entry.tellerId &&
  (row.amount === null || entry.lines.some(({ amount, currency }) => amount === row.amount && currency === row.currency));

const common = (row: JournalRow) => ({
  clientKey: row.clientKey,
  transactionCode: row.transactionCode,
  tellerId: row.tellerId,
  amount: row.amount,
  currency: row.currency,
  here: row.stage,
  traceHere: row.traceNumber,
});

const differing = (row: JournalRow, there: Extract<Inquiry, { outcome: 'accepted' }>, entry: CentralEntry | null): Field[] => {
  const fields: Field[] = [];
  if (row.traceNumber !== there.traceNumber) fields.push('traceNumber');
  if (row.amount !== null && row.amount !== there.amount) fields.push('amount');
  if (row.currency !== null && row.currency !== there.currency) fields.push('currency');
  if (entry !== null && entry.transactionCode !== row.transactionCode) fields.push('transactionCode');
  if (entry !== null && entry.tellerId !== row.tellerId) fields.push('tellerId');
  return fields;
};

/** A row that is settled here, against central's own answer for its key. Null: the two agree. */
export const judgeSettled = (row: JournalRow, inquiry: Inquiry, entry: CentralEntry | null): Difference | null => {
  switch (inquiry.outcome) {
    case 'accepted': {
      const fields = differing(row, inquiry, entry);
      if (fields.length === 0) return null;
      // The same figures under another number: it was forwarded again and the answer was cut. Asking again brings the number.
      const action = fields.every((field) => field === 'traceNumber') ? 'forwardAgain' : 'tellSupervisor';
      return { ...common(row), kind: 'different', traceThere: inquiry.traceNumber, fields, action };
    }
    case 'rejected':
      return { ...common(row), kind: 'different', traceThere: null, fields: ['outcome'], action: 'tellSupervisor' };
    case 'inFlight':
      return { ...common(row), kind: 'open', traceThere: null, fields: [], action: 'askNow' };
    case 'unknown':
      return { ...common(row), kind: 'onlyHere', traceThere: null, fields: ['outcome'], action: 'forwardAgain' };
  }
};

/** A row whose outcome is open here. */
export const judgePending = (row: JournalRow, entry: CentralEntry | null): Difference => ({
  ...common(row),
  kind: 'open',
  traceThere: entry?.traceNumber ?? null,
  fields: [],
  action: row.stage === 'queued' && entry === null ? 'waitForForwarding' : 'askNow',
});

/** Central has an entry of a key that is neither settled nor on its way here. */
export const judgeUnsent = (row: JournalRow, entry: CentralEntry): Difference => ({
  ...common(row),
  kind: 'different',
  traceThere: entry.traceNumber,
  fields: ['outcome'],
  action: row.stage === 'quoted' ? 'postAgain' : 'tellSupervisor',
});

/** Central has an entry of this PC of which nothing is known here. The amount is that of its largest line. */
export const judgeOnlyThere = (entry: CentralEntry): Difference => {
  const largest = entry.lines.toSorted((one, other) => (BigInt(one.amount) < BigInt(other.amount) ? 1 : -1))[0];
  return {
    kind: 'onlyThere',
    clientKey: entry.clientKey,
    transactionCode: entry.transactionCode,
    tellerId: entry.tellerId,
    amount: largest?.amount ?? null,
    currency: largest?.currency ?? null,
    here: null,
    traceHere: null,
    traceThere: entry.traceNumber,
    fields: ['outcome'],
    action: 'noteLostHere',
  };
};
