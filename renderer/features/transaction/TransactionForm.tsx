import type { TransactionDefinition } from '../../../contract/transactions/definition.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { EntryStage } from './entry/EntryStage.tsx';
import type { FormEntry } from './formModel.ts';
import { stepOf } from './formSteps.ts';
import { OutcomeStage } from './outcome/OutcomeStage.tsx';
import { StepLine } from './StepLine.tsx';

export interface FormProps {
  readonly entry: FormEntry;
  readonly definition: TransactionDefinition;
}

/** The head that stays the same from the first field to the last printed line, and beneath it the step at hand. */
export const TransactionForm = ({ entry, definition }: FormProps) => {
  const { t, name } = useTexts();
  const step = stepOf(entry);
  return (
    <article className="transaction" aria-labelledby="transaction-title">
      <header className="transaction-head">
        <h1 id="transaction-title">
          <b>{definition.code}</b> {name(definition.names)}
        </h1>
        <StepLine step={step} prints={definition.documents.length > 0} />
        <span className="transaction-facts">
          {t('frame.businessDate')} <b>{entry.view.businessDate}</b>
        </span>
      </header>
      {step === 'entry' || step === 'review' ? (
        <EntryStage entry={entry} definition={definition} step={step} />
      ) : (
        <OutcomeStage entry={entry} definition={definition} step={step} />
      )}
    </article>
  );
};
