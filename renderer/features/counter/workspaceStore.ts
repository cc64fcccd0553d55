import { create } from 'zustand';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { TransactionDefinition } from '../../../contract/transactions/definition.ts';

/** Screens that are no form, as catalogue entries name them. */
/** Screens of transactions without a form, and the one of the devices, which is no transaction. */
export type Panel = Exclude<NonNullable<TransactionDefinition['panel']>, 'signOn' | 'signOff'> | 'devices';
export type Screen =
  | { readonly kind: 'home' }
  | { readonly kind: 'form'; readonly clientKey: ClientKey }
  | { readonly kind: 'panel'; readonly panel: Panel };

interface WorkspaceStore {
  readonly screen: Screen;
  /** Inquiry screens that are open as tabs beside the forms. */
  readonly panels: readonly Panel[];
  show(screen: Screen): void;
  openPanel(panel: Panel): void;
  closePanel(panel: Panel): void;
}

export const useWorkspaceStore = create<WorkspaceStore>()((set) => ({
  screen: { kind: 'home' },
  panels: [],
  show: (screen) => set({ screen }),
  openPanel: (panel) =>
    set(({ panels }) => ({ screen: { kind: 'panel', panel }, panels: panels.includes(panel) ? panels : [...panels, panel] })),
  closePanel: (panel) => set(({ panels }) => ({ screen: { kind: 'home' }, panels: panels.filter((each) => each !== panel) })),
}));
