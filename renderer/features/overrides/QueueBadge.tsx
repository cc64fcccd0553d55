import { useEffect } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { useSession } from '../counter/counterStore.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { mayDecide, toDecide } from './queueModel.ts';
import { loadQueue, useQueueStore } from './queueStore.ts';

/** Live events tell of news at once; this is for the time in which they do not come. */
const LOOK_AGAIN_MS = 20_000;

/** In the top bar of whoever may decide: how many wait, and the way to them. */
export const QueueBadge = () => {
  const { t } = useTexts();
  const session = useSession();
  const count = useQueueStore(({ requests }) => toDecide(requests, session?.tellerId));
  const serves = session !== null && mayDecide(session.roles);
  useEffect(() => {
    if (!serves) return;
    void loadQueue();
    const timer = setInterval(() => void loadQueue(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [serves]);
  const open = (): void => useWorkspaceStore.getState().openPanel('overrides');
  useHotkey('Shift+F8', open, { label: t('overrides.queue.key'), enabled: serves });
  if (!serves) return null;
  return (
    <button type="button" className={count > 0 ? 'top-button top-button-waiting' : 'top-button'} onClick={open}>
      <span aria-live="polite">{t('overrides.queue.badge', { count })}</span> <KeyHint keys="Shift+F8" />
    </button>
  );
};
