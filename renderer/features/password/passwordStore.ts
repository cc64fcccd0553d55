import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import { teller } from '../../bridge/teller.ts';

interface PasswordStore {
  readonly asked: boolean;
  readonly busy: boolean;
  readonly done: boolean;
  readonly error: WireError | null;
}

const CLOSED = { asked: false, busy: false, done: false, error: null };

export const usePasswordStore = create<PasswordStore>()(() => CLOSED);

export const askPassword = (): void => usePasswordStore.setState({ ...CLOSED, asked: true });
export const leavePassword = (): void => usePasswordStore.setState(CLOSED);

export const changePassword = async (password: string, newPassword: string): Promise<boolean> => {
  if (usePasswordStore.getState().busy) return false;
  usePasswordStore.setState({ busy: true, error: null });
  const result = await teller.call('session.changePassword', { password, newPassword });
  usePasswordStore.setState({ busy: false, done: result.ok, error: result.ok ? null : result.error });
  return result.ok;
};
