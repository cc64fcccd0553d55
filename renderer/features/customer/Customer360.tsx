import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { AccountCard } from './AccountCard.tsx';
import { Alerts } from './Alerts.tsx';
import { CustomerAccounts } from './CustomerAccounts.tsx';
import { CustomerFacts } from './CustomerFacts.tsx';
import { useCustomer } from './customerStore.ts';
import { useSearchStore } from './searchStore.ts';

/** One customer, whole: who, what to watch for, which accounts, and the chosen account's book. */
export const Customer360 = ({ customerNumber }: { readonly customerNumber: string }) => {
  const { t } = useTexts();
  const looked = useCustomer(customerNumber);
  const chosen = useSearchStore((state) => state.accountNumber);
  if (looked === undefined || looked.state === 'loading') return <p className="loading">{t('common.loading')}</p>;
  if (looked.state === 'failed') return <ErrorNotice error={looked.error} />;
  const account = looked.value.accounts.find((each) => each.number === chosen);
  return (
    <div className="customer-360">
      <div>
        <CustomerFacts customer={looked.value} />
        <Alerts alerts={looked.value.alerts} />
        <CustomerAccounts accounts={looked.value.accounts} />
      </div>
      <div>{account !== undefined && <AccountCard account={account} />}</div>
    </div>
  );
};
