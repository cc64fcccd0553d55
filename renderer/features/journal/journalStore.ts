import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import type { MinorUnitsString } from '../../../contract/money/amount.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { Language } from '../../../contract/reports/words.ts';
import type { JournalRow, Stage } from '../../../contract/views/transaction.ts';
import { teller } from '../../bridge/teller.ts';

export type HistoryStep = CallOutput<'journal.history'>['steps'][number];

/** What rows are looked for; null: all. */
export interface JournalFilter {
  readonly businessDate: string | null;
  readonly stage: Stage | null;
  readonly transactionCode: string | null;
  /** Minor units, both ends included. */
  readonly amountFrom: MinorUnitsString | null;
  readonly amountTo: MinorUnitsString | null;
  /** Part of a trace, account or teller number. */
  readonly text: string | null;
}

const EVERYTHING: JournalFilter = { businessDate: null, stage: null, transactionCode: null, amountFrom: null, amountTo: null, text: null };

const filterOf = ({ businessDate, stage, transactionCode, amountFrom, amountTo, text }: JournalFilter): JournalFilter => ({
  businessDate,
  stage,
  transactionCode,
  amountFrom,
  amountTo,
  text,
});

interface JournalStore extends JournalFilter {
  readonly rows: readonly JournalRow[];
  readonly next: ClientKey | null;
  readonly busy: boolean;
  readonly error: WireError | null;
  readonly chosen: ClientKey | null;
  readonly history: readonly HistoryStep[];
  /** The file that the rows were kept in last. */
  readonly kept: CallOutput<'journal.csv'> | null;
  filter(filter: Partial<JournalFilter>): void;
  keepCsv(language: Language): Promise<void>;
  load(): Promise<void>;
  more(): Promise<void>;
  choose(clientKey: ClientKey): Promise<void>;
}

/** As many rows as a screen and a half: the first page is there at once, the next before it is asked for twice. */
const PAGE = 50;

export const useJournalStore = create<JournalStore>()((set, get) => {
  const page = async (before: ClientKey | null): Promise<void> => {
    const filter = filterOf(get());
    set({ busy: true, error: null });
    const result = await teller.call('journal.page', { limit: PAGE, before, ...filter });
    // A filter that changed while the answer was on its way has asked again; this answer is to a question nobody asks any more.
    if (JSON.stringify(filterOf(get())) !== JSON.stringify(filter)) return;
    if (!result.ok) return set({ busy: false, error: result.error });
    const { rows, next } = result.value;
    set((state) => ({ busy: false, rows: before === null ? rows : [...state.rows, ...rows], next }));
  };
  return {
    ...EVERYTHING,
    kept: null,
    rows: [],
    next: null,
    busy: false,
    error: null,
    chosen: null,
    history: [],
    filter: (filter) => {
      set({ ...filter, chosen: null, history: [], kept: null });
      void page(null);
    },
    keepCsv: async (language) => {
      set({ kept: null, error: null });
      const result = await teller.call('journal.csv', { ...filterOf(get()), language });
      set(result.ok ? { kept: result.value } : { error: result.error });
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
