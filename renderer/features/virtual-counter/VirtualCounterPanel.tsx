import { Button } from 'antd';
import { useEffect } from 'react';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useCounterStore } from '../counter/counterStore.ts';
import { loadVirtualCounter } from './actions.ts';
import { CardSection } from './CardSection.tsx';
import { IdCardSection } from './IdCardSection.tsx';
import { PassbookSection } from './PassbookSection.tsx';
import { PinPadSection } from './PinPadSection.tsx';
import { SECTION_PANEL, SectionTabs } from './SectionTabs.tsx';
import { useVirtualCounterStore } from './virtualCounterStore.ts';

/** The sandbox's devices and what the customer does with them, as one would see it on the desk. */
export const VirtualCounterPanel = () => {
  const { t } = useTexts();
  const sandbox = useCounterStore((state) => state.counter?.sandbox === true);
  const { open, state, error, section, toggle } = useVirtualCounterStore();
  useEffect(() => {
    if (open) void loadVirtualCounter();
  }, [open]);
  if (!open || !sandbox) return null;
  return (
    <aside className="virtual-counter" aria-label={t('virtual.title')}>
      <header>
        <h2>{t('virtual.title')}</h2>
        <span className="badge badge-sandbox">{t('common.sandbox')}</span>
        <Button type="text" onClick={toggle}>
          {t('common.close')} <KeyHint keys="F3" />
        </Button>
      </header>
      <SectionTabs />
      <ErrorNotice error={error} />
      <div role="tabpanel" id={SECTION_PANEL} className="virtual-section" aria-labelledby={`${SECTION_PANEL}-${section}`}>
        {section === 'passbook' && <PassbookSection state={state} />}
        {section === 'card' && state !== null && <CardSection state={state} />}
        {section === 'pinPad' && state !== null && <PinPadSection state={state} />}
        {section === 'idCard' && state !== null && <IdCardSection state={state} />}
      </div>
    </aside>
  );
};
