import { useState } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { FunctionKeyBar } from '../../shared/keys/FunctionKeyBar.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { Connection } from '../counter/Connection.tsx';
import { useCounterStore } from '../counter/counterStore.ts';
import { EndLockedForm } from './EndLockedForm.tsx';
import { forgetLockError } from './lockStore.ts';
import { UnlockForm } from './UnlockForm.tsx';

const clockTime = (instant: string): string => {
  const at = new Date(instant);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
};

/** 0102: who has left, since when, and the two ways on. Nothing of a customer is in this window. */
export const LockScreen = () => {
  const { t, pick } = useTexts();
  const session = useCounterStore((state) => state.counter?.session ?? null);
  const lock = useCounterStore((state) => state.counter?.lock ?? null);
  const [ending, setEnding] = useState(false);
  const turn = (next: boolean) => (): void => {
    forgetLockError();
    setEnding(next);
  };
  useHotkey('F8', turn(true), { label: t('lock.endAction'), enabled: !ending });
  useHotkey('Escape', turn(false), { label: t('lock.back'), enabled: ending });
  if (session === null || lock === null) return null;
  return (
    <div className="sign-on">
      <main className="sign-on-main">
        <section className="sign-on-card" aria-labelledby="lock-title">
          <header>
            <span className="brand-mark" aria-hidden="true">
              柜
            </span>
            <div>
              <h1 id="lock-title">{ending ? t('lock.endTitle') : t('lock.title')}</h1>
              <p>{t(lock.reason === 'idle' ? 'lock.byIdle' : 'lock.byTeller', { time: clockTime(lock.since) })}</p>
            </div>
          </header>
          <dl className="sign-on-facts">
            <div>
              <dt>{t('lock.teller')}</dt>
              <dd>
                {session.name} {session.tellerId}
              </dd>
            </div>
            <div>
              <dt>{t('lock.branch')}</dt>
              <dd>{pick(session.branchNameZh, session.branchNameEn)}</dd>
            </div>
            <div>
              <dt>{t('signOn.connection')}</dt>
              <dd>
                <Connection />
              </dd>
            </div>
          </dl>
          {ending ? <EndLockedForm /> : <UnlockForm />}
          <p className="lock-kept">{t('lock.kept')}</p>
        </section>
      </main>
      <FunctionKeyBar />
    </div>
  );
};
