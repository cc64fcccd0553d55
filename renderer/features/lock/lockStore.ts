import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import { teller } from '../../bridge/teller.ts';
import { refreshCounter } from '../counter/refreshCounter.ts';
import { saveNow } from '../transaction/saving.ts';

interface LockStore {
  readonly busy: boolean;
  readonly error: WireError | null;
}

export const useLockStore = create<LockStore>()(() => ({ busy: false, error: null }));

export const forgetLockError = (): void => useLockStore.setState({ error: null });

/** 0102. What was typed goes to the back end first; then the counter's state tells the window that it is locked. */
export const lockCounter = async (): Promise<void> => {
  if (useLockStore.getState().busy) return;
  useLockStore.setState({ busy: true, error: null });
  await saveNow();
  const result = await teller.call('session.lock', {});
  useLockStore.setState({ busy: false, error: result.ok ? null : result.error });
};

const during = async (run: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: WireError }>): Promise<boolean> => {
  if (useLockStore.getState().busy) return false;
  useLockStore.setState({ busy: true, error: null });
  const result = await run();
  await refreshCounter();
  useLockStore.setState({ busy: false, error: result.ok ? null : result.error });
  return result.ok;
};

export const unlock = (password: string): Promise<boolean> => during(() => teller.call('session.unlock', { password }));

/** A supervisor ends the session of the teller who has gone. */
export const endLocked = (tellerId: string, password: string, code: string): Promise<boolean> =>
  during(() => teller.call('session.endLocked', { tellerId, password, ...(code === '' ? {} : { code }) }));
