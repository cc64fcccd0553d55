import { Button } from 'antd';
import { branchDateAndTime } from '../../../contract/dates/branchTime.ts';
import { ERRORS, type ErrorCode } from '../../../contract/errors/codes.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { AttachmentList } from '../customer/attachments/AttachmentList.tsx';
import { PaperList } from '../papers/PaperList.tsx';
import { continueRow } from './continueRow.ts';
import { HistorySteps } from './HistorySteps.tsx';
import { useJournalStore } from './journalStore.ts';
import { ReverseButton } from './ReverseButton.tsx';
import { isUnfinished } from './unfinished.ts';

const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERRORS, code);

/** One row of the journal with every step that was recorded for it. */
export const JournalDetails = () => {
  const { t, errorText } = useTexts();
  const { chosen, rows, history } = useJournalStore();
  const row = rows.find((each) => each.clientKey === chosen);
  if (row === undefined) return <aside className="journal-details customer-none">{t('journal.chooseRow')}</aside>;
  return (
    <aside className="journal-details" aria-label={t('journal.details')}>
      <h2>
        {t(`stages.${row.stage}`)} <small className="figures">{row.traceNumber ?? ''}</small>
      </h2>
      <p>{t(`stageTexts.${row.stage}`)}</p>
      {row.errorCode !== null && isErrorCode(row.errorCode) && (
        <p className="notice notice-error">{errorText({ code: row.errorCode, details: {} })}</p>
      )}
      <Button type={isUnfinished(row) ? 'primary' : 'default'} block onClick={() => continueRow(row)}>
        {isUnfinished(row) ? t('journal.continue') : t('journal.look')} <KeyHint keys="Enter" />
      </Button>
      <AttachmentList clientKey={row.clientKey} />
      {row.traceNumber !== null && <PaperList key={row.clientKey} clientKey={row.clientKey} keys={false} />}
      <ReverseButton row={row} />
      <HistorySteps steps={history} />
      <dl className="facts facts-stacked">
        <dt>{t('frame.businessDate')}</dt>
        <dd className="figures">{row.businessDate}</dd>
        <dt>{t('journal.teller')}</dt>
        <dd className="figures">
          {row.tellerId} {row.tillId ?? ''}
        </dd>
        <dt>{t('outcome.updatedAt')}</dt>
        <dd className="figures">{branchDateAndTime(row.updatedAt)}</dd>
        <dt>{t('transaction.clientKey')}</dt>
        <dd className="figures selectable client-key">{row.clientKey}</dd>
      </dl>
    </aside>
  );
};
