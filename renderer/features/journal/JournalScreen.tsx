import { useEffect } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { AuditResult } from './AuditResult.tsx';
import { verifyAudit } from './auditStore.ts';
import { JournalDetails } from './JournalDetails.tsx';
import { JournalFilters } from './JournalFilters.tsx';
import { JournalTable } from './JournalTable.tsx';
import { useJournalStore } from './journalStore.ts';

/** 1602: what this counter has done, and what became of it. */
export const JournalScreen = () => {
  const { t, language } = useTexts();
  const { error, load, kept, keepCsv } = useJournalStore();
  useEffect(() => {
    void load();
  }, [load]);
  useHotkey('Escape', () => useWorkspaceStore.getState().closePanel('journal'), { label: t('keys.back') });
  useHotkey('F5', () => void load(), { label: t('journal.refresh') });
  useHotkey('F9', () => void keepCsv(language), { label: t('reports.csv') });
  useHotkey('F10', () => void verifyAudit(), { label: t('journal.verify') });
  return (
    <article className="journal" aria-labelledby="journal-title">
      <header className="transaction-head">
        <h1 id="journal-title">
          <b>1602</b> {t('frame.panels.journal')}
        </h1>
        <JournalFilters />
      </header>
      <AuditResult />
      <ErrorNotice error={error} />
      <p className={kept === null ? undefined : 'notice notice-good'} role="status">
        {kept !== null && t('reports.keptCsv', { rows: kept.rows, path: kept.path })}
      </p>
      <div className="journal-body">
        <JournalTable />
        <JournalDetails />
      </div>
    </article>
  );
};
