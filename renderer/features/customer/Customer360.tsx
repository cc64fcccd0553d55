import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { AccountCard } from './AccountCard.tsx';
import { Alerts } from './Alerts.tsx';
import { CustomerAccounts } from './CustomerAccounts.tsx';
import { CustomerFacts } from './CustomerFacts.tsx';
import { useCustomer } from './customerStore.ts';
import { useSearchStore } from './searchStore.ts';
import { ActionLegend } from './view/ActionLegend.tsx';
import { accountActions } from './view/accountActions.ts';
import { FileSections } from './view/FileSections.tsx';
import { Unmask } from './view/Unmask.tsx';

/** One customer, whole: who, what to watch for, which accounts, the chosen account's book, and the rest of the file. */
export const Customer360 = ({ customerNumber }: { readonly customerNumber: string }) => {
  const { t } = useTexts();
  const looked = useCustomer(customerNumber);
  const chosen = useSearchStore((state) => state.accountNumber);
  const roles = useCounterStore((state) => state.counter?.session?.roles) ?? [];
  const [unmasking, setUnmasking] = useState(false);
  useHotkey('F9', () => setUnmasking(true), { label: t('ecif.unmask'), enabled: looked?.state === 'found' });
  if (looked === undefined || looked.state === 'loading') return <p className="loading">{t('common.loading')}</p>;
  if (looked.state === 'failed') return <ErrorNotice error={looked.error} />;
  const customer = looked.value;
  const account = customer.accounts.find((each) => each.number === chosen);
  const actions = accountActions({ accountNumber: account?.number ?? null, customerNumber }, roles);
  return (
    <div className="customer-360">
      <div>
        <CustomerFacts customer={customer} />
        <Alerts alerts={customer.alerts} />
        <CustomerAccounts accounts={customer.accounts} actions={actions} />
        <ActionLegend actions={actions} />
        <FileSections customer={customer} />
      </div>
      <div>
        {account !== undefined && <AccountCard account={account} />}
        <Button block onClick={() => setUnmasking(true)}>
          {t('ecif.unmask')} <KeyHint keys="F9" />
        </Button>
      </div>
      {unmasking && <Unmask customer={customer} onClose={() => setUnmasking(false)} />}
    </div>
  );
};
