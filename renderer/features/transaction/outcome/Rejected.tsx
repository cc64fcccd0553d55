import { useTexts } from '../../../i18n/useTexts.ts';
import type { OutcomeProps } from './OutcomeStage.tsx';

/** Central refused: nothing was booked, why, and what to do. */
export const Rejected = ({ entry }: OutcomeProps) => {
  const { t, errorText, errorAction } = useTexts();
  const { error } = entry.view;
  return (
    <section className="result result-rejected" role="alert" aria-label={t('outcome.label')}>
      <h2>
        <span aria-hidden="true">✕</span> {t('outcome.rejected')}
      </h2>
      {error !== null && (
        <>
          <p className="result-reason">{errorText(error)}</p>
          <p>{errorAction(error)}</p>
        </>
      )}
    </section>
  );
};
