import type { PassbookView } from '../../../contract/views/customer.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { grouped } from '../../shared/grouped.ts';

/** The book: where the next line goes and how many entries are not on paper yet. */
export const PassbookFacts = ({ passbook }: { readonly passbook: PassbookView | null }) => {
  const { t } = useTexts();
  if (passbook === null) return <p className="account-product">{t('customer.noPassbook')}</p>;
  return (
    <dl className="facts passbook-facts">
      <dt>{t('customer.passbook')}</dt>
      <dd>
        <span className="figures">{grouped(passbook.number)}</span>{' '}
        <span className={`badge badge-book-${passbook.state}`}>{t(`customer.bookStates.${passbook.state}`)}</span>
      </dd>
      <dt>{t('customer.nextLine')}</dt>
      <dd className="figures">{t('customer.lineOf', { line: passbook.nextLine, all: passbook.linesPerBook })}</dd>
      <dt>{t('customer.unposted')}</dt>
      <dd className={passbook.unpostedLines > 0 ? 'figures unposted' : 'figures'}>
        {t('customer.lines', { count: passbook.unpostedLines })}
      </dd>
    </dl>
  );
};
