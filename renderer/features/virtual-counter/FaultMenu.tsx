import { Button } from 'antd';
import { useId, useState } from 'react';
import { type VirtualCounter, virtualFaultSchema } from '../../../contract/views/virtualCounter.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { setFault } from './actions.ts';

/** Everything that can go wrong with a printer, on demand, and after so many good lines. */
export const FaultMenu = ({ printer }: { readonly printer: VirtualCounter['printer'] }) => {
  const { t } = useTexts();
  const id = useId();
  const [afterLine, setAfterLine] = useState(0);
  const faultName = (fault: string): string => {
    const known = virtualFaultSchema.safeParse(fault);
    return known.success ? t(`virtual.faultNames.${known.data}`) : fault;
  };
  // A printer that has stopped stays so after the fault that stopped it has passed, until it is mended.
  const stopped = printer.plugged && printer.device !== 'online';
  const broken = printer.fault !== null || !printer.plugged || stopped;
  return (
    <section className="faults" aria-label={t('virtual.faults')}>
      <div className={broken ? 'notice notice-warning' : 'notice notice-good'} role="status">
        <strong>{printer.plugged ? t('virtual.plugged') : t('virtual.unplugged')}</strong>
        <span>
          {printer.fault === null
            ? t(stopped ? 'virtual.stopped' : 'virtual.noFault')
            : t('virtual.fault', { fault: faultName(printer.fault) })}
        </span>
        <Button size="small" type={broken ? 'primary' : 'default'} onClick={() => void setFault(null, 0)}>
          {t('virtual.mend')}
        </Button>
      </div>
      <label htmlFor={id}>{t('virtual.afterLine')}</label>
      <input
        id={id}
        className="input count-input"
        type="text"
        inputMode="numeric"
        value={String(afterLine)}
        onChange={(event) => setAfterLine(Math.min(50, Number(event.target.value.replaceAll(/\D/g, '')) || 0))}
      />
      <div className="fault-buttons">
        {virtualFaultSchema.options.map((fault) => (
          <Button key={fault} size="small" onClick={() => void setFault(fault, afterLine)}>
            {t(`virtual.faultNames.${fault}`)}
          </Button>
        ))}
      </div>
    </section>
  );
};
