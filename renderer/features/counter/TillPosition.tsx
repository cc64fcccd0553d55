import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { useTill } from './counterStore.ts';

/** The till's booked cash, or in words that there is none yet. */
export const TillPosition = () => {
  const { t } = useTexts();
  const till = useTill();
  return (
    <section className="top-fact top-till" aria-label={t('frame.till')}>
      {till === null ? (
        <b className="till-none">{t('frame.tillNone')}</b>
      ) : (
        <>
          <small>
            {till.tillId} {t(`till.states.${till.state}`)}
          </small>
          <b>
            <Money value={till.balance} currency={till.currency} />
          </b>
        </>
      )}
    </section>
  );
};
