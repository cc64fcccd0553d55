import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { AccountCard } from './AccountCard.tsx';
import { Alerts } from './Alerts.tsx';
import { useAccount, useCustomer } from './customerStore.ts';
import { OtherAccounts } from './OtherAccounts.tsx';
import { useSubject } from './useSubject.ts';

/** Who stands at the counter, beside every form. */
export const CustomerPanel = () => {
  const { t } = useTexts();
  const shown = useWorkspaceStore((state) => state.screen.kind !== 'panel');
  const number = useSubject();
  const account = useAccount(number);
  const customer = useCustomer(account?.state === 'found' ? account.value.customerNumber : null);
  if (!shown) return null;
  return (
    <aside className="customer-panel" aria-label={t('customer.panel')}>
      {account === undefined && <p className="customer-none">{t('customer.none')}</p>}
      {account?.state === 'loading' && <p className="loading">{t('common.loading')}</p>}
      {account?.state === 'failed' && <ErrorNotice error={account.error} />}
      {account?.state === 'found' && (
        <>
          <header className="customer-head">
            <h2>{account.value.holderName}</h2>
            {customer?.state === 'found' && (
              <p>
                {t(`customer.idTypes.${customer.value.idType}`)} <span className="figures">{customer.value.idNumberMasked}</span>
                <br />
                {t('customer.phone')} <span className="figures">{customer.value.phoneMasked}</span>
              </p>
            )}
          </header>
          {customer?.state === 'found' && <Alerts alerts={customer.value.alerts} />}
          <AccountCard account={account.value} />
          {customer?.state === 'found' && <OtherAccounts customer={customer.value} shown={account.value.number} />}
        </>
      )}
    </aside>
  );
};
