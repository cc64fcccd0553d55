import { create } from 'zustand';
import type { RemittanceRow } from '../../../contract/central/remittances.ts';
import type { WireError } from '../../../contract/errors/wire.ts';
import { teller } from '../../bridge/teller.ts';

export type Direction = RemittanceRow['direction'];
export type RowState = RemittanceRow['state'];

interface RemittanceStore {
  readonly direction: Direction;
  /** Null: any. */
  readonly state: RowState | null;
  readonly rows: readonly RemittanceRow[];
  readonly next: string | null;
  readonly chosen: string | null;
  readonly error: WireError | null;
  readonly loading: boolean;
  filter(direction: Direction, state: RowState | null): void;
  load(): Promise<void>;
  more(): Promise<void>;
  choose(number: string): void;
}

export const useRemittanceStore = create<RemittanceStore>()((set, get) => {
  const page = async (cursor: string | null): Promise<void> => {
    const { direction, state, rows } = get();
    set({ loading: true });
    const result = await teller.call('remittance.list', { direction, state, cursor });
    // Another filter was chosen meanwhile: this answer is about something else.
    if (get().direction !== direction || get().state !== state) return;
    if (!result.ok) return set({ error: result.error, loading: false });
    const { remittances, next } = result.value;
    set({ rows: cursor === null ? remittances : [...rows, ...remittances], next, error: null, loading: false });
  };
  return {
    direction: 'out',
    state: null,
    rows: [],
    next: null,
    chosen: null,
    error: null,
    loading: false,
    filter: (direction, state) => {
      set({ direction, state, rows: [], next: null, chosen: null });
      void page(null);
    },
    load: () => page(null),
    more: async () => {
      const { next } = get();
      if (next !== null) await page(next);
    },
    choose: (number) => set({ chosen: number }),
  };
});
