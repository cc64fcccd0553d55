import { useEffect, useRef } from 'react';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { grouped } from '../../shared/grouped.ts';
import { rowKeys } from '../../shared/rowKeys.ts';
import { WaitedFor } from '../overrides/WaitedFor.tsx';
import { ask, choose, useOfflineStore } from './offlineStore.ts';

const stateOf = ({ captured }: TransactionView): 'held' | 'sent' | 'waiting' => {
  if (captured?.heldBy != null) return 'held';
  return captured?.sentAt == null ? 'waiting' : 'sent';
};

const QueuedRow = ({ item }: { readonly item: TransactionView }) => {
  const { t, name } = useTexts();
  const chosen = useOfflineStore((state) => state.chosen === item.clientKey);
  const definition = findTransaction(item.transactionCode);
  const account = item.values.accountNumber;
  const state = stateOf(item);
  return (
    <tr
      tabIndex={0}
      aria-selected={chosen}
      onFocus={() => choose(item.clientKey)}
      onKeyDown={(event) => rowKeys(event, () => state !== 'sent' && ask(state === 'held' ? 'release' : 'hold'))}
    >
      <td>{item.captured !== null && <WaitedFor since={item.captured.at} />}</td>
      <td>
        <b className="figures">{item.transactionCode}</b> {definition === undefined ? '' : name(definition.names)}
      </td>
      <td className="figures">{typeof account === 'string' ? grouped(account.replaceAll(/[\s-]/g, '')) : ''}</td>
      <td className="right">{item.quote !== null && <Money value={item.quote.amount} currency={item.quote.currency} />}</td>
      <td className="figures">{item.tellerId}</td>
      <td className="figures">{item.businessDate}</td>
      <td>
        <span className={`badge badge-${state === 'held' ? 'warning' : 'pending'}`}>
          {t(`offline.states.${state}`)} {state === 'held' ? item.captured?.heldBy : ''}
        </span>
      </td>
    </tr>
  );
};

/** What waits to be forwarded, oldest first: that is the order in which it goes. */
export const QueuedTable = () => {
  const { t } = useTexts();
  const { items, loaded } = useOfflineStore();
  const body = useRef<HTMLTableSectionElement>(null);
  const first = items[0]?.clientKey;
  const entered = useRef(false);
  // Entering the screen takes the focus to the rows, once; later news leaves it where it is.
  useEffect(() => {
    if (first === undefined || entered.current) return;
    entered.current = true;
    body.current?.querySelector<HTMLElement>('tr')?.focus();
  }, [first]);
  if (items.length === 0) return <p className="customer-none">{loaded ? t('offline.none') : t('common.loading')}</p>;
  return (
    <table className="list" aria-label={t('frame.panels.offlineQueue')}>
      <thead>
        <tr>
          <th scope="col">{t('offline.waited')}</th>
          <th scope="col">{t('offline.transaction')}</th>
          <th scope="col">{t('offline.account')}</th>
          <th scope="col" className="right">
            {t('offline.amount')}
          </th>
          <th scope="col">{t('offline.teller')}</th>
          <th scope="col">{t('offline.date')}</th>
          <th scope="col">{t('offline.state')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {items.map((item) => (
          <QueuedRow key={item.clientKey} item={item} />
        ))}
      </tbody>
    </table>
  );
};
