import { switchLanguage } from '../../i18n/start.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { QueueBadge } from '../overrides/QueueBadge.tsx';
import { askPassword } from '../password/passwordStore.ts';
import { askSignOff } from '../sign-off/signOffStore.ts';
import { Connection } from './Connection.tsx';
import { useCounterStore, useSession } from './counterStore.ts';
import { TillPosition } from './TillPosition.tsx';

export const TopBar = () => {
  const { t, pick } = useTexts();
  const session = useSession();
  const businessDate = useCounterStore((state) => state.counter?.businessDate ?? null);
  const inDoubt = useCounterStore((state) => state.counter?.inDoubt ?? 0);
  const queued = useCounterStore((state) => state.counter?.queued ?? 0);
  const sandbox = useCounterStore((state) => state.counter?.sandbox === true);
  if (session === null) return null;
  return (
    <header className="top-bar">
      <span className="brand-mark brand-mark-small" aria-hidden="true">
        柜
      </span>
      <strong className="branch">{pick(session.branchNameZh, session.branchNameEn)}</strong>
      {sandbox && <span className="badge badge-sandbox">{t('common.sandbox')}</span>}
      <Connection />
      <span className="top-fact">
        <small>{t('frame.businessDate')}</small>
        <b>{businessDate ?? session.businessDate}</b>
      </span>
      <TillPosition />
      <span className={inDoubt > 0 ? 'tally tally-in-doubt' : 'tally'} role="status">
        {t('frame.inDoubt', { count: inDoubt })}
      </span>
      <span className={queued > 0 ? 'tally tally-queued' : 'tally'} role="status">
        {t('frame.queued', { count: queued })}
      </span>
      <button type="button" className="top-button top-teller" title={t('password.action')} onClick={askPassword}>
        <b>{session.name}</b> <small>{session.tellerId}</small>
      </button>
      <QueueBadge />
      <button type="button" className="top-button" onClick={switchLanguage}>
        {t('frame.otherLanguage')} <KeyHint keys="F7" />
      </button>
      <button type="button" className="top-button" onClick={() => void askSignOff()}>
        {t('signOff.action')} <KeyHint keys="F12" />
      </button>
    </header>
  );
};
