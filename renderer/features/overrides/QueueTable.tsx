import { useEffect, useRef } from 'react';
import type { OverrideView } from '../../../contract/central/overrides.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { rowKeys } from '../../shared/rowKeys.ts';
import { useSession } from '../counter/counterStore.ts';
import { hindranceOf } from './queueModel.ts';
import { askFor, choose, useQueueStore } from './queueStore.ts';
import { WaitedFor } from './WaitedFor.tsx';

const QueueRow = ({ request }: { readonly request: OverrideView }) => {
  const { t, name } = useTexts();
  const chosen = useQueueStore((state) => state.chosen === request.requestId);
  const hindered = hindranceOf(request, useSession()?.tellerId) !== null;
  const definition = findTransaction(request.transactionCode);
  return (
    <tr
      tabIndex={0}
      aria-selected={chosen}
      className={hindered ? 'queue-row queue-row-hindered' : 'queue-row'}
      onFocus={() => choose(request.requestId)}
      onKeyDown={(event) => rowKeys(event, () => !hindered && askFor('approve'))}
    >
      <td>
        <WaitedFor since={request.createdAt} />
      </td>
      <td>
        {request.requestedBy.name} <small className="figures">{request.requestedBy.tellerId}</small>
      </td>
      <td>
        <b className="figures">{request.transactionCode}</b> {definition === undefined ? '' : name(definition.names)}
      </td>
      <td className="right">
        <Money value={request.amount} currency={request.currency} />
      </td>
      <td>{t(`overrides.kinds.${request.kind}`)}</td>
      <td>{request.assignedTo ?? t('overrides.queue.anybody')}</td>
    </tr>
  );
};

/** The requests in the order asked for. The arrow keys go through the rows and show each one's form beside; Enter approves. */
export const QueueTable = () => {
  const { t } = useTexts();
  const { requests, more, loading, chosen } = useQueueStore();
  const body = useRef<HTMLTableSectionElement>(null);
  const place = requests.findIndex(({ requestId }) => requestId === chosen);
  const first = requests[0]?.requestId;
  const entered = useRef(false);
  // Entering the screen takes the focus to the rows. Later news takes it only where the row with the focus has gone, and nobody types.
  useEffect(() => {
    const active = document.activeElement;
    const nowhere = active === null || active === document.body;
    if (first === undefined || (entered.current && !nowhere)) return;
    entered.current = true;
    body.current?.querySelectorAll<HTMLElement>('tr')[Math.max(0, place)]?.focus();
  }, [first, place]);
  return (
    <div className="journal-rows">
      <table className="list" aria-label={t('overrides.queue.title')}>
        <thead>
          <tr>
            <th scope="col">{t('overrides.queue.waited')}</th>
            <th scope="col">{t('overrides.queue.teller')}</th>
            <th scope="col">{t('overrides.queue.transaction')}</th>
            <th scope="col" className="right">
              {t('overrides.queue.amount')}
            </th>
            <th scope="col">{t('overrides.queue.kind')}</th>
            <th scope="col">{t('overrides.queue.assigned')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {requests.map((request) => (
            <QueueRow key={request.requestId} request={request} />
          ))}
        </tbody>
      </table>
      {requests.length === 0 && <p className="customer-none">{loading ? t('common.loading') : t('overrides.queue.none')}</p>}
      {more && <p className="customer-none">{t('overrides.queue.more')}</p>}
    </div>
  );
};
