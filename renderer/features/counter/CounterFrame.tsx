import { useTexts } from '../../i18n/useTexts.ts';
import { FunctionKeyBar } from '../../shared/keys/FunctionKeyBar.tsx';
import { BranchNews } from '../branch-news/BranchNews.tsx';
import { CodeBar } from '../code-bar/CodeBar.tsx';
import { CustomerPanel } from '../customer/CustomerPanel.tsx';
import { DeviceStrip } from '../devices/DeviceStrip.tsx';
import { useActivity } from '../lock/useActivity.ts';
import { ChangePasswordDialog } from '../password/ChangePasswordDialog.tsx';
import { SignOffDialog } from '../sign-off/SignOffDialog.tsx';
import { VirtualCounterPanel } from '../virtual-counter/VirtualCounterPanel.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { TabBar } from './TabBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useFrameKeys } from './useFrameKeys.ts';
import { Workspace } from './Workspace.tsx';

/** The counter: what stays in place for eight hours, with the work in the middle. */
export const CounterFrame = () => {
  const { t } = useTexts();
  useFrameKeys();
  useActivity();
  return (
    <div className="frame">
      <TopBar />
      <nav className="frame-bar" aria-label={t('frame.navigation')}>
        <CodeBar />
        <TabBar />
      </nav>
      <div className="frame-body">
        <main className="frame-main" aria-label={t('frame.work')}>
          <OfflineBanner />
          <BranchNews />
          <Workspace />
        </main>
        <CustomerPanel />
      </div>
      <DeviceStrip />
      <FunctionKeyBar />
      <VirtualCounterPanel />
      <SignOffDialog />
      <ChangePasswordDialog />
    </div>
  );
};
