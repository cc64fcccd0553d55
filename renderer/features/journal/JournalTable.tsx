import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { JournalTableRow } from './JournalTableRow.tsx';
import { useJournalStore } from './journalStore.ts';

/** Newest first, page after page. The arrow keys go through the rows and show each one's history beside. */
export const JournalTable = () => {
  const { t } = useTexts();
  const { rows, next, busy, more } = useJournalStore();
  const body = useRef<HTMLTableSectionElement>(null);
  const first = rows[0]?.clientKey;
  useEffect(() => {
    // Only a fresh list takes the focus, and not while the teller sets a filter.
    if (first !== undefined && !document.activeElement?.closest('.journal-filters'))
      body.current?.querySelector<HTMLElement>('tr')?.focus();
  }, [first]);
  return (
    <div className="journal-rows">
      <table className="list" aria-label={t('frame.panels.journal')}>
        <thead>
          <tr>
            <th scope="col">{t('journal.time')}</th>
            <th scope="col">{t('journal.transaction')}</th>
            <th scope="col">{t('journal.account')}</th>
            <th scope="col" className="right">
              {t('journal.amount')}
            </th>
            <th scope="col">{t('journal.stage')}</th>
            <th scope="col">{t('journal.trace')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <JournalTableRow key={row.clientKey} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="customer-none">{busy ? t('common.loading') : t('journal.none')}</p>}
      {next !== null && (
        <Button block disabled={busy} onClick={() => void more()}>
          {busy ? t('common.loading') : t('journal.more')}
        </Button>
      )}
    </div>
  );
};
