import type { DeviceView } from '../../../contract/views/state.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useDeviceProgressStore } from './deviceProgressStore.ts';
import type { TestOutcome } from './deviceScreenStore.ts';

interface TestResultProps {
  readonly device: DeviceView;
  readonly busy: 'status' | 'print' | 'read' | null;
  readonly outcome: TestOutcome | null;
}

/** What a test waits for, and what it came to, in one live line. */
export const TestResult = ({ device, busy, outcome }: TestResultProps) => {
  const { t } = useTexts();
  const progress = useDeviceProgressStore((state) => Object.values(state.waiting).find(({ deviceId }) => deviceId === device.id));
  const waiting = (): string => {
    if (busy !== 'read') return t('deviceScreen.asking');
    if (progress?.step === 'reading') return t('deviceScreen.reading');
    if (progress?.step === 'keys') return t('deviceScreen.keys', { count: progress.keys ?? 0 });
    if (device.deviceClass === 'cardReader') return t('deviceScreen.waitCard');
    return t(device.deviceClass === 'idCardReader' ? 'deviceScreen.waitId' : 'deviceScreen.waitPin');
  };
  const told = (done: TestOutcome): string => {
    switch (done.kind) {
      case 'answered':
        return t('deviceScreen.answered', { line: done.line });
      case 'printed':
        return t('deviceScreen.printed', { count: done.lines });
      case 'card': {
        const read = t(done.source === 'chip' ? 'deviceScreen.readChip' : 'deviceScreen.readStripe', { pan: done.panMasked });
        return done.reason === null ? read : `${read} ${t(`deviceScreen.fallback.${done.reason as 'noChip'}`)}`;
      }
      case 'idCard':
        return t('deviceScreen.readId', {
          name: done.name,
          number: done.idNumberMasked,
          until: done.validTo ?? t('deviceScreen.forEver'),
        });
      case 'pin':
        return t('deviceScreen.pinDone', { format: done.format.toUpperCase(), ksn: done.ksn ?? '' });
    }
  };
  const text = busy !== null ? waiting() : outcome === null ? '' : told(outcome);
  return (
    <div
      role="status"
      aria-label={t('deviceScreen.result')}
      className={text === '' ? 'visually-empty' : `notice ${busy === null ? 'notice-good' : 'notice-info'}`}
    >
      {text}
    </div>
  );
};
