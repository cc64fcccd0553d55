import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { REPORT_KINDS, type ReportKind } from '../../../contract/reports/sheet.ts';
import { typedDate } from '../../../contract/transactions/typedDate.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { keepCsv, keepPdf, makeReport, useReportStore } from './reportStore.ts';

const dated = (kind: ReportKind): boolean => kind === 'day' || kind === 'journal';

/** An earlier date, for reports that have one. Empty: today. */
const DateOrder = () => {
  const { t } = useTexts();
  const businessDate = useReportStore((state) => state.businessDate);
  return (
    <>
      <label htmlFor="report-date">{t('frame.businessDate')}</label>
      <input
        id="report-date"
        className="input input-date figures"
        autoComplete="off"
        maxLength={10}
        defaultValue={businessDate ?? ''}
        placeholder={t('reports.dateHint')}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          const text = event.currentTarget.value.normalize('NFKC').trim();
          const date = typedDate(text);
          if (text === '' || date !== null) void makeReport({ businessDate: date });
        }}
      />
    </>
  );
};

/** Whose till. Empty: the teller's own. */
const TillOrder = () => {
  const { t } = useTexts();
  const tillId = useReportStore((state) => state.tillId);
  return (
    <>
      <label htmlFor="report-till">{t('reports.till')}</label>
      <input
        id="report-till"
        className="input input-date figures"
        autoComplete="off"
        maxLength={8}
        defaultValue={tillId ?? ''}
        placeholder={t('reports.tillHint')}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          const text = event.currentTarget.value.normalize('NFKC').trim().toUpperCase();
          if (text === '' || /^\d{4}-T\d{2}$/.test(text)) void makeReport({ tillId: text === '' ? null : text });
        }}
      />
    </>
  );
};

/** Which report, of what; and the files that can be made of it. */
export const ReportOrder = () => {
  const { t, language } = useTexts();
  const { kind, busy, sheet } = useReportStore();
  const choice = useRef<HTMLSelectElement>(null);
  useEffect(() => choice.current?.focus(), []);
  return (
    <div className="journal-filters">
      <label htmlFor="report-kind">{t('reports.kind')}</label>
      <select
        ref={choice}
        id="report-kind"
        className="input"
        value={kind}
        onChange={(event) => {
          const chosen = REPORT_KINDS.find((each) => each === event.target.value);
          if (chosen !== undefined) void makeReport({ kind: chosen });
        }}
      >
        {REPORT_KINDS.map((each) => (
          <option key={each} value={each}>
            {t(`reports.kinds.${each}`)}
          </option>
        ))}
      </select>
      {dated(kind) && <DateOrder />}
      {kind === 'till' && <TillOrder />}
      <Button disabled={busy || sheet === null} onClick={() => void keepCsv(language)}>
        {t('reports.csv')} <KeyHint keys="F9" />
      </Button>
      <Button disabled={busy || sheet === null} onClick={() => void keepPdf()}>
        {t('reports.pdf')} <KeyHint keys="F10" />
      </Button>
    </div>
  );
};
