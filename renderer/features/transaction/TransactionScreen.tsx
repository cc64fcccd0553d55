import { useEffect, useState } from 'react';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { useCustomerStore } from '../customer/customerStore.ts';
import { load } from './formActions.ts';
import { useForm } from './formStore.ts';
import { TransactionForm } from './TransactionForm.tsx';

/** One transaction in the middle of the counter; fetched first when this window does not hold it (reload, journal). */
export const TransactionScreen = ({ clientKey }: { readonly clientKey: ClientKey }) => {
  const { t } = useTexts();
  const entry = useForm(clientKey);
  const [error, setError] = useState<WireError | null>(null);
  const posted = entry?.view.accepted?.account?.number ?? null;
  const paper = entry?.view.document?.state ?? null;
  const stage = entry?.view.stage;
  useEffect(() => {
    void load(clientKey).then(setError);
  }, [clientKey]);
  // The posting and each acknowledged print move the balance, the next line and the unposted lines that the panel shows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: stage and paper are the reasons to ask again
  useEffect(() => {
    if (posted !== null) void useCustomerStore.getState().lookUp(posted);
  }, [posted, paper, stage]);
  // A customer who was opened or changed is shown as the file now is.
  const written = stage === 'accepted' ? (entry?.view.accepted?.result?.customerNumber ?? null) : null;
  useEffect(() => {
    if (typeof written === 'string') void useCustomerStore.getState().loadCustomer(written);
  }, [written]);
  const definition = findTransaction(entry?.view.transactionCode ?? '');
  if (entry === undefined || definition === undefined) {
    return error === null ? <p className="loading">{t('common.loading')}</p> : <ErrorNotice error={error} />;
  }
  return <TransactionForm entry={entry} definition={definition} />;
};
