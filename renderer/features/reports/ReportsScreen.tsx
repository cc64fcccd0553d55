import { useEffect } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { ReportChecks } from './ReportChecks.tsx';
import { ReportOrder } from './ReportOrder.tsx';
import { ReportTable } from './ReportTable.tsx';
import { keepCsv, keepPdf, makeReport, useReportStore } from './reportStore.ts';

/** What was kept as a file, said where screen readers hear it. */
const KeptNotice = () => {
  const { t } = useTexts();
  const kept = useReportStore((state) => state.kept);
  return (
    <p className={kept === null ? undefined : 'notice notice-good'} role="status">
      {kept?.as === 'pdf' && t('reports.keptPdf', { pages: kept.pages, path: kept.path })}
      {kept?.as === 'csv' && t('reports.keptCsv', { rows: kept.rows, path: kept.path })}
    </p>
  );
};

/** 1601: reports as tables, with a file of each. */
export const ReportsScreen = () => {
  const { t, language } = useTexts();
  const { sheet, busy, error } = useReportStore();
  useEffect(() => {
    // Who has no till is shown the branch's day first.
    const { kind, tillId } = useReportStore.getState();
    const tillLess = useCounterStore.getState().counter?.till == null;
    void makeReport(tillLess && kind === 'till' && tillId === null ? { kind: 'day' } : {});
  }, []);
  useHotkey('Escape', () => useWorkspaceStore.getState().closePanel('reports'), { label: t('keys.back') });
  useHotkey('F5', () => void makeReport(), { label: t('reports.make') });
  useHotkey('F9', () => void keepCsv(language), { label: t('reports.csv'), enabled: sheet !== null && !busy });
  useHotkey('F10', () => void keepPdf(), { label: t('reports.pdf'), enabled: sheet !== null && !busy });
  return (
    <article className="journal" aria-labelledby="reports-title">
      <header className="transaction-head">
        <h1 id="reports-title">
          <b>1601</b> {t('frame.panels.reports')}
        </h1>
        <ReportOrder />
      </header>
      <ErrorNotice error={error} />
      <KeptNotice />
      {busy && <p className="loading">{t('reports.busy')}</p>}
      {sheet !== null && (
        // A long report is scrolled by the arrow keys, so that its place takes the focus.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
        <section className="report" aria-labelledby="reports-title" tabIndex={0}>
          <ReportChecks sheet={sheet} />
          {sheet.tables.map((table) => (
            <ReportTable key={table.names.en} table={table} />
          ))}
        </section>
      )}
    </article>
  );
};
