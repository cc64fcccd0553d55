import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import { teller } from '../../bridge/teller.ts';
import { refreshCounter } from '../counter/refreshCounter.ts';

interface SignOnStore {
  readonly busy: boolean;
  readonly error: WireError | null;
}

export const useSignOnStore = create<SignOnStore>()(() => ({ busy: false, error: null }));

/** Resolves true when the teller is signed on. A second Enter while the first is on its way does nothing. */
export const signOn = async (tellerId: string, password: string): Promise<boolean> => {
  if (useSignOnStore.getState().busy) return false;
  useSignOnStore.setState({ busy: true, error: null });
  const result = await teller.call('session.signOn', { tellerId, password });
  // The frame follows the counter's state; it is asked for here so that a missed event cannot leave the teller at this screen.
  if (result.ok) await refreshCounter();
  useSignOnStore.setState({ busy: false, error: result.ok ? null : result.error });
  return result.ok;
};
