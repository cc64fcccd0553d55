import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { Comparison } from '../../../contract/views/compare.ts';
import { teller } from '../../bridge/teller.ts';

interface CompareStore {
  readonly comparison: Comparison | null;
  /** Null: today's. */
  readonly businessDate: string | null;
  readonly busy: boolean;
  readonly error: WireError | null;
}

export const useCompareStore = create<CompareStore>()(() => ({ comparison: null, businessDate: null, busy: false, error: null }));

export const compare = async (businessDate: string | null = useCompareStore.getState().businessDate): Promise<void> => {
  useCompareStore.setState({ busy: true, error: null, businessDate });
  const result = await teller.call('journal.compare', { businessDate });
  useCompareStore.setState(result.ok ? { busy: false, comparison: result.value } : { busy: false, error: result.error });
};

/** What central has lost goes out again under its own key, which books it once. */
export const forwardAgain = async (clientKey: ClientKey): Promise<void> => {
  useCompareStore.setState({ busy: true, error: null });
  const result = await teller.call('journal.forwardAgain', { clientKey });
  if (!result.ok) return useCompareStore.setState({ busy: false, error: result.error });
  await compare();
};
