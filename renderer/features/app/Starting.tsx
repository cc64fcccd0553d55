import { bridgePresent } from '../../bridge/teller.ts';
import { useTexts } from '../../i18n/useTexts.ts';

export const Starting = () => {
  const { t } = useTexts();
  return (
    <main className="full-screen">
      <section className="full-screen-card" role="status">
        <h1>{t('app.name')}</h1>
        <p>{bridgePresent() ? t('app.starting') : t('app.noBridge')}</p>
      </section>
    </main>
  );
};
