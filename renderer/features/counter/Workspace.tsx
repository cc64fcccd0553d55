import type { FunctionComponent } from 'react';
import { CompareScreen } from '../compare/CompareScreen.tsx';
import { CustomerScreen } from '../customer/CustomerScreen.tsx';
import { DevicesScreen } from '../devices/DevicesScreen.tsx';
import { JournalScreen } from '../journal/JournalScreen.tsx';
import { OfflineQueueScreen } from '../offline/OfflineQueueScreen.tsx';
import { QueueScreen } from '../overrides/QueueScreen.tsx';
import { RemittanceScreen } from '../remittances/RemittanceScreen.tsx';
import { ReportsScreen } from '../reports/ReportsScreen.tsx';
import { TransactionScreen } from '../transaction/TransactionScreen.tsx';
import { Home } from './Home.tsx';
import { type Panel, useWorkspaceStore } from './workspaceStore.ts';

const PANELS: Readonly<Record<Panel, FunctionComponent>> = {
  compare: CompareScreen,
  customer360: CustomerScreen,
  devices: DevicesScreen,
  journal: JournalScreen,
  offlineQueue: OfflineQueueScreen,
  overrides: QueueScreen,
  remittances: RemittanceScreen,
  reports: ReportsScreen,
};

export const Workspace = () => {
  const screen = useWorkspaceStore((state) => state.screen);
  if (screen.kind === 'form') return <TransactionScreen key={screen.clientKey} clientKey={screen.clientKey} />;
  if (screen.kind === 'home') return <Home />;
  const Shown = PANELS[screen.panel];
  return <Shown />;
};
