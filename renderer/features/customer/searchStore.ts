import { create } from 'zustand';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { AccountNumber } from '../../../contract/primitives.ts';
import type { CustomerHit } from '../../../contract/views/customer.ts';
import { teller } from '../../bridge/teller.ts';
import { useCustomerStore } from './customerStore.ts';

interface SearchStore {
  readonly query: string;
  readonly busy: boolean;
  /** Null before the first search. */
  readonly hits: readonly CustomerHit[] | null;
  readonly error: WireError | null;
  readonly customerNumber: string | null;
  /** The account marked in the customer's view. */
  readonly accountNumber: AccountNumber | null;
  type(query: string): void;
  search(): Promise<void>;
  choose(customerNumber: string): Promise<void>;
  mark(accountNumber: AccountNumber): void;
  back(): void;
  /** Rises with every fresh start, so that the search field takes the focus again. */
  readonly round: number;
  /** The next customer: nothing of the last search stays. */
  startOver(): void;
}

const MIN_QUERY = 2;

/** 1003: what was searched and whom it found. */
export const useSearchStore = create<SearchStore>()((set, get) => ({
  query: '',
  busy: false,
  hits: null,
  error: null,
  customerNumber: null,
  accountNumber: null,
  type: (query) => set({ query, error: null }),
  search: async () => {
    const query = get().query.normalize('NFKC').trim();
    if ([...query].length < MIN_QUERY) return set({ error: wireError('QUERY_TOO_SHORT') });
    set({ busy: true, error: null, customerNumber: null, accountNumber: null });
    const result = await teller.call('customer.search', { query: query.slice(0, 60) });
    set(result.ok ? { busy: false, hits: result.value.hits } : { busy: false, error: result.error, hits: null });
    const [only, ...others] = get().hits ?? [];
    // One hit needs no choosing.
    if (only !== undefined && others.length === 0) await get().choose(only.number);
  },
  choose: async (customerNumber) => {
    set({ customerNumber, accountNumber: null });
    await useCustomerStore.getState().loadCustomer(customerNumber);
    const looked = useCustomerStore.getState().customers[customerNumber];
    if (looked?.state === 'found' && get().accountNumber === null) set({ accountNumber: looked.value.accounts[0]?.number ?? null });
  },
  mark: (accountNumber) => set({ accountNumber }),
  back: () => set({ customerNumber: null, accountNumber: null }),
  round: 0,
  startOver: () => set({ query: '', hits: null, error: null, customerNumber: null, accountNumber: null, round: get().round + 1 }),
}));
