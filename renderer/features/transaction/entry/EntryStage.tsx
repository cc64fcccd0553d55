import { useState } from 'react';
import { useTexts } from '../../../i18n/useTexts.ts';
import { useHotkey } from '../../../shared/keys/useHotkey.ts';
import { useWorkspaceStore } from '../../counter/workspaceStore.ts';
import { IdReader } from '../../customer/opening/IdReader.tsx';
import { EntryOverrideWords } from '../../overrides/OverrideWords.tsx';
import { discard, post, quote } from '../formActions.ts';
import { isEmpty, reopened } from '../formModel.ts';
import { useFormStore } from '../formStore.ts';
import { PayoutCount } from '../review/PayoutCount.tsx';
import { QuoteReview } from '../review/QuoteReview.tsx';
import { countDue, mayPost } from '../shownFields.ts';
import type { FormProps } from '../TransactionForm.tsx';
import { EntryForm } from './EntryForm.tsx';
import { EntrySummary } from './EntrySummary.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';

export interface EntryStageProps extends FormProps {
  readonly step: 'entry' | 'review';
}

/** Before anything is sent: the fields, and beside them what they amount to or what the quote says. */
export const EntryStage = ({ entry, definition, step }: EntryStageProps) => {
  const { t } = useTexts();
  const { clientKey } = entry.view;
  const [leaving, setLeaving] = useState(false);
  const idle = entry.busy === null;
  const due = step === 'review' && entry.view.quote !== null ? countDue(definition, entry.values, entry.view.quote) : null;

  const goBack = (): void => {
    if (step === 'review') {
      useFormStore.getState().change(clientKey, reopened);
      useFormStore.getState().focusOn(clientKey, definition.fields[0]?.name ?? '');
    } else if (isEmpty(entry)) {
      // Nothing was typed, so nothing is lost by giving the form up without a question.
      useWorkspaceStore.getState().show({ kind: 'home' });
      void discard(clientKey).then(() => useFormStore.getState().remove(clientKey));
    } else setLeaving(true);
  };

  useHotkey('Escape', goBack, { label: step === 'review' ? t('review.change') : t('keys.leave') });
  useHotkey('Ctrl+Enter', () => void quote(clientKey), { label: step === 'review' ? t('review.quoteAgain') : t('transaction.quote') });
  useHotkey('F10', () => void post(clientKey), { label: t('keys.post'), enabled: step === 'review' && idle && mayPost(definition, entry) });

  return (
    <div className="transaction-body">
      <div className="entry-column">
        {step === 'entry' && <IdReader entry={entry} definition={definition} />}
        <EntryForm entry={entry} definition={definition} step={step} />
        {due !== null && <PayoutCount entry={entry} due={due} />}
      </div>
      <div className="transaction-side">
        {step === 'review' && entry.view.quote !== null ? (
          <QuoteReview entry={entry} definition={definition} quote={entry.view.quote} />
        ) : (
          <>
            <EntryOverrideWords clientKey={clientKey} />
            <EntrySummary entry={entry} definition={definition} />
          </>
        )}
      </div>
      {leaving && <LeaveDialog clientKey={clientKey} onStay={() => setLeaving(false)} />}
    </div>
  );
};
