import { Button } from 'antd';
import { branchTimeOfDay } from '../../../contract/dates/branchTime.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { loadTrace, useDeviceScreenStore } from './deviceScreenStore.ts';

/** The last messages on the line, newest first: how each began, and how long it was. The rest is never kept. */
export const DeviceTrace = () => {
  const { t } = useTexts();
  const trace = useDeviceScreenStore((state) => state.trace);
  return (
    <section className="device-trace" aria-label={t('deviceScreen.trace')}>
      <header>
        <h3>{t('deviceScreen.trace')}</h3>
        <Button size="small" onClick={() => void loadTrace()}>
          {t('deviceScreen.refresh')}
        </Button>
      </header>
      <p>{t('deviceScreen.traceHint')}</p>
      {trace.length === 0 ? (
        <p>{t('deviceScreen.traceNone')}</p>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('deviceScreen.time')}</th>
              <th scope="col">{t('deviceScreen.direction')}</th>
              <th scope="col" className="right">
                {t('deviceScreen.bytes')}
              </th>
              <th scope="col">{t('deviceScreen.head')}</th>
            </tr>
          </thead>
          <tbody>
            {trace
              .toReversed()
              .slice(0, 40)
              .map((entry, order) => (
                // Entries have no name of their own, and the list is always made anew.
                // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity here
                <tr key={order}>
                  <td className="figures">{branchTimeOfDay(entry.at)}</td>
                  <td>{t(`deviceScreen.directions.${entry.direction}`)}</td>
                  <td className="right figures">{entry.direction === 'closed' ? '' : entry.bytes}</td>
                  <td className="figures">{entry.head}</td>
                </tr>
              ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
