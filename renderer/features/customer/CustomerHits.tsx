import { useEffect, useRef } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { grouped } from '../../shared/grouped.ts';
import { rowKeys } from '../../shared/rowKeys.ts';
import { useSearchStore } from './searchStore.ts';

/** Whom the search found. The arrow keys go through the rows, Enter takes one. */
export const CustomerHits = () => {
  const { t } = useTexts();
  const { hits, choose } = useSearchStore();
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (hits !== null) body.current?.querySelector<HTMLElement>('tr')?.focus();
  }, [hits]);
  if (hits === null) return <p className="customer-none">{t('customer.searchFirst')}</p>;
  if (hits.length === 0)
    return (
      <p className="customer-none" role="status">
        {t('customer.noHits')}
      </p>
    );
  return (
    <table className="list" aria-label={t('customer.hits')}>
      <thead>
        <tr>
          <th scope="col">{t('customer.name')}</th>
          <th scope="col">{t('customer.idNumber')}</th>
          <th scope="col">{t('customer.phone')}</th>
          <th scope="col">{t('customer.number')}</th>
          <th scope="col">{t('customer.accounts')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {hits.map((hit) => (
          <tr
            key={hit.number}
            tabIndex={0}
            onKeyDown={(event) => rowKeys(event, () => void choose(hit.number))}
            onClick={() => void choose(hit.number)}
          >
            <td>
              <b>{hit.name}</b>
            </td>
            <td className="figures">{hit.idNumberMasked}</td>
            <td className="figures">{hit.phoneMasked}</td>
            <td className="figures">{hit.number}</td>
            <td className="figures">{hit.accountNumbers.map(grouped).join('　')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
