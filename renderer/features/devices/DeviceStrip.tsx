import type { CounterState } from '../../../contract/views/state.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useAppStore } from '../app/appStore.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { deviceMood } from './deviceMood.ts';

const NONE: CounterState['devices'] = [];

/** Each device with its state in words. */
export const DeviceStrip = () => {
  const { t } = useTexts();
  const devices = useCounterStore((state) => state.counter?.devices ?? NONE);
  const version = useAppStore((state) => state.version);
  return (
    <section className="device-strip" aria-label={t('devices.label')}>
      {devices.length === 0 && <span>{t('devices.none')}</span>}
      {devices.map((each) => (
        <span key={each.id} role="status" className={`device device-${deviceMood(each)}`} title={each.detail}>
          <span className="dot" aria-hidden="true" />
          {t(`devices.classes.${each.deviceClass}`)} <small>{each.model}</small>
          <b>{t(`devices.states.${each.device}`)}</b>
          {each.media !== 'unknown' && <b>{t(`devices.media.${each.media}`)}</b>}
        </span>
      ))}
      <span className="device-version">
        {t('app.name')} {version}
      </span>
    </section>
  );
};
