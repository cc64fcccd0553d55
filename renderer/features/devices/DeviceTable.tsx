import { useEffect, useRef } from 'react';
import type { DeviceView } from '../../../contract/views/state.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { rowKeys } from '../../shared/rowKeys.ts';
import { mediaWords } from './abilities.ts';
import { deviceMood } from './deviceMood.ts';
import { askStatus, useDeviceScreenStore } from './deviceScreenStore.ts';

/** One row a device; the arrow keys choose, Enter asks the device. */
export const DeviceTable = ({ devices }: { readonly devices: readonly DeviceView[] }) => {
  const { t } = useTexts();
  const { chosen, choose } = useDeviceScreenStore();
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    body.current?.querySelector<HTMLElement>('tr[aria-selected="true"], tr')?.focus();
  }, []);
  return (
    <div className="device-rows">
      <table className="list" aria-label={t('devices.label')}>
        <thead>
          <tr>
            <th scope="col">{t('deviceScreen.device')}</th>
            <th scope="col">{t('deviceScreen.id')}</th>
            <th scope="col">{t('deviceScreen.model')}</th>
            <th scope="col">{t('deviceScreen.state')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {devices.map((each) => (
            <tr
              key={each.id}
              tabIndex={0}
              aria-selected={each.id === chosen}
              onFocus={() => choose(each.id)}
              onKeyDown={(event) => rowKeys(event, () => void askStatus())}
            >
              <td>{t(`devices.classes.${each.deviceClass}`)}</td>
              <td className="figures">{each.id}</td>
              <td>{each.model}</td>
              <td>
                <span className={`device device-${deviceMood(each)}`}>
                  <span className="dot" aria-hidden="true" /> {t(`devices.states.${each.device}`)}
                  {each.media !== 'unknown' && ` · ${t(`devices.${mediaWords(each)}.${each.media}`)}`}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
