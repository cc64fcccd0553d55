import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import { teller } from '../../bridge/teller.ts';
import { wipe } from '../app/wipe.ts';
import { saveNow } from '../transaction/saving.ts';

interface SignOffStore {
  readonly asked: boolean;
  readonly busy: boolean;
  readonly error: WireError | null;
  /** What is unfinished; null while it is being asked. */
  readonly found: CallOutput<'session.blockers'> | null;
}

const CLOSED = { asked: false, busy: false, error: null, found: null };

export const useSignOffStore = create<SignOffStore>()(() => CLOSED);

/** Opens the question, and has everything that was typed saved and everything looked up that stands in the way. */
export const askSignOff = async (): Promise<void> => {
  useSignOffStore.setState({ ...CLOSED, asked: true });
  await saveNow();
  const result = await teller.call('session.blockers', {});
  if (useSignOffStore.getState().asked) useSignOffStore.setState(result.ok ? { found: result.value } : { error: result.error });
};

export const leaveSignOff = (): void => useSignOffStore.setState(CLOSED);

/** Signs off, and then this window forgets what it held. */
export const signOff = async (): Promise<void> => {
  if (useSignOffStore.getState().busy) return;
  useSignOffStore.setState({ busy: true, error: null });
  const result = await teller.call('session.signOff', {});
  if (result.ok) {
    useSignOffStore.setState(CLOSED);
    await wipe();
    return;
  }
  // Esc was pressed meanwhile: the question is closed, and nothing has changed.
  if (!useSignOffStore.getState().asked) return;
  // What stands in the way has changed since it was looked up.
  if (result.error.code === 'SIGN_OFF_BLOCKED') await askSignOff();
  useSignOffStore.setState({ busy: false, error: result.error.code === 'SIGN_OFF_BLOCKED' ? null : result.error });
};
