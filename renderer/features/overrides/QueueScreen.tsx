import { useEffect } from 'react';
import { branchTimeOfDay } from '../../../contract/dates/branchTime.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { DecisionDialog } from './DecisionDialog.tsx';
import { QueueTable } from './QueueTable.tsx';
import { loadQueue, type Order, orderBy, useQueueStore } from './queueStore.ts';
import { RequestDetails } from './RequestDetails.tsx';

const ORDERS: readonly Order[] = ['waiting', 'amount'];

/** What was done last, said where a screen reader hears it. */
const Done = () => {
  const { t, name } = useTexts();
  const done = useQueueStore((state) => state.done);
  const definition = findTransaction(done?.request.transactionCode ?? '');
  const transaction = `${done?.request.transactionCode ?? ''} ${definition === undefined ? '' : name(definition.names)}`;
  return (
    <p role="status" className={done === null ? 'visually-empty' : 'notice notice-good'}>
      {done !== null && t(`overrides.done.${done.what}`, { transaction: `${transaction} · ${done.request.requestedBy.name}` })}
    </p>
  );
};

/** 1701: who waits for a supervisor's word, for how long and for what, and giving it. */
export const QueueScreen = () => {
  const { t } = useTexts();
  const { error, order, loadedAt, requests, chosen, act } = useQueueStore();
  useEffect(() => {
    void loadQueue();
    return () => useQueueStore.setState({ act: null, done: null, refused: null });
  }, []);
  useHotkey('Escape', () => useWorkspaceStore.getState().closePanel('overrides'), { label: t('keys.back') });
  useHotkey('F5', () => void loadQueue(), { label: t('overrides.queue.refresh') });
  const request = requests.find(({ requestId }) => requestId === chosen);
  return (
    <article className="journal" aria-labelledby="queue-title">
      <header className="transaction-head">
        <h1 id="queue-title">
          <b>1701</b> {t('overrides.queue.title')}
        </h1>
        <div className="journal-filters">
          <label htmlFor="queue-order">{t('overrides.queue.order')}</label>
          <select id="queue-order" className="input" value={order} onChange={(event) => orderBy(event.target.value as Order)}>
            {ORDERS.map((each) => (
              <option key={each} value={each}>
                {t(`overrides.queue.orders.${each}`)}
              </option>
            ))}
          </select>
          {loadedAt !== null && <small>{t('overrides.queue.updated', { time: branchTimeOfDay(new Date(loadedAt).toISOString()) })}</small>}
        </div>
      </header>
      <Done />
      <ErrorNotice error={error} />
      <div className="journal-body override-queue">
        <QueueTable />
        {request === undefined ? (
          <aside className="journal-details">{t('overrides.queue.choose')}</aside>
        ) : (
          <RequestDetails request={request} />
        )}
      </div>
      {act !== null && request !== undefined && <DecisionDialog key={`${request.requestId} ${act}`} request={request} act={act} />}
    </article>
  );
};
