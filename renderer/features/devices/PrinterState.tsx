import { useTexts } from '../../i18n/useTexts.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { deviceMood } from './deviceMood.ts';

/** The passbook printer's state in words, where the teller is about to use it. */
export const PrinterState = () => {
  const { t } = useTexts();
  const printer = useCounterStore((state) => state.counter?.devices.find((each) => each.deviceClass === 'passbookPrinter'));
  if (printer === undefined) return <span className="device device-bad">{t('devices.noPrinter')}</span>;
  return (
    <span className={`device device-${deviceMood(printer)}`} role="status" aria-label={t('devices.classes.passbookPrinter')}>
      <span className="dot" aria-hidden="true" />
      {t(`devices.states.${printer.device}`)}
      {printer.media !== 'unknown' && ` · ${t(`devices.media.${printer.media}`)}`}
    </span>
  );
};
