import { CustomerScreen } from '../customer/CustomerScreen.tsx';
import { JournalScreen } from '../journal/JournalScreen.tsx';
import { QueueScreen } from '../overrides/QueueScreen.tsx';
import { TransactionScreen } from '../transaction/TransactionScreen.tsx';
import { Home } from './Home.tsx';
import { useWorkspaceStore } from './workspaceStore.ts';

export const Workspace = () => {
  const screen = useWorkspaceStore((state) => state.screen);
  if (screen.kind === 'form') return <TransactionScreen key={screen.clientKey} clientKey={screen.clientKey} />;
  if (screen.kind === 'home') return <Home />;
  if (screen.panel === 'overrides') return <QueueScreen />;
  return screen.panel === 'journal' ? <JournalScreen /> : <CustomerScreen />;
};
