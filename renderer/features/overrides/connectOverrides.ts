import type { CounterState } from '../../../contract/views/state.ts';
import { teller } from '../../bridge/teller.ts';
import { useNewsStore } from '../branch-news/newsStore.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { loadOverride, reloadOverrides, told } from './overrideActions.ts';
import { useOverrideStore } from './overrideStore.ts';
import { mayDecide } from './queueModel.ts';
import { loadQueue } from './queueStore.ts';

const sessionOf = (counter: CounterState | null) => (counter === null || counter.lock !== null ? null : counter.session);

/** A form that this window has not asked about, as after a reload: its tab must say what has become of its override. */
const learnOfForms = ({ forms }: CounterState): void => {
  for (const { clientKey, stage } of forms)
    if (stage === 'quoted' && useOverrideStore.getState().forms[clientKey] === undefined) void loadOverride(clientKey);
};

/** Ties overrides, their queue and the branch's news to the bridge, once, for the life of the page. */
export const connectOverrides = (): void => {
  teller.on('override.changed', told);
  teller.on('branch.event', (event) => {
    useNewsStore.getState().told(event);
    if (event.kind === 'missed') reloadOverrides();
    const news = event.kind === 'missed' || event.kind === 'overridesChanged';
    if (news && mayDecide(sessionOf(useCounterStore.getState().counter)?.roles ?? [])) void loadQueue();
  });
  // A back end that has restarted knows what this window was told by the one before, and more.
  teller.on('agent.lifecycle', ({ state }) => {
    if (state === 'ready') reloadOverrides();
  });
  useCounterStore.subscribe(({ counter }, before) => {
    if (counter === null || sessionOf(counter) === null) return;
    learnOfForms(counter);
    // Behind the lock screen nothing was told.
    if (before.counter?.lock != null) reloadOverrides();
  });
};
