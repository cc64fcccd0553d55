import { ThemeProvider } from '../../theme/ThemeProvider.tsx';
import { CounterFrame } from '../counter/CounterFrame.tsx';
import { useCounterStore } from '../counter/counterStore.ts';
import { LockScreen } from '../lock/LockScreen.tsx';
import { SignOnScreen } from '../sign-on/SignOnScreen.tsx';
import { useAppStore } from './appStore.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Reconnecting } from './Reconnecting.tsx';
import { Starting } from './Starting.tsx';
import { StartUpFailure } from './StartUpFailure.tsx';
import { useGlobalKeys } from './useGlobalKeys.ts';

const Screens = () => {
  useGlobalKeys();
  const lifecycle = useAppStore((state) => state.lifecycle);
  const wiping = useAppStore((state) => state.wiping);
  const told = useCounterStore((state) => state.counter !== null);
  const signedOn = useCounterStore((state) => state.counter?.session != null);
  const locked = useCounterStore((state) => state.counter?.lock != null);
  if (lifecycle.state === 'failed') return <StartUpFailure reason={lifecycle.reason} />;
  if (!told || wiping) return <Starting />;
  return (
    <>
      {!signedOn ? <SignOnScreen /> : locked ? <LockScreen /> : <CounterFrame />}
      {lifecycle.state !== 'ready' && <Reconnecting />}
    </>
  );
};

export const App = () => (
  <ThemeProvider>
    <ErrorBoundary>
      <Screens />
    </ErrorBoundary>
  </ThemeProvider>
);
