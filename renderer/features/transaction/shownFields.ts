import type { Quote } from '../../../contract/central/transactions.ts';
import { fromWire, minorUnitsSchema } from '../../../contract/money/amount.ts';
import type { FieldDefinition, TransactionDefinition } from '../../../contract/transactions/definition.ts';
import { isShown } from '../../../contract/transactions/readField.ts';
import { countedTotal, countsOf } from '../cash/countModel.ts';
import type { FormEntry, Values } from './formModel.ts';

/** Counted once the quote has said how much there is to count, so it stands beside the quote and not among the fields. */
const isQuoteCount = ({ type, sumOf }: FieldDefinition): boolean => type === 'denominations' && sumOf === 'quote';

/** The fields that the teller fills in now, in order. */
export const entryFields = ({ fields }: TransactionDefinition, values: Values): FieldDefinition[] =>
  fields.filter((field) => !isQuoteCount(field) && isShown(field, values, fields));

/** Cash that is counted beside the quote. Minor units; `given` goes to the customer, `taken` comes from them. */
export interface CountDue {
  readonly field: FieldDefinition;
  readonly amount: bigint;
  readonly direction: 'given' | 'taken';
}

/** What is counted beside the quote: what is paid out, or the cash that goes back where the quote says which way. Null: nothing. */
export const countDue = ({ fields }: TransactionDefinition, values: Values, quote: Quote): CountDue | null => {
  const field = fields.find((each) => isQuoteCount(each) && isShown(each, values, fields));
  if (field === undefined) return null;
  const back = quote.result?.cashBack;
  if (back === undefined) return { field, amount: fromWire(quote.amount), direction: 'given' };
  const amount = minorUnitsSchema.safeParse(quote.result?.cashBackAmount);
  return (back === 'given' || back === 'taken') && amount.success ? { field, amount: fromWire(amount.data), direction: back } : null;
};

/** Whether the pieces come to what is due. */
export const isCounted = (value: unknown, { amount }: Pick<CountDue, 'amount'>): boolean => countedTotal(countsOf(value)) === amount;

/** What stands in the way of posting is not the quote but the count beside it. */
export const mayPost = (definition: TransactionDefinition, { values, recounted, view }: FormEntry): boolean => {
  if (recounted || view.quote === null) return false;
  const due = countDue(definition, values, view.quote);
  return due === null || isCounted(values[due.field.name], due);
};
