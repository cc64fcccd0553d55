import { type AccountNumber, accountNumberSchema, customerNumberSchema } from '../../../contract/primitives.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import { isShown } from '../../../contract/transactions/readField.ts';
import type { FormEntry } from '../transaction/formModel.ts';

/** The customer whom a form names by number. */
export const customerOfForm = (entry: FormEntry | undefined): string | null => {
  const fields = findTransaction(entry?.view.transactionCode ?? '')?.fields ?? [];
  const field = fields.find((each) => each.type === 'customer' && isShown(each, entry?.values ?? {}, fields));
  return field === undefined ? null : (customerNumberSchema.safeParse(entry?.values[field.name]).data ?? null);
};

/** Whom a form is about: the account that was opened or posted to, before that the one in its account field, once it is one. */
export const accountOfForm = (entry: FormEntry | undefined): AccountNumber | null => {
  const posted = entry?.view.accepted?.account?.number;
  if (posted !== undefined) return posted;
  const field = findTransaction(entry?.view.transactionCode ?? '')?.fields.find((each) => each.type === 'account');
  if (entry === undefined || field === undefined) return null;
  const typed = entry.values[field.name];
  return typeof typed === 'string' ? (accountNumberSchema.safeParse(typed.replaceAll(/[\s-]/g, '')).data ?? null) : null;
};
