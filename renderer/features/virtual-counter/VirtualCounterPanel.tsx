import { Button } from 'antd';
import { useEffect } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useCounterStore } from '../counter/counterStore.ts';
import { useAccount } from '../customer/customerStore.ts';
import { useSubject } from '../customer/useSubject.ts';
import { insertBook, loadVirtualCounter, removeBook } from './actions.ts';
import { FaultMenu } from './FaultMenu.tsx';
import { PassbookPage } from './PassbookPage.tsx';
import { useVirtualCounterStore } from './virtualCounterStore.ts';

/** The sandbox's printer and the book in it, as one would see them on the desk. */
export const VirtualCounterPanel = () => {
  const { t } = useTexts();
  const sandbox = useCounterStore((state) => state.counter?.sandbox === true);
  const { open, state, error, toggle } = useVirtualCounterStore();
  const account = useAccount(useSubject());
  const book = account?.state === 'found' ? account.value.passbook : null;
  useEffect(() => {
    if (open) void loadVirtualCounter();
  }, [open]);
  if (!open || !sandbox) return null;
  return (
    <aside className="virtual-counter" aria-label={t('virtual.title')}>
      <header>
        <h2>{t('virtual.title')}</h2>
        <span className="badge badge-sandbox">{t('common.sandbox')}</span>
        <Button type="text" onClick={toggle}>
          {t('common.close')} <KeyHint keys="F3" />
        </Button>
      </header>
      <ErrorNotice error={error} />
      <div className="virtual-actions">
        <Button
          type="primary"
          disabled={book === null || (state?.passbook?.inPrinter === true && state.passbook.number === book.number)}
          onClick={() => account?.state === 'found' && void insertBook(account.value)}
        >
          {t('virtual.insert')}
        </Button>
        <Button disabled={state?.passbook?.inPrinter !== true} onClick={() => void removeBook()}>
          {t('virtual.remove')}
        </Button>
        <small>{book === null ? t('virtual.noAccount') : t('virtual.ofAccount', { number: book.number })}</small>
      </div>
      {state !== null && <FaultMenu printer={state.printer} />}
      {state?.passbook == null ? <p className="virtual-empty">{t('virtual.empty')}</p> : <PassbookPage passbook={state.passbook} />}
    </aside>
  );
};
