import { create } from 'zustand';
import type { SuspendedView } from '../../../contract/central/captured.ts';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallInput } from '../../../contract/ipc/contract.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { teller } from '../../bridge/teller.ts';

export type Decision = CallInput<'offline.decide'>['decision'];

interface OfflineStore {
  readonly items: readonly TransactionView[];
  /** Minor units of CNY. */
  readonly sum: string;
  readonly parametersFetchedAt: string | null;
  readonly suspended: readonly SuspendedView[];
  readonly error: WireError | null;
  readonly loaded: boolean;
  readonly chosen: ClientKey | null;
  /** What a supervisor is being asked for. */
  readonly asking: Decision | null;
  readonly busy: boolean;
  readonly refused: WireError | null;
}

export const useOfflineStore = create<OfflineStore>()(() => ({
  items: [],
  sum: '0',
  parametersFetchedAt: null,
  suspended: [],
  error: null,
  loaded: false,
  chosen: null,
  asking: null,
  busy: false,
  refused: null,
}));

/** What waits here, and what central has suspended; without central the first is enough. */
export const loadOffline = async (): Promise<void> => {
  const [queue, suspended] = await Promise.all([teller.call('offline.queue', {}), teller.call('offline.suspended', {})]);
  if (queue.ok) useOfflineStore.setState({ ...queue.value, loaded: true, error: null });
  else useOfflineStore.setState({ error: queue.error, loaded: true });
  if (suspended.ok) useOfflineStore.setState({ suspended: suspended.value.suspended });
};

export const choose = (clientKey: ClientKey): void => useOfflineStore.setState({ chosen: clientKey });
export const ask = (asking: Decision | null): void => useOfflineStore.setState({ asking, refused: null });

/** A supervisor decides about the chosen one. True when it was done. */
export const decide = async (claim: Omit<CallInput<'offline.decide'>, 'clientKey' | 'decision'>): Promise<boolean> => {
  const { chosen, asking } = useOfflineStore.getState();
  if (chosen === null || asking === null) return false;
  useOfflineStore.setState({ busy: true, refused: null });
  const result = await teller.call('offline.decide', { ...claim, clientKey: chosen, decision: asking });
  useOfflineStore.setState(result.ok ? { busy: false, asking: null } : { busy: false, refused: result.error });
  await loadOffline();
  return result.ok;
};
