import { Button } from 'antd';
import type { VirtualCounter } from '../../../contract/views/virtualCounter.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useAccount } from '../customer/customerStore.ts';
import { useSubject } from '../customer/useSubject.ts';
import { insertBook, removeBook } from './actions.ts';
import { FaultMenu } from './FaultMenu.tsx';
import { PassbookPage } from './PassbookPage.tsx';

/** The printer and the book in it, as one would see them on the desk. */
export const PassbookSection = ({ state }: { readonly state: VirtualCounter | null }) => {
  const { t } = useTexts();
  const account = useAccount(useSubject());
  const book = account?.state === 'found' ? account.value.passbook : null;
  return (
    <>
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
    </>
  );
};
