import { useEffect, useRef } from 'react';
import type { RemittanceRow } from '../../../contract/central/remittances.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { grouped } from '../../shared/grouped.ts';
import { rowKeys } from '../../shared/rowKeys.ts';
import { useRemittanceStore } from './remittanceStore.ts';

const WHY = ['noAccount', 'accountUnknown', 'nameDiffers', 'accountBlocked', 'classLimit'] as const;

/** What stands in the last column: why it waits, what the other side said, or until when an answer is due. */
const useNote = () => {
  const { t } = useTexts();
  return (row: RemittanceRow): string => {
    const why = WHY.find((each) => each === row.why);
    const parts = [
      row.screening ? t('remittance.screening') : '',
      row.waitsUntil === null ? '' : t('remittance.waitsUntil', { time: row.waitsUntil.replace('T', ' ') }),
      why === undefined ? '' : t(`remittance.why.${why}`),
      row.side === null ? '' : t(`remittance.side.${row.side}`),
      row.state === 'open' && row.replyDue !== null ? t('remittance.replyDue', { date: row.replyDue }) : '',
      row.escalatedOn === null ? '' : t('remittance.escalated'),
      row.said ?? '',
    ];
    return parts.filter((part) => part !== '').join(' · ');
  };
};

/** The register's rows. Enter does what is due about one. */
export const RemittanceTable = ({ act }: { readonly act: (row: RemittanceRow) => void }) => {
  const { t } = useTexts();
  const note = useNote();
  const { rows, chosen, choose, loading, direction } = useRemittanceStore();
  const body = useRef<HTMLTableSectionElement>(null);
  // Whoever opens the register goes on in its rows; whoever is choosing a filter stays there.
  const first = rows[0]?.number;
  useEffect(() => {
    if (first !== undefined && document.activeElement?.tagName !== 'SELECT') body.current?.querySelector('tr')?.focus();
  }, [first]);
  if (rows.length === 0) return <p className="field-hint">{loading ? t('transaction.lookingUp') : t('remittance.none')}</p>;
  const asked = direction === 'inquiry';
  return (
    <table className="list" aria-label={t('frame.panels.remittances')}>
      <thead>
        <tr>
          <th scope="col">{t('remittance.number')}</th>
          <th scope="col">{t('remittance.date')}</th>
          <th scope="col">{t('remittance.state')}</th>
          <th scope="col">{t('remittance.counterpart')}</th>
          <th scope="col">{t('remittance.account')}</th>
          <th scope="col" className="right">
            {t('remittance.amount')}
          </th>
          <th scope="col">{t('remittance.route')}</th>
          <th scope="col">{t('remittance.about')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <tr
            key={row.number}
            tabIndex={0}
            aria-current={row.number === chosen ? 'true' : undefined}
            onFocus={() => choose(row.number)}
            onKeyDown={(event) => rowKeys(event, () => act(row))}
            onDoubleClick={() => act(row)}
          >
            <td className="figures">{row.number}</td>
            <td className="figures">{row.businessDate}</td>
            <td>
              <b>{t(`remittance.states.${row.state}`)}</b>
            </td>
            <td>{asked ? row.counterpartBank : `${row.counterpartName} ${row.counterpartAccount}`}</td>
            <td>
              {asked ? '' : row.ownName} <span className="figures">{asked ? (row.about ?? '') : grouped(row.accountNumber ?? '')}</span>
            </td>
            <td className="right">{row.amount === null ? '' : <Money value={row.amount} currency={row.currency} />}</td>
            <td>{row.route === null ? '' : t(`remittance.routes.${row.route}`)}</td>
            <td>{asked ? `${row.purpose} ${note(row)}` : note(row) || row.purpose}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
