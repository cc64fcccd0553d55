import { Button } from 'antd';
import { useTexts } from '../../i18n/useTexts.ts';

/** The back end gave up. Nothing can be done at this counter until IT has looked, and the screen says so. */
export const StartUpFailure = ({ reason }: { readonly reason: string }) => {
  const { t } = useTexts();
  return (
    <main className="full-screen">
      <section className="full-screen-card full-screen-error" role="alert">
        <h1>{t('app.failedTitle')}</h1>
        <p>{t('app.failedText')}</p>
        <dl className="facts">
          <dt>{t('app.failedReason')}</dt>
          <dd className="selectable">{reason === '' ? t('common.none') : reason}</dd>
        </dl>
        <Button size="large" onClick={() => window.location.reload()}>
          {t('app.tryAgain')}
        </Button>
      </section>
    </main>
  );
};
