import type { Quote } from '../../../contract/central/transactions.ts';
import { fromWire } from '../../../contract/money/amount.ts';
import type { FieldDefinition, TransactionDefinition } from '../../../contract/transactions/definition.ts';
import { isShown } from '../../../contract/transactions/readField.ts';
import { countedTotal, countsOf } from '../cash/countModel.ts';
import type { FormEntry, Values } from './formModel.ts';

/** Counted once the quote has said how much is paid out, so it stands beside the quote and not among the fields. */
const isPayoutCount = ({ type, sumOf }: FieldDefinition): boolean => type === 'denominations' && sumOf === 'quote';

/** The fields that the teller fills in now, in order. */
export const entryFields = ({ fields }: TransactionDefinition, values: Values): FieldDefinition[] =>
  fields.filter((field) => !isPayoutCount(field) && isShown(field, values, fields));

/** The count of what is paid out; undefined where nothing is. */
export const payoutCount = ({ fields }: TransactionDefinition, values: Values): FieldDefinition | undefined =>
  fields.find((field) => isPayoutCount(field) && isShown(field, values, fields));

/** Whether the pieces come to what the quote pays out. */
export const isCounted = (value: unknown, quote: Quote): boolean => countedTotal(countsOf(value)) === fromWire(quote.amount);

/** What stands in the way of posting is not the quote but the count of what is paid out. */
export const mayPost = (definition: TransactionDefinition, { values, recounted, view }: FormEntry): boolean => {
  const payout = payoutCount(definition, values);
  return !recounted && view.quote !== null && (payout === undefined || isCounted(values[payout.name], view.quote));
};
