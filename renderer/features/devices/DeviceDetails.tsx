import { Button } from 'antd';
import type { DeviceView } from '../../../contract/views/state.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { canPrint, canRead } from './abilities.ts';
import { DeviceTrace } from './DeviceTrace.tsx';
import { askStatus, cancelTest, printTestPage, readTest, useDeviceScreenStore } from './deviceScreenStore.ts';
import { TestResult } from './TestResult.tsx';

/** One device: its state, its tests, and its line. */
export const DeviceDetails = ({ device }: { readonly device: DeviceView }) => {
  const { t } = useTexts();
  const { busy, error, outcome } = useDeviceScreenStore();
  const prints = canPrint(device);
  const reads = canRead(device);
  useHotkey('F9', () => void askStatus(), { label: t('deviceScreen.ask'), enabled: busy === null });
  useHotkey('F5', () => void printTestPage(), { label: t('deviceScreen.testPage'), enabled: prints && busy === null });
  useHotkey('F10', () => void readTest(), { label: t('deviceScreen.readTest'), enabled: reads && busy === null });
  return (
    <aside className="device-details" aria-label={t('deviceScreen.details')}>
      <h2>
        {t(`devices.classes.${device.deviceClass}`)} <small className="figures">{device.id}</small>
      </h2>
      <dl className="facts">
        <dt>{t('deviceScreen.model')}</dt>
        <dd>{device.model}</dd>
        <dt>{t('deviceScreen.state')}</dt>
        <dd>{t(`devices.states.${device.device}`)}</dd>
        {device.detail !== '' && (
          <>
            <dt>{t('deviceScreen.why')}</dt>
            <dd className="selectable">{device.detail}</dd>
          </>
        )}
      </dl>
      <div className="device-tests">
        <Button disabled={busy !== null} onClick={() => void askStatus()}>
          {t('deviceScreen.ask')} <KeyHint keys="F9" />
        </Button>
        {prints && (
          <Button disabled={busy !== null} onClick={() => void printTestPage()}>
            {t('deviceScreen.testPage')} <KeyHint keys="F5" />
          </Button>
        )}
        {reads && busy !== 'read' && (
          <Button type="primary" disabled={busy !== null} onClick={() => void readTest()}>
            {t('deviceScreen.readTest')} <KeyHint keys="F10" />
          </Button>
        )}
        {busy === 'read' && (
          <Button onClick={() => void cancelTest()}>
            {t('deviceScreen.cancel')} <KeyHint keys="Esc" />
          </Button>
        )}
      </div>
      {device.deviceClass === 'passbookPrinter' && <p>{t('deviceScreen.blankPaper')}</p>}
      <TestResult device={device} busy={busy} outcome={outcome} />
      <ErrorNotice error={error} />
      <DeviceTrace />
    </aside>
  );
};
