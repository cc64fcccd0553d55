import type { CallInput, CallResult } from '../../../contract/ipc/contract.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { AskedKind, FormOverride } from '../../../contract/views/override.ts';
import { teller } from '../../bridge/teller.ts';
import { type OverrideBusy, slotOf, useOverrideStore } from './overrideStore.ts';

const { put } = useOverrideStore.getState();

/** News of an override, by answer or by event. An earlier request of the form than the one that is shown says nothing any more. */
export const told = (override: FormOverride): void => {
  const known = slotOf(override.clientKey).override;
  if (known != null && known.attempt > override.attempt) return;
  put(override.clientKey, { override });
};

/** Asks the agent how a form's override stands: when its form is shown, and after whatever may have been missed. */
export const loadOverride = async (clientKey: ClientKey): Promise<void> => {
  const result = await teller.call('override.of', { clientKey });
  if (result.ok) put(clientKey, { override: result.value.override });
};

/** One call at a time for a form: a key that is pressed twice acts once. */
const run = async (
  clientKey: ClientKey,
  busy: OverrideBusy,
  call: () => Promise<CallResult<'override.ask'>>,
): Promise<CallResult<'override.ask'> | null> => {
  if (slotOf(clientKey).busy !== null) return null;
  put(clientKey, { busy, error: null });
  const result = await call();
  if (result.ok) told(result.value);
  put(clientKey, { busy: null, error: result.ok ? null : result.error });
  return result;
};

export const askOverride = async (clientKey: ClientKey, kind: AskedKind, reason: string): Promise<boolean> =>
  (await run(clientKey, 'ask', () => teller.call('override.ask', { clientKey, kind, reason })))?.ok === true;

export const withdraw = async (clientKey: ClientKey): Promise<boolean> =>
  (await run(clientKey, 'withdraw', () => teller.call('override.withdraw', { clientKey })))?.ok === true;

/** Somebody else at this counter approves. Their password is handed on and not kept. */
export const approveHere = async (input: CallInput<'override.approveHere'>): Promise<boolean> =>
  (await run(input.clientKey as ClientKey, 'here', () => teller.call('override.approveHere', input)))?.ok === true;

export const forgetError = (clientKey: ClientKey): void => put(clientKey, { error: null });

/** After a restart of the back end, or a lock, every override that is shown is asked for again. */
export const reloadOverrides = (): void => {
  for (const clientKey of Object.keys(useOverrideStore.getState().forms)) void loadOverride(clientKey as ClientKey);
};
