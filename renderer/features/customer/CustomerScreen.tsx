import { useTexts } from '../../i18n/useTexts.ts';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { Customer360 } from './Customer360.tsx';
import { CustomerHits } from './CustomerHits.tsx';
import { CustomerSearch } from './CustomerSearch.tsx';
import { useSearchStore } from './searchStore.ts';

/** 1003: find a customer by whatever is at hand, then see everything that the bank has with them. */
export const CustomerScreen = () => {
  const { t } = useTexts();
  const { customerNumber, hits, back, startOver } = useSearchStore();
  const toHits = customerNumber !== null && hits !== null && hits.length > 1;
  // An inquiry holds nothing to come back to, and the last customer is not for the next one's eyes.
  const leave = (): void => {
    startOver();
    useWorkspaceStore.getState().closePanel('customer360');
  };
  useHotkey('Escape', toHits ? back : leave, { label: t('keys.back') });
  return (
    <article className="customer-screen" aria-labelledby="customer-title">
      <header className="transaction-head">
        <h1 id="customer-title">
          <b>1003</b> {t('frame.panels.customer360')}
        </h1>
        <CustomerSearch />
      </header>
      {customerNumber === null ? <CustomerHits /> : <Customer360 customerNumber={customerNumber} />}
    </article>
  );
};
