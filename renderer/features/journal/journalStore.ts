import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { JournalRow, Stage } from '../../../contract/views/transaction.ts';
import { teller } from '../../bridge/teller.ts';

export type HistoryStep = CallOutput<'journal.history'>['steps'][number];

interface JournalStore {
  readonly businessDate: string | null;
  readonly stage: Stage | null;
  readonly rows: readonly JournalRow[];
  readonly next: ClientKey | null;
  readonly busy: boolean;
  readonly error: WireError | null;
  readonly chosen: ClientKey | null;
  readonly history: readonly HistoryStep[];
  filter(filter: { readonly businessDate?: string | null; readonly stage?: Stage | null }): void;
  load(): Promise<void>;
  more(): Promise<void>;
  choose(clientKey: ClientKey): Promise<void>;
}

/** As many rows as a screen and a half: the first page is there at once, the next before it is asked for twice. */
const PAGE = 50;

export const useJournalStore = create<JournalStore>()((set, get) => {
  const page = async (before: ClientKey | null): Promise<void> => {
    const { businessDate, stage } = get();
    set({ busy: true, error: null });
    const result = await teller.call('journal.page', { limit: PAGE, before, businessDate, stage });
    // A filter that changed while the answer was on its way has asked again; this answer is to a question nobody asks any more.
    if (get().businessDate !== businessDate || get().stage !== stage) return;
    if (!result.ok) return set({ busy: false, error: result.error });
    const { rows, next } = result.value;
    set((state) => ({ busy: false, rows: before === null ? rows : [...state.rows, ...rows], next }));
  };
  return {
    businessDate: null,
    stage: null,
    rows: [],
    next: null,
    busy: false,
    error: null,
    chosen: null,
    history: [],
    filter: (filter) => {
      set({ ...filter, chosen: null, history: [] });
      void page(null);
    },
    load: () => page(null),
    more: async () => {
      const { next, busy } = get();
      if (next !== null && !busy) await page(next);
    },
    choose: async (clientKey) => {
      if (get().chosen === clientKey) return;
      set({ chosen: clientKey, history: [] });
      const result = await teller.call('journal.history', { clientKey });
      if (get().chosen === clientKey) set(result.ok ? { history: result.value.steps } : { error: result.error });
    },
  };
});
