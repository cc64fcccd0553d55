import { create } from 'zustand';
import type { OverrideView } from '../../../contract/central/overrides.ts';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallInput } from '../../../contract/ipc/contract.ts';
import { teller } from '../../bridge/teller.ts';

export type Order = CallInput<'override.queue'>['order'];
export type Act = 'approve' | 'reject' | 'return' | 'assign';

interface QueueStore {
  readonly requests: readonly OverrideView[];
  /** There are more than are shown. */
  readonly more: boolean;
  readonly order: Order;
  readonly chosen: string | null;
  /** What is asked about the chosen request. */
  readonly act: Act | null;
  readonly loading: boolean;
  readonly deciding: boolean;
  /** Milliseconds; null: not loaded yet. */
  readonly loadedAt: number | null;
  readonly error: WireError | null;
  readonly refused: WireError | null;
  /** What was just done, to be said. */
  readonly done: { readonly what: Act | 'consented'; readonly request: OverrideView } | null;
}

export const useQueueStore = create<QueueStore>()(() => ({
  requests: [],
  more: false,
  order: 'waiting',
  chosen: null,
  act: null,
  loading: false,
  deciding: false,
  loadedAt: null,
  error: null,
  refused: null,
  done: null,
}));

const { getState, setState } = useQueueStore;

/** Who stands next when the chosen one has gone: the one that has moved up to its place. */
const nextChosen = (before: readonly OverrideView[], after: readonly OverrideView[], chosen: string | null): string | null => {
  if (chosen === null || after.some(({ requestId }) => requestId === chosen)) return chosen;
  const place = before.findIndex(({ requestId }) => requestId === chosen);
  return (after[place] ?? after.at(-1))?.requestId ?? null;
};

let again = false;

/** Loads the queue; asked for while it is under way, it is loaded once more, because the news may be younger than the answer. */
export const loadQueue = async (): Promise<void> => {
  if (getState().loading) {
    again = true;
    return;
  }
  setState({ loading: true });
  do {
    again = false;
    const { order } = getState();
    const result = await teller.call('override.queue', { order, cursor: null });
    if (!result.ok) setState({ error: result.error });
    else
      setState(({ requests, chosen, act, order: wanted }) => {
        if (wanted !== order) return {};
        const next = nextChosen(requests, result.value.requests, chosen);
        return {
          requests: result.value.requests,
          more: result.value.next !== null,
          chosen: next,
          // What was asked about one request is never answered for another.
          act: next === chosen ? act : null,
          loadedAt: Date.now(),
          error: null,
        };
      });
  } while (again);
  setState({ loading: false });
};

export const orderBy = (order: Order): void => {
  setState({ order });
  void loadQueue();
};

export const choose = (requestId: string): void =>
  setState((state) => (state.chosen === requestId ? {} : { chosen: requestId, refused: null }));

export const askFor = (act: Act | null): void => setState({ act, refused: null });

const finish = (what: Act | 'consented', request: OverrideView): void => {
  setState({ act: null, done: { what, request }, deciding: false });
  void loadQueue();
};

/** Decides the chosen request. `text` is the reason, `amount` what was typed again, in minor units. */
export const decide = async (decision: 'approve' | 'reject' | 'return', reason: string, amount: string | undefined): Promise<void> => {
  const { chosen, deciding } = getState();
  if (chosen === null || deciding) return;
  setState({ deciding: true, refused: null });
  const input = { requestId: chosen, decision, reason, ...(amount === undefined ? {} : { amount }) } as CallInput<'override.decide'>;
  const result = await teller.call('override.decide', input);
  if (result.ok) return finish(decision === 'approve' && result.value.state === 'pending' ? 'consented' : decision, result.value);
  setState({ deciding: false, refused: result.error });
  if (result.error.code === 'OVERRIDE_DECIDED') void loadQueue();
};

export const assign = async (tellerId: string): Promise<void> => {
  const { chosen, deciding } = getState();
  if (chosen === null || deciding) return;
  setState({ deciding: true, refused: null });
  const result = await teller.call('override.assign', { requestId: chosen, tellerId } as CallInput<'override.assign'>);
  if (result.ok) return finish('assign', result.value);
  setState({ deciding: false, refused: result.error });
};
