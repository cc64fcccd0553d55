import { Button } from 'antd';
import type { ClientKey } from '../../../contract/primitives.ts';
import { useTexts } from '../../i18n/useTexts.ts';

/** Shown when a screen failed. What was typed is with the back end; reloading shows it again. */
export const Broken = ({ clientKey }: { readonly clientKey: ClientKey | null }) => {
  const { t } = useTexts();
  return (
    <main className="full-screen">
      <section className="full-screen-card" role="alert">
        <h1>{t('app.brokenTitle')}</h1>
        <p>{t('app.brokenText')}</p>
        {clientKey !== null && (
          <dl className="facts">
            <dt>{t('transaction.clientKey')}</dt>
            <dd className="selectable">{clientKey}</dd>
          </dl>
        )}
        <Button type="primary" size="large" autoFocus onClick={() => window.location.reload()}>
          {t('app.reload')}
        </Button>
      </section>
    </main>
  );
};
