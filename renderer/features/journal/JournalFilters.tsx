import { Button } from 'antd';
import { stageSchema } from '../../../contract/views/transaction.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useAuditStore, verifyAudit } from './auditStore.ts';
import { DateFilter } from './DateFilter.tsx';
import { useJournalStore } from './journalStore.ts';
import { MoreFilters } from './MoreFilters.tsx';

export const JournalFilters = () => {
  const { t, language } = useTexts();
  const { stage, filter, keepCsv } = useJournalStore();
  const verifying = useAuditStore((state) => state.busy);
  return (
    <div className="journal-filters">
      <DateFilter />
      <label htmlFor="journal-stage">{t('journal.stage')}</label>
      <select
        id="journal-stage"
        className="input"
        value={stage ?? ''}
        onChange={(event) => filter({ stage: stageSchema.safeParse(event.target.value).data ?? null })}
      >
        <option value="">{t('journal.allStages')}</option>
        {stageSchema.options.map((each) => (
          <option key={each} value={each}>
            {t(`stages.${each}`)}
          </option>
        ))}
      </select>
      <MoreFilters />
      <Button onClick={() => void keepCsv(language)}>
        {t('reports.csv')} <KeyHint keys="F9" />
      </Button>
      <Button disabled={verifying} onClick={() => void verifyAudit()}>
        {verifying ? t('journal.verifying') : t('journal.verify')} <KeyHint keys="F10" />
      </Button>
    </div>
  );
};
