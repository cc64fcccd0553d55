import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { useAuditStore } from './auditStore.ts';

/** Whether anybody changed the past, and where first. */
export const AuditResult = () => {
  const { t } = useTexts();
  const { result, error } = useAuditStore();
  if (error !== null) return <ErrorNotice error={error} />;
  return (
    <div
      role="status"
      aria-label={t('journal.audit')}
      className={result === null ? 'visually-empty' : `notice notice-${result.intact ? 'good' : 'error'}`}
    >
      {result !== null && (
        <>
          <strong>
            {result.intact ? t('journal.intact', { rows: result.rows }) : t('journal.broken', { row: result.firstBadRow ?? 0 })}
          </strong>
          <span>{result.anchored === null ? t('journal.notAnchored') : t('journal.anchored', { row: result.anchored })}</span>
          <code className="selectable">{result.head.slice(0, 16)}</code>
        </>
      )}
    </div>
  );
};
