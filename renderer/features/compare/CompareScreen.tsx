import { useEffect } from 'react';
import { branchDateAndTime } from '../../../contract/dates/branchTime.ts';
import { typedDate } from '../../../contract/transactions/typedDate.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { compare, useCompareStore } from './compareStore.ts';
import { DifferencesTable } from './DifferencesTable.tsx';

/** 1603: this counter's journal beside central's, and what to do about each row that does not agree. */
export const CompareScreen = () => {
  const { t } = useTexts();
  const { comparison, busy, error } = useCompareStore();
  useEffect(() => {
    void compare(null);
  }, []);
  useHotkey('Escape', () => useWorkspaceStore.getState().closePanel('compare'), { label: t('keys.back') });
  useHotkey('F5', () => void compare(), { label: t('compare.again') });
  return (
    <article className="journal" aria-labelledby="compare-title">
      <header className="transaction-head">
        <h1 id="compare-title">
          <b>1603</b> {t('frame.panels.compare')}
        </h1>
        <div className="journal-filters">
          <label htmlFor="compare-date">{t('frame.businessDate')}</label>
          <input
            id="compare-date"
            className="input"
            autoComplete="off"
            placeholder={comparison?.businessDate ?? ''}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              const text = event.currentTarget.value.trim();
              const date = typedDate(text);
              if (text === '' || date !== null) void compare(date);
            }}
          />
        </div>
      </header>
      <ErrorNotice error={error} />
      {busy && <p className="loading">{t('compare.busy')}</p>}
      {comparison !== null && (
        <>
          <dl className="head-facts">
            <dt>{t('frame.businessDate')}</dt>
            <dd className="figures">{comparison.businessDate}</dd>
            <dt>{t('compare.here')}</dt>
            <dd className="figures">{comparison.here}</dd>
            <dt>{t('compare.there')}</dt>
            <dd className="figures">{comparison.there}</dd>
            <dt>{t('compare.matched')}</dt>
            <dd className="figures">{comparison.matched}</dd>
            <dt>{t('compare.at')}</dt>
            <dd className="figures">{branchDateAndTime(comparison.comparedAt)}</dd>
          </dl>
          {comparison.restoredAt !== null && (
            <p className="notice notice-warning">{t('compare.restored', { at: branchDateAndTime(comparison.restoredAt) })}</p>
          )}
          <DifferencesTable comparison={comparison} />
        </>
      )}
    </article>
  );
};
