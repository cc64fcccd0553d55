import { useEffect } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { offered } from '../code-bar/codeBarModel.ts';
import { focusCodeBar } from '../code-bar/focusCodeBar.ts';
import { startTransaction } from '../code-bar/startTransaction.ts';
import { WaitingList } from '../transfers/WaitingList.tsx';
import { useSession, useTill } from './counterStore.ts';

/** Ready for the next customer: the focus waits in the code bar, and the list shows what may be typed there. */
export const Home = () => {
  const { t, name } = useTexts();
  const session = useSession();
  const till = useTill();
  // Vault keepers and supervisors have no till.
  const handlesCash = session?.roles.some((role) => role === 'teller' || role === 'seniorTeller') === true;
  useEffect(() => focusCodeBar(), []);
  return (
    <section className="home" aria-labelledby="home-title">
      <h1 id="home-title">{t('home.title')}</h1>
      <p className="home-hint">{t('home.hint')}</p>
      {handlesCash && till?.state !== 'active' && <p className="notice notice-info">{t('home.openTill')}</p>}
      <WaitingList />
      <ul className="home-list">
        {offered('', session?.roles ?? []).map((entry) => (
          <li key={entry.code}>
            <button type="button" className="home-entry" onClick={() => void startTransaction(entry)}>
              <b>{entry.code}</b>
              <span>{name(entry.names)}</span>
              <small>{entry.initials}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
