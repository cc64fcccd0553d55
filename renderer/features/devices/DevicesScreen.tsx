import { useEffect } from 'react';
import type { CounterState } from '../../../contract/views/state.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { DeviceDetails } from './DeviceDetails.tsx';
import { DeviceTable } from './DeviceTable.tsx';
import { cancelTest, loadTrace, useDeviceScreenStore } from './deviceScreenStore.ts';

const NONE: CounterState['devices'] = [];

/** Every device of this counter: how it is, whether it answers, what passed on its line. */
export const DevicesScreen = () => {
  const { t } = useTexts();
  const devices = useCounterStore((state) => state.counter?.devices ?? NONE);
  const chosen = useDeviceScreenStore((state) => state.chosen);
  const device = devices.find(({ id }) => id === chosen) ?? devices[0];
  useEffect(() => {
    void loadTrace();
    // A test that waits for a card waits for nobody once the screen is left.
    return () => void cancelTest();
  }, []);
  useHotkey(
    'Escape',
    () => {
      if (!cancelTest()) useWorkspaceStore.getState().closePanel('devices');
    },
    { label: t('keys.back') },
  );
  return (
    <article className="journal" aria-labelledby="devices-title">
      <header className="transaction-head">
        <h1 id="devices-title">{t('frame.panels.devices')}</h1>
      </header>
      <div className="devices-body">
        <DeviceTable devices={devices} />
        {device === undefined ? <p className="customer-none">{t('devices.none')}</p> : <DeviceDetails device={device} />}
      </div>
    </article>
  );
};
