import { teller } from '../../bridge/teller.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { resumeNewestForm } from '../counter/resume.ts';
import { useDeviceProgressStore } from '../devices/deviceProgressStore.ts';
import { connectOverrides } from '../overrides/connectOverrides.ts';
import { followRemittances } from '../remittances/followRemittances.ts';
import { refresh } from '../transaction/formActions.ts';
import { useFormStore } from '../transaction/formStore.ts';
import { saveAgain } from '../transaction/saving.ts';
import { followTransfers } from '../transfers/followTransfers.ts';
import { useVirtualCounterStore } from '../virtual-counter/virtualCounterStore.ts';
import { useAppStore } from './appStore.ts';
import { atCounter, followSession } from './followSession.ts';

const RETRY_MS = 700;

const askInfo = async (): Promise<void> => {
  const info = await teller.call('app.info', {});
  if (info.ok) useAppStore.getState().informed(info.value);
};

/** Asks until the back end answers: the window may be there before it is, and an event may have been missed meanwhile. */
const askState = async (): Promise<void> => {
  const result = await teller.call('counter.state', {});
  if (result.ok) {
    useCounterStore.getState().told(result.value);
    useAppStore.getState().lifecycleChanged({ state: 'ready', reason: '' });
    resumeNewestForm();
    return;
  }
  if (useAppStore.getState().lifecycle.state !== 'failed') setTimeout(() => void askState(), RETRY_MS);
};

/** After a restart the agent has recovered its forms; what this window was waiting for is asked again. */
const catchUp = async (): Promise<void> => {
  await askState();
  saveAgain();
  const waiting = Object.values(useFormStore.getState().forms).filter((entry) => entry.uncertain || entry.view.stage !== 'open');
  await Promise.all(waiting.map((entry) => refresh(entry.view.clientKey)));
};

/** Ties the stores to the bridge, once, for the life of the page. */
export const connect = (): void => {
  teller.on('counter.state', (counter) => {
    const before = atCounter(useCounterStore.getState().counter);
    useCounterStore.getState().told(counter);
    const now = atCounter(counter);
    followSession(before, now);
    // Behind the lock screen nothing could be saved, and nothing was told.
    if (before === null && now !== null) {
      resumeNewestForm();
      saveAgain();
    }
  });
  teller.on('transaction.changed', (view) => useFormStore.getState().told(view));
  teller.on('device.progress', (progress) => useDeviceProgressStore.getState().told(progress));
  teller.on('virtualCounter.changed', (state) => useVirtualCounterStore.getState().told(state));
  teller.on('agent.lifecycle', (lifecycle) => {
    const before = useAppStore.getState().lifecycle.state;
    useAppStore.getState().lifecycleChanged(lifecycle);
    if (lifecycle.state === 'ready' && before !== 'ready') void catchUp();
  });
  connectOverrides();
  followTransfers();
  followRemittances();
  void askInfo();
  void askState();
};
