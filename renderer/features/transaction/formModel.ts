import type { FieldError, WireError } from '../../../contract/errors/wire.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import type { TransactionDefinition } from '../../../contract/transactions/definition.ts';
import { typedValues } from '../../../contract/transactions/selfFilled.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { formSide } from './formSide.ts';
import { entryFields } from './shownFields.ts';

/** One form at this counter: what the agent last said of it, and what the teller has typed since. */

export type Values = TransactionView['values'];
export type Busy = 'quote' | 'post' | 'inquire' | 'print' | 'confirm' | 'skip' | 'close' | 'discard';
export type Saving = 'saved' | 'pending' | 'failed';

export interface FormEntry {
  readonly view: TransactionView;
  readonly values: Values;
  /** Typed in since the last quote, so that the quote no longer describes the form. */
  readonly edited: boolean;
  /** What is paid out was counted anew since the last quote; the quote still describes the rest of the form. */
  readonly recounted: boolean;
  /** Fields that were left at least once; only these show what is wrong with them. */
  readonly left: ReadonlySet<string>;
  /** What the agent or central said about single fields; each goes when its field changes. */
  readonly refused: readonly FieldError[];
  readonly busy: Busy | null;
  readonly saving: Saving;
  /** What the last call said, when it failed. */
  readonly error: WireError | null;
  /** The post was sent and the window does not know what became of it (back end restarted, no answer in time). */
  readonly uncertain: boolean;
}

export const opened = (view: TransactionView): FormEntry => ({
  view,
  values: view.values,
  edited: false,
  recounted: false,
  left: new Set(),
  refused: [],
  busy: null,
  saving: 'saved',
  error: null,
  uncertain: false,
});

export const typed = (entry: FormEntry, field: string, value: Values[string]): FormEntry => ({
  ...entry,
  values: { ...entry.values, [field]: value },
  edited: true,
  saving: 'pending',
  refused: entry.refused.filter((each) => each.field !== field),
  error: null,
});

/** Pieces that are paid out: beside a quote, which stays. */
export const counted = (entry: FormEntry, field: string, value: Values[string]): FormEntry => ({
  ...typed(entry, field, value),
  edited: entry.edited,
  recounted: true,
});

export const leftFields = (entry: FormEntry, fields: readonly string[]): FormEntry => ({
  ...entry,
  left: new Set([...entry.left, ...fields]),
});

export const began = (entry: FormEntry, busy: Busy): FormEntry => ({ ...entry, busy, error: null });

const BEFORE_SENDING: ReadonlySet<string> = new Set(['open', 'quoted', 'collected', 'authorised', 'parked']);
export const isBeforeSending = (view: TransactionView): boolean => BEFORE_SENDING.has(view.stage);

/** The view shows how the call under way ended; its own answer will come a moment later and say the same. */
const hasEnded = (busy: Busy | null, { stage, document }: TransactionView): boolean => {
  if (busy === 'post') return !BEFORE_SENDING.has(stage) && stage !== 'sending';
  return busy === 'print' && document !== null && (document.state === 'failed' || document.lines.some((each) => each.paper !== 'waiting'));
};

/** News of the transaction, by answer or by event. An older view than the one held is late and changes nothing. */
export const told = (entry: FormEntry, view: TransactionView): FormEntry =>
  view.updatedAt < entry.view.updatedAt
    ? entry
    : {
        ...entry,
        view,
        busy: hasEnded(entry.busy, view) ? null : entry.busy,
        uncertain: entry.uncertain && isBeforeSending(view),
      };

export const answered = (entry: FormEntry, busy: Busy, view: TransactionView): FormEntry => ({
  ...told(entry, view),
  // The teller may have gone on to the next step already, which this answer does not end.
  busy: entry.busy === busy ? null : entry.busy,
  error: null,
  edited: busy === 'quote' ? false : entry.edited,
  recounted: busy === 'quote' ? false : entry.recounted,
  refused: busy === 'quote' ? [] : entry.refused,
});

/** A call that failed. One whose end an event has told already is of no more interest. */
export const failed = (entry: FormEntry, busy: Busy, error: WireError, outcomeUnknown: boolean): FormEntry =>
  entry.busy !== busy
    ? entry
    : {
        ...entry,
        busy: null,
        error,
        refused: error.fields ?? entry.refused,
        left: new Set([...entry.left, ...(error.fields ?? []).map((each) => each.field)]),
        uncertain: busy === 'post' && outcomeUnknown,
      };

/** Goes back from the quote to the fields; nothing is asked of anybody. */
export const reopened = (entry: FormEntry): FormEntry => ({ ...entry, edited: true, error: null });

/** The catalogue entry's own check, by field; the first error of a field is the one that stands there. */
export const fieldErrors = (entry: FormEntry, definition: TransactionDefinition): ReadonlyMap<string, FieldError> => {
  const errors = new Map<string, FieldError>();
  const checked = definition.toRequest?.(entry.values, formSide(entry.view));
  for (const each of entry.refused) errors.set(each.field, each);
  if (checked !== undefined && !checked.ok) {
    for (const each of checked.error) if (!errors.has(each.field)) errors.set(each.field, each);
  }
  return errors;
};

/** The errors that the teller sees now: of fields that were left. */
export const shownErrors = (entry: FormEntry, definition: TransactionDefinition): ReadonlyMap<string, FieldError> =>
  new Map([...fieldErrors(entry, definition)].filter(([field]) => entry.left.has(field)));

const isBlank = (value: Values[string] | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (typeof value === 'object' && Object.values(value).every((each) => each === 0));

/** What a field that was just left says of others that are still empty, as an ID number of the date of birth. */
export const filledBy = ({ values, view }: FormEntry, field: string): Readonly<Record<string, string>> => {
  const fields = findTransaction(view.transactionCode)?.fields ?? [];
  const said = fields.find(({ name }) => name === field)?.fills?.(String(values[field] ?? ''), values) ?? {};
  return Object.fromEntries(Object.entries(said).filter(([name]) => isBlank(values[name])));
};

/** True while giving the form up would lose nothing. */
export const isEmpty = ({ values, view }: FormEntry): boolean =>
  (typedValues(values, findTransaction(view.transactionCode)?.fields ?? []) as Values[string][]).every(isBlank);

/** Where the teller goes on in a form: the first field that is missing or wrong. Null when everything stands. */
export const fieldToGoOn = (entry: FormEntry, definition: TransactionDefinition): string | null => {
  const errors = fieldErrors(entry, definition);
  const missing = entryFields(definition, entry.values).find(
    (field) => (field.required && isBlank(entry.values[field.name]) && field.initial === undefined) || errors.has(field.name),
  );
  return missing?.name ?? null;
};
