import { teller } from '../../bridge/teller.ts';
import { useCounterStore } from './counterStore.ts';

export const refreshCounter = async (): Promise<boolean> => {
  const result = await teller.call('counter.state', {});
  if (result.ok) useCounterStore.getState().told(result.value);
  return result.ok;
};
