import { create } from 'zustand';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import { type FormEntry, opened, told } from './formModel.ts';

interface FormStore {
  readonly forms: Readonly<Record<string, FormEntry>>;
  /** Asks the shown form to put the focus on a field; the number makes asking twice two requests. */
  readonly focus: { readonly clientKey: ClientKey; readonly field: string; readonly request: number } | null;
  open(view: TransactionView): void;
  /** News from the agent about a form that is held here; others are the journal's matter. */
  told(view: TransactionView): void;
  change(clientKey: ClientKey, change: (entry: FormEntry) => FormEntry): void;
  remove(clientKey: ClientKey): void;
  focusOn(clientKey: ClientKey, field: string): void;
}

export const useFormStore = create<FormStore>()((set) => {
  const change = (clientKey: ClientKey, to: (entry: FormEntry) => FormEntry): void =>
    set(({ forms }) => {
      const entry = forms[clientKey];
      return entry === undefined ? {} : { forms: { ...forms, [clientKey]: to(entry) } };
    });
  return {
    forms: {},
    focus: null,
    open: (view) => set(({ forms }) => ({ forms: { ...forms, [view.clientKey]: opened(view) } })),
    told: (view) => change(view.clientKey, (entry) => told(entry, view)),
    change,
    remove: (clientKey) => set(({ forms }) => ({ forms: Object.fromEntries(Object.entries(forms).filter(([key]) => key !== clientKey)) })),
    focusOn: (clientKey, field) => set(({ focus }) => ({ focus: { clientKey, field, request: (focus?.request ?? 0) + 1 } })),
  };
});

export const formOf = (clientKey: ClientKey): FormEntry | undefined => useFormStore.getState().forms[clientKey];
export const useForm = (clientKey: ClientKey): FormEntry | undefined => useFormStore((state) => state.forms[clientKey]);
