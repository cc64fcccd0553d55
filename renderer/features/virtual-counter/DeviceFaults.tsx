import { Button } from 'antd';
import { DEVICE_FAULTS, type VirtualDevice, type VirtualDeviceFault } from '../../../contract/views/virtualCounter.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { setDeviceFault } from './actions.ts';

interface DeviceFaultsProps {
  readonly device: VirtualDevice;
  readonly plugged: boolean;
  readonly fault: VirtualDeviceFault | null;
}

/** What can go wrong with a device, on demand. */
export const DeviceFaults = ({ device, plugged, fault }: DeviceFaultsProps) => {
  const { t } = useTexts();
  const broken = fault !== null || !plugged;
  return (
    <section className="faults" aria-label={t('desk.faultsOf', { device: t(`desk.devices.${device}`) })}>
      <div className={broken ? 'notice notice-warning' : 'notice notice-good'} role="status">
        <strong>
          {t(`desk.devices.${device}`)} {plugged ? t('virtual.plugged') : t('virtual.unplugged')}
        </strong>
        <span>{fault === null ? t('virtual.noFault') : t('virtual.fault', { fault: t(`desk.faults.${fault}`) })}</span>
        <Button size="small" type={broken ? 'primary' : 'default'} onClick={() => void setDeviceFault(device, null)}>
          {t('virtual.mend')}
        </Button>
      </div>
      <div className="fault-buttons">
        {DEVICE_FAULTS[device].map((each) => (
          <Button key={each} size="small" aria-pressed={fault === each} onClick={() => void setDeviceFault(device, each)}>
            {t(`desk.faults.${each}`)}
          </Button>
        ))}
      </div>
    </section>
  );
};
