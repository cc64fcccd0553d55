import { useTexts } from '../../i18n/useTexts.ts';
import { HotkeyLayer } from '../../shared/keys/HotkeyLayer.tsx';

/** The back end is being restarted: keys wait, the form stays in sight behind the veil. */
export const Reconnecting = () => {
  const { t } = useTexts();
  return (
    <HotkeyLayer>
      <div className="veil">
        <section className="veil-card" role="alert" aria-live="assertive">
          <h2>{t('app.reconnectingTitle')}</h2>
          <p>{t('app.reconnectingText')}</p>
        </section>
      </div>
    </HotkeyLayer>
  );
};
