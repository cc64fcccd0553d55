import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallInput } from '../../../contract/ipc/contract.ts';
import { teller } from '../../bridge/teller.ts';
import { refreshCounter } from '../counter/refreshCounter.ts';

interface SignOnStore {
  readonly busy: boolean;
  readonly error: WireError | null;
  /** What central wants of this teller besides the password. */
  readonly wantsCode: boolean;
  readonly wantsNewPassword: boolean;
}

const NOTHING_ASKED = { error: null, wantsCode: false, wantsNewPassword: false };

export const useSignOnStore = create<SignOnStore>()(() => ({ busy: false, ...NOTHING_ASKED }));

/** Another teller number: what the last one was asked for is not asked of this one. */
export const beginAnew = (): void => useSignOnStore.setState(NOTHING_ASKED);

/** Resolves true when the teller is signed on. A second Enter while the first is on its way does nothing. */
export const signOn = async (claim: CallInput<'session.signOn'>): Promise<boolean> => {
  const { busy, wantsCode, wantsNewPassword } = useSignOnStore.getState();
  if (busy) return false;
  useSignOnStore.setState({ busy: true, error: null });
  const result = await teller.call('session.signOn', claim);
  // The frame follows the counter's state; it is asked for here so that a missed event cannot leave the teller at this screen.
  if (result.ok) await refreshCounter();
  if (result.ok) useSignOnStore.setState({ busy: false, ...NOTHING_ASKED });
  else
    useSignOnStore.setState({
      busy: false,
      error: result.error,
      wantsCode: wantsCode || result.error.code === 'SECOND_FACTOR_NEEDED',
      wantsNewPassword: wantsNewPassword || result.error.code === 'PASSWORD_CHANGE_NEEDED',
    });
  return result.ok;
};
