import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import { teller } from '../../bridge/teller.ts';
import { wipe } from '../app/wipe.ts';

interface SignOffStore {
  readonly asked: boolean;
  readonly busy: boolean;
  readonly error: WireError | null;
}

export const useSignOffStore = create<SignOffStore>()(() => ({ asked: false, busy: false, error: null }));

export const askSignOff = (): void => useSignOffStore.setState({ asked: true, error: null });
export const leaveSignOff = (): void => useSignOffStore.setState({ asked: false, error: null });

/** Signs off, and then this window forgets what it held. */
export const signOff = async (): Promise<void> => {
  if (useSignOffStore.getState().busy) return;
  useSignOffStore.setState({ busy: true, error: null });
  const result = await teller.call('session.signOff', {});
  useSignOffStore.setState({ busy: false, error: result.ok ? null : result.error });
  if (result.ok) await wipe();
};
