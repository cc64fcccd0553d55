import { teller } from '../../bridge/teller.ts';
import { useAppStore } from './appStore.ts';

/** Has the shell throw this window's contents away, once, so that nothing of a customer stays in memory. Until then nothing is shown. */
export const wipe = async (): Promise<void> => {
  if (useAppStore.getState().wiping) return;
  useAppStore.setState({ wiping: true });
  const result = await teller.call('app.wipe', {});
  // A shell that cannot do it leaves the page to do what it can by itself.
  if (!result.ok) window.location.reload();
};
