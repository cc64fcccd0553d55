import { Button } from 'antd';
import { branchTimeOfDay } from '../../../contract/dates/branchTime.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useNewsStore } from './newsStore.ts';

const CLASSES = { info: 'notice notice-info', warning: 'notice notice-warning', critical: 'notice notice-error' } as const;

/** An alert of the bank over the work, until it was read. It takes neither focus nor key from what the teller is doing. */
export const BranchNews = () => {
  const { t, pick } = useTexts();
  const [alert] = useNewsStore((state) => state.alerts);
  const more = useNewsStore((state) => state.alerts.length) - 1;
  return (
    <div role="alert" className={alert === undefined ? 'visually-empty' : `branch-news ${CLASSES[alert.level]}`}>
      {alert !== undefined && (
        <>
          <span className="figures">{branchTimeOfDay(alert.at)}</span> <strong>{pick(alert.textZh, alert.textEn)}</strong>
          <Button size="small" onClick={() => useNewsStore.getState().read()}>
            {more > 0 ? t('overrides.news.next', { count: more }) : t('overrides.news.read')}
          </Button>
        </>
      )}
    </div>
  );
};
