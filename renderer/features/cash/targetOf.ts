import { fromWire, parseAmount } from '../../../contract/money/amount.ts';
import { CNY } from '../../../contract/money/currency.ts';
import type { FieldDefinition } from '../../../contract/transactions/definition.ts';
import { waitingTransferSchema } from '../../../contract/views/branchCash.ts';
import type { BookedCash } from '../till/bookedCash.ts';
import type { FormEntry } from '../transaction/formModel.ts';
import { countedTotal, countsOf } from './countModel.ts';

/** What a count has to come to: what should lie there, another field's amount, count or row, or nothing that is known beforehand. */
export const targetOf = (field: FieldDefinition, entry: FormEntry, booked: BookedCash | undefined): bigint | null => {
  if (field.type === 'tillCount') return booked?.balance ?? null;
  const of = entry.values[field.sumOf ?? ''];
  const transfer = waitingTransferSchema.safeParse(of).data;
  if (transfer !== undefined) return entry.values.step !== 'give' && transfer.kind === 'cash' ? fromWire(transfer.amount) : null;
  if (typeof of === 'object') return countedTotal(countsOf(of));
  const amount = parseAmount(String(of ?? ''), CNY);
  return amount.ok ? amount.value : null;
};
