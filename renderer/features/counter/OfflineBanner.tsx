import { useTexts } from '../../i18n/useTexts.ts';
import { useCounterStore } from './counterStore.ts';

/** Central is away: said once, in words, over the work, with what is still safe. */
export const OfflineBanner = () => {
  const { t } = useTexts();
  const offline = useCounterStore((state) => state.counter?.central === 'offline');
  return (
    <div role="alert" className={offline ? 'banner banner-offline' : 'visually-empty'}>
      {offline && (
        <>
          <strong>{t('frame.offlineTitle')}</strong> {t('frame.offlineText')}
        </>
      )}
    </div>
  );
};
