import type { CounterState } from '../../../contract/views/state.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useAppStore } from '../app/appStore.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { mediaWords } from './abilities.ts';
import { deviceMood } from './deviceMood.ts';
import { openDevices } from './deviceScreenStore.ts';

const NONE: CounterState['devices'] = [];

/** Each device with its state in words; a click opens its details. */
export const DeviceStrip = () => {
  const { t } = useTexts();
  const devices = useCounterStore((state) => state.counter?.devices ?? NONE);
  const version = useAppStore((state) => state.version);
  return (
    <section className="device-strip" aria-label={t('devices.label')}>
      {devices.length === 0 && <span>{t('devices.none')}</span>}
      <div role="status" className="device-states">
        {devices.map((each) => (
          <button
            key={each.id}
            type="button"
            className={`device device-button device-${deviceMood(each)}`}
            title={each.detail}
            onClick={() => openDevices(each.id)}
          >
            <span className="dot" aria-hidden="true" />
            {t(`devices.classes.${each.deviceClass}`)} <small>{each.model}</small>
            <b>{t(`devices.states.${each.device}`)}</b>
            {each.media !== 'unknown' && <b>{t(`devices.${mediaWords(each)}.${each.media}`)}</b>}
          </button>
        ))}
      </div>
      <span className="device-version">
        {t('app.name')} {version}
      </span>
    </section>
  );
};
