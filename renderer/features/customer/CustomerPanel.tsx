import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { AccountCard } from './AccountCard.tsx';
import { Alerts } from './Alerts.tsx';
import { CustomerHead } from './CustomerHead.tsx';
import { useAccount, useCustomer } from './customerStore.ts';
import { OtherAccounts } from './OtherAccounts.tsx';
import { useSubject, useSubjectCustomer } from './useSubject.ts';

/** Who stands at the counter, beside every form: by the account that it is about, or by the customer whom it names. */
export const CustomerPanel = () => {
  const { t } = useTexts();
  const shown = useWorkspaceStore((state) => state.screen.kind !== 'panel');
  const number = useSubject();
  const named = useSubjectCustomer();
  const account = useAccount(number);
  const customer = useCustomer(account?.state === 'found' ? account.value.customerNumber : account === undefined ? named : null);
  if (!shown) return null;
  return (
    <aside className="customer-panel" aria-label={t('customer.panel')}>
      {account === undefined && customer?.state !== 'found' && <p className="customer-none">{t('customer.none')}</p>}
      {account?.state === 'loading' && <p className="loading">{t('common.loading')}</p>}
      {account?.state === 'failed' && <ErrorNotice error={account.error} />}
      {account === undefined && customer?.state === 'found' && (
        <>
          <CustomerHead name={customer.value.name} customer={customer.value} />
          <Alerts alerts={customer.value.alerts} />
          <OtherAccounts customer={customer.value} shown="" />
        </>
      )}
      {account?.state === 'found' && (
        <>
          <CustomerHead name={account.value.holderName} customer={customer?.state === 'found' ? customer.value : null} />
          {customer?.state === 'found' && <Alerts alerts={customer.value.alerts} />}
          <AccountCard account={account.value} />
          {customer?.state === 'found' && <OtherAccounts customer={customer.value} shown={account.value.number} />}
        </>
      )}
    </aside>
  );
};
