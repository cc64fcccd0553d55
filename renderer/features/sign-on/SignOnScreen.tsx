import { useTexts } from '../../i18n/useTexts.ts';
import { FunctionKeyBar } from '../../shared/keys/FunctionKeyBar.tsx';
import { useAppStore } from '../app/appStore.ts';
import { Connection } from '../counter/Connection.tsx';
import { useCounterStore } from '../counter/counterStore.ts';
import { SandboxHint } from './SandboxHint.tsx';
import { SignOnForm } from './SignOnForm.tsx';

/** 0101: who is at this counter, and whether the day can begin. */
export const SignOnScreen = () => {
  const { t } = useTexts();
  const counter = useCounterStore((state) => state.counter);
  const { sandbox, version } = useAppStore();
  const branchDay = counter?.branchDay;
  return (
    <div className="sign-on">
      <main className="sign-on-main">
        <section className="sign-on-card" aria-labelledby="sign-on-title">
          <header>
            <span className="brand-mark" aria-hidden="true">
              柜
            </span>
            <div>
              <h1 id="sign-on-title">{t('signOn.title')}</h1>
              <p>
                {t('app.name')} {version}
              </p>
            </div>
          </header>
          <dl className="sign-on-facts">
            <div>
              <dt>{t('signOn.connection')}</dt>
              <dd>
                <Connection />
              </dd>
            </div>
            <div>
              <dt>{t('frame.businessDate')}</dt>
              <dd>{counter?.businessDate ?? t('common.unknown')}</dd>
            </div>
            <div>
              <dt>{t('frame.branchDay')}</dt>
              <dd>{branchDay == null ? t('common.unknown') : t(`frame.branchDays.${branchDay}`)}</dd>
            </div>
          </dl>
          <SignOnForm />
        </section>
        {(sandbox || counter?.sandbox === true) && <SandboxHint />}
      </main>
      <FunctionKeyBar />
    </div>
  );
};
