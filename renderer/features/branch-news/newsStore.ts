import { create } from 'zustand';
import type { LiveEvent } from '../../../contract/views/liveEvents.ts';

export type Alert = Extract<LiveEvent, { readonly kind: 'alert' }>;

interface NewsStore {
  /** The newest first. */
  readonly alerts: readonly Alert[];
  told(event: LiveEvent): void;
  /** The newest one was read. */
  read(): void;
}

/** More than these nobody reads; older ones make room. */
const MOST = 5;

/** What the bank tells the branch while somebody works. Kept in the window alone: none of it is the only way to learn it. */
export const useNewsStore = create<NewsStore>()((set) => ({
  alerts: [],
  told: (event) => {
    if (event.kind === 'alert') set(({ alerts }) => ({ alerts: [event, ...alerts].slice(0, MOST) }));
  },
  read: () => set(({ alerts }) => ({ alerts: alerts.slice(1) })),
}));
