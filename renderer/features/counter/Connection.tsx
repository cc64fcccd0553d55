import { branchTimeOfDay } from '../../../contract/dates/branchTime.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useCounterStore } from './counterStore.ts';

/** Whether central answers, in words; the dot only helps the eye. */
export const Connection = () => {
  const { t } = useTexts();
  const central = useCounterStore((state) => state.counter?.central ?? 'starting');
  const since = useCounterStore((state) => state.counter?.centralSince ?? null);
  return (
    <span role="status" className={`connection connection-${central}`} aria-label={t('frame.central')}>
      <span className="dot" aria-hidden="true" />
      {t(`frame.connection.${central}`)}
      {central === 'offline' && since !== null && <small> {t('frame.since', { time: branchTimeOfDay(since) })}</small>}
    </span>
  );
};
