import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { grouped } from '../../shared/grouped.ts';
import { rowKeys } from '../../shared/rowKeys.ts';
import { startByCode } from '../code-bar/startTransaction.ts';
import { useOfflineStore } from './offlineStore.ts';

/** Cash that was taken offline and could not be posted: why, and who owns it. Enter opens 1504 with its number. */
export const SuspendedTable = () => {
  const { t, errorText } = useTexts();
  const { suspended } = useOfflineStore();
  if (suspended.length === 0) return null;
  const settle = (number: string, accountNumber: string | null): void =>
    void startByCode('1504', { number, ...(accountNumber === null ? {} : { accountNumber }) });
  return (
    <section aria-labelledby="suspended-title">
      <h2 id="suspended-title">{t('offline.suspended')}</h2>
      <p className="field-hint">{t('offline.suspendedHint')}</p>
      <table className="list" aria-labelledby="suspended-title">
        <thead>
          <tr>
            <th scope="col">{t('offline.number')}</th>
            <th scope="col">{t('offline.account')}</th>
            <th scope="col" className="right">
              {t('offline.amount')}
            </th>
            <th scope="col">{t('offline.owner')}</th>
            <th scope="col">{t('offline.date')}</th>
            <th scope="col">{t('offline.why')}</th>
          </tr>
        </thead>
        <tbody>
          {suspended.map(({ number, accountNumber, amount, currency, tellerId, capturedOn, reason }) => (
            <tr
              key={number}
              tabIndex={0}
              onKeyDown={(event) => rowKeys(event, () => settle(number, accountNumber))}
              onDoubleClick={() => settle(number, accountNumber)}
            >
              <td className="figures">{number}</td>
              <td className="figures">{accountNumber === null ? '' : grouped(accountNumber)}</td>
              <td className="right">
                <Money value={amount} currency={currency} />
              </td>
              <td className="figures">{tellerId}</td>
              <td className="figures">{capturedOn}</td>
              <td>{errorText(reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
