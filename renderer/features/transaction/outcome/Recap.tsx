import { branchDateAndTime } from '../../../../contract/dates/branchTime.ts';
import { isShown } from '../../../../contract/transactions/readField.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { FieldRecap } from './FieldRecap.tsx';
import type { OutcomeProps } from './OutcomeStage.tsx';

/** What was sent, to be read but no more to be changed. */
export const Recap = ({ entry, definition }: OutcomeProps) => {
  const { t } = useTexts();
  return (
    <section className="side-card" aria-label={t('outcome.recap')}>
      <h2>{t('outcome.recap')}</h2>
      <dl className="facts facts-stacked">
        {definition.fields
          .filter((field) => isShown(field, entry.view.values, definition.fields))
          .map((field) => (
            <FieldRecap key={field.name} field={field} entry={entry} />
          ))}
        <dt>{t('outcome.updatedAt')}</dt>
        <dd className="figures">{branchDateAndTime(entry.view.updatedAt)}</dd>
      </dl>
    </section>
  );
};
