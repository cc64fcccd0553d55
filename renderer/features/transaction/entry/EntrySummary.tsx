import { Button } from 'antd';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../../shared/components/KeyHint.tsx';
import { CountSummary } from '../../cash/CountSummary.tsx';
import { quote } from '../formActions.ts';
import type { FormProps } from '../TransactionForm.tsx';

/** Beside the fields while they are filled in: what the cash adds up to, and the way on. */
export const EntrySummary = ({ entry, definition }: FormProps) => {
  const { t } = useTexts();
  const { clientKey } = entry.view;
  return (
    <section className="side-card" aria-label={t('transaction.summary')}>
      <CountSummary entry={entry} definition={definition} />
      <ErrorNotice error={entry.error !== null && entry.error.fields === undefined ? entry.error : null} />
      <Button type="primary" size="large" block disabled={entry.busy !== null} onClick={() => void quote(clientKey)}>
        {entry.busy === 'quote' ? t('transaction.quoting') : t('transaction.quote')} <KeyHint keys="Ctrl+Enter" />
      </Button>
      <p className={`saving saving-${entry.saving}`} role="status">
        {t(`transaction.saving.${entry.saving}`)}
      </p>
    </section>
  );
};
