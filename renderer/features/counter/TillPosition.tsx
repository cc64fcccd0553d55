import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import { useSession, useTill } from './counterStore.ts';

/** The till's booked cash, or in words that there is none yet. */
export const TillPosition = () => {
  const { t } = useTexts();
  const till = useTill();
  const session = useSession();
  // Vault keepers and supervisors have no till to miss.
  if (till === null && session?.roles.some((role) => role === 'teller' || role === 'seniorTeller') !== true) return null;
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
