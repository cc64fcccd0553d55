import { ERRORS } from '../../../contract/errors/codes.ts';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallResult } from '../../../contract/ipc/contract.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import { teller } from '../../bridge/teller.ts';
import { answered, type Busy, began, counted, failed, fieldErrors, filledBy, leftFields, typed, type Values } from './formModel.ts';
import { formOf, useFormStore } from './formStore.ts';
import { saver } from './saving.ts';

const outcomeUnknown = (error: WireError): boolean => ERRORS[error.code].retry === 'sameKey';

/** Runs one call for a form, unless one is under way: a second click or Enter finds `busy` set and does nothing. */
const run = async (clientKey: ClientKey, busy: Busy, call: () => Promise<CallResult<'transaction.get'>>): Promise<boolean> => {
  const { change } = useFormStore.getState();
  if (formOf(clientKey)?.busy !== null) return false;
  change(clientKey, (entry) => began(entry, busy));
  const result = await call();
  change(clientKey, (entry) =>
    result.ok ? answered(entry, busy, result.value) : failed(entry, busy, result.error, outcomeUnknown(result.error)),
  );
  return result.ok;
};

export const enter = (clientKey: ClientKey, field: string, value: Values[string]): void => {
  useFormStore.getState().change(clientKey, (entry) => typed(entry, field, value));
  const entry = formOf(clientKey);
  if (entry !== undefined) saver.later(clientKey, entry.values);
};

/** Counts a piece more or less of what is paid out. */
export const count = (clientKey: ClientKey, field: string, value: Values[string]): void => {
  useFormStore.getState().change(clientKey, (entry) => counted(entry, field, value));
  const entry = formOf(clientKey);
  if (entry !== undefined) saver.later(clientKey, entry.values);
};

/** Writes the same value in its usual form (`500` as `500.00`). What the quote was asked for is still what the form says. */
export const tidy = (clientKey: ClientKey, field: string, value: string): void =>
  useFormStore.getState().change(clientKey, (entry) => ({ ...entry, values: { ...entry.values, [field]: value } }));

export const leave = (clientKey: ClientKey, field: string): void => {
  useFormStore.getState().change(clientKey, (entry) => leftFields(entry, [field]));
  const entry = formOf(clientKey);
  if (entry === undefined) return;
  for (const [name, value] of Object.entries(filledBy(entry, field))) enter(clientKey, name, value);
};

const focusFirst = (clientKey: ClientKey, fields: Iterable<string>): void => {
  const [first] = fields;
  if (first !== undefined) useFormStore.getState().focusOn(clientKey, first);
};

/** Checks the form by its catalogue entry, then asks for the quote. What is wrong stands at its field, and the focus goes there. */
export const quote = async (clientKey: ClientKey): Promise<void> => {
  const entry = formOf(clientKey);
  const definition = findTransaction(entry?.view.transactionCode ?? '');
  if (entry === undefined || definition === undefined || entry.busy !== null) return;
  useFormStore.getState().change(clientKey, (each) =>
    leftFields(
      each,
      definition.fields.map((field) => field.name),
    ),
  );
  const errors = fieldErrors({ ...entry, refused: [] }, definition);
  if (errors.size > 0) {
    focusFirst(
      clientKey,
      definition.fields.map((field) => field.name).filter((name) => errors.has(name)),
    );
    return;
  }
  await run(clientKey, 'quote', async () => {
    // The quote carries the values itself; a save that came after it would undo it.
    await saver.drop(clientKey);
    return teller.call('transaction.quote', { clientKey, values: formOf(clientKey)?.values ?? entry.values });
  });
  focusFirst(
    clientKey,
    (formOf(clientKey)?.error?.fields ?? []).map((each) => each.field),
  );
};

export const post = async (clientKey: ClientKey): Promise<void> => {
  const entry = formOf(clientKey);
  const quoted = entry?.view.quote ?? null;
  if (entry === undefined || quoted === null || entry.recounted) return;
  await run(clientKey, 'post', () => teller.call('transaction.post', { clientKey, quoteId: quoted.quoteId }));
  if (formOf(clientKey)?.uncertain === true) await refresh(clientKey);
};

/** Fetches how a transaction stands; used when an answer was lost and when the back end has come back. */
export const refresh = async (clientKey: ClientKey): Promise<void> => {
  const result = await teller.call('transaction.get', { clientKey });
  if (result.ok) useFormStore.getState().change(clientKey, (entry) => settled(answered({ ...entry, busy: null }, 'inquire', result.value)));
};

/** Once the agent itself says that nothing was sent, the window's own doubt is over. */
const settled = <E extends { readonly uncertain: boolean }>(entry: E): E => ({ ...entry, uncertain: false });

const byKey =
  (busy: Busy, name: 'transaction.inquire' | 'transaction.print' | 'transaction.skipPrint' | 'transaction.close' | 'form.discard') =>
  (clientKey: ClientKey): Promise<boolean> =>
    run(clientKey, busy, () => teller.call(name, { clientKey }));

export const inquire = async (clientKey: ClientKey): Promise<void> => {
  if (formOf(clientKey)?.view.stage === 'inDoubt') await byKey('inquire', 'transaction.inquire')(clientKey);
  else await refresh(clientKey);
};
export const print = byKey('print', 'transaction.print');
export const skipPrint = byKey('skip', 'transaction.skipPrint');
export const close = byKey('close', 'transaction.close');
export const discard = async (clientKey: ClientKey): Promise<boolean> => {
  await saver.drop(clientKey);
  return byKey('discard', 'form.discard')(clientKey);
};

export const confirmPrint = (clientKey: ClientKey, lastGoodLine: number): Promise<boolean> =>
  run(clientKey, 'confirm', () => teller.call('transaction.confirmPrint', { clientKey, lastGoodLine }));

/** A form that the agent knows and this window does not hold yet. */
export const load = async (clientKey: ClientKey): Promise<WireError | null> => {
  if (formOf(clientKey) !== undefined) return null;
  const result = await teller.call('transaction.get', { clientKey });
  if (result.ok && formOf(clientKey) === undefined) useFormStore.getState().open(result.value);
  return result.ok ? null : result.error;
};

export const openForm = async (transactionCode: string): Promise<CallResult<'form.open'>> => {
  const result = await teller.call('form.open', { transactionCode });
  if (result.ok) useFormStore.getState().open(result.value);
  return result;
};
