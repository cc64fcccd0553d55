import { useTexts } from '../../i18n/useTexts.ts';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { focusCodeBar } from '../code-bar/focusCodeBar.ts';
import { showCustomerOfForm } from '../customer/showCustomer.ts';
import { openDevices } from '../devices/deviceScreenStore.ts';
import { lockCounter } from '../lock/lockStore.ts';
import { askPassword } from '../password/passwordStore.ts';
import { askSignOff } from '../sign-off/signOffStore.ts';
import { useVirtualCounterStore } from '../virtual-counter/virtualCounterStore.ts';
import { useCounterStore } from './counterStore.ts';
import { nextTab, tabScreens } from './tabs.ts';
import { useWorkspaceStore } from './workspaceStore.ts';

const turn = (step: 1 | -1) => (): void => {
  const { screen, panels, show } = useWorkspaceStore.getState();
  show(nextTab(tabScreens(useCounterStore.getState().counter?.forms ?? [], panels), screen, step));
};

/** Keys of the counter itself; those of a form are bound by the form. */
export const useFrameKeys = (): void => {
  const { t } = useTexts();
  const sandbox = useCounterStore((state) => state.counter?.sandbox === true);
  const tabs = useCounterStore((state) => state.counter?.forms.length ?? 0) + useWorkspaceStore((state) => state.panels.length);
  useHotkey('F2', focusCodeBar, { label: t('keys.codeBar') });
  useHotkey('/', focusCodeBar);
  useHotkey('F3', () => useVirtualCounterStore.getState().toggle(), { label: t('keys.virtualCounter'), enabled: sandbox });
  useHotkey('Shift+F3', () => openDevices(), { label: t('keys.devices') });
  useHotkey('F4', showCustomerOfForm, { label: t('keys.customer') });
  useHotkey('F6', turn(1), { label: t('keys.nextForm'), enabled: tabs > 0 });
  useHotkey('Shift+F6', turn(-1), { enabled: tabs > 0 });
  useHotkey('F8', () => useWorkspaceStore.getState().openPanel('journal'), { label: t('keys.journal') });
  useHotkey('F12', () => void askSignOff(), { label: t('signOff.action') });
  useHotkey('Shift+F12', () => void lockCounter(), { label: t('lock.action') });
  useHotkey('Shift+F11', askPassword, { label: t('password.action') });
};
