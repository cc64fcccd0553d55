import { teller } from '../../bridge/teller.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { reloadOverrides, told } from './overrideActions.ts';
import { mayDecide } from './queueModel.ts';
import { loadQueue } from './queueStore.ts';

/** Ties overrides and their queue to the bridge, once, for the life of the page. */
export const connectOverrides = (): void => {
  teller.on('override.changed', told);
  teller.on('branch.event', ({ kind }) => {
    if (kind === 'missed') reloadOverrides();
    if ((kind === 'missed' || kind === 'overridesChanged') && mayDecide(useCounterStore.getState().counter?.session?.roles ?? []))
      void loadQueue();
  });
  // A back end that has restarted knows what this window was told by the one before, and more.
  teller.on('agent.lifecycle', ({ state }) => {
    if (state === 'ready') reloadOverrides();
  });
};
