import { type AccountNumber, accountNumberSchema } from '../../../contract/primitives.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import type { FormEntry } from '../transaction/formModel.ts';

/** Whom a form is about: the account in its account field, once it is one. */
export const accountOfForm = (entry: FormEntry | undefined): AccountNumber | null => {
  const field = findTransaction(entry?.view.transactionCode ?? '')?.fields.find((each) => each.type === 'account');
  if (entry === undefined || field === undefined) return null;
  const typed = entry.values[field.name];
  return typeof typed === 'string' ? (accountNumberSchema.safeParse(typed.replaceAll(/[\s-]/g, '')).data ?? null) : null;
};
