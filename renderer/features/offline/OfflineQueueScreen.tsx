import { useEffect } from 'react';
import { branchDateAndTime } from '../../../contract/dates/branchTime.ts';
import { CNY } from '../../../contract/money/currency.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { Money } from '../../shared/components/Money.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { DecideDialog } from './DecideDialog.tsx';
import { ask, loadOffline, useOfflineStore } from './offlineStore.ts';
import { QueuedTable } from './QueuedTable.tsx';
import { SuspendedTable } from './SuspendedTable.tsx';

/** 1702: what waits for central, how much it comes to, how old it is; and cash that could not be posted when it went. */
export const OfflineQueueScreen = () => {
  const { t } = useTexts();
  const { items, sum, parametersFetchedAt, error, chosen, asking } = useOfflineStore();
  const queued = useCounterStore((state) => state.counter?.queued ?? 0);
  const item = items.find(({ clientKey }) => clientKey === chosen);
  const open = item !== undefined && item.captured?.sentAt === null;
  const held = item?.captured?.heldBy != null;
  // Whenever the number of those that wait changes, the list is another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the number is the reason to ask again
  useEffect(() => {
    void loadOffline();
  }, [queued]);
  useHotkey('Escape', () => useWorkspaceStore.getState().closePanel('offlineQueue'), { label: t('keys.back') });
  useHotkey('F5', () => void loadOffline(), { label: t('offline.refresh') });
  useHotkey('F10', () => ask(held ? 'release' : 'hold'), { label: t(held ? 'offline.release' : 'offline.hold'), enabled: open });
  useHotkey('F9', () => ask('void'), { label: t('offline.void'), enabled: open });
  return (
    <article className="journal" aria-labelledby="offline-title">
      <header className="transaction-head">
        <h1 id="offline-title">
          <b>1702</b> {t('frame.panels.offlineQueue')}
        </h1>
        <dl className="head-facts">
          <dt>{t('offline.count')}</dt>
          <dd className="figures">{items.length}</dd>
          <dt>{t('offline.sum')}</dt>
          <dd>
            <Money value={BigInt(sum)} currency={CNY} />
          </dd>
          <dt>{t('offline.parameters')}</dt>
          <dd className="figures">{parametersFetchedAt === null ? t('offline.never') : branchDateAndTime(parametersFetchedAt)}</dd>
        </dl>
      </header>
      <ErrorNotice error={error} />
      <QueuedTable />
      <SuspendedTable />
      {asking !== null && item !== undefined && <DecideDialog item={item} decision={asking} />}
    </article>
  );
};
