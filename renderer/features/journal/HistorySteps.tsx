import { branchTimeOfDay } from '../../../contract/dates/branchTime.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import type { HistoryStep } from './journalStore.ts';

/** Every recorded step in order; what the system did by itself is marked as such and never under a teller's name. */
export const HistorySteps = ({ steps }: { readonly steps: readonly HistoryStep[] }) => {
  const { t, eventText } = useTexts();
  return (
    <ol className="history" aria-label={t('journal.history')}>
      {steps.map((step) => (
        <li key={step.sequence}>
          <time className="figures" dateTime={step.at}>
            {branchTimeOfDay(step.at)}
          </time>
          <span>
            {eventText(step.event)}
            {step.system && <span className="badge badge-system">{t('journal.system')}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
};
