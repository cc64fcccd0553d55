import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { FormOverride } from '../../../contract/views/override.ts';

export type OverrideBusy = 'ask' | 'here' | 'withdraw';

/** A form's override as the window knows it; `undefined`: not asked of the agent yet, null: there is none. */
interface Slot {
  readonly override: FormOverride | null | undefined;
  readonly busy: OverrideBusy | null;
  /** What the last call said, when it failed. */
  readonly error: WireError | null;
}

interface OverrideStore {
  readonly forms: Readonly<Record<string, Slot>>;
  put(clientKey: ClientKey, change: Partial<Slot>): void;
}

const EMPTY: Slot = { override: undefined, busy: null, error: null };

/** Overrides of the forms at this counter. Whether one holds is the agent's to say. */
export const useOverrideStore = create<OverrideStore>()((set) => ({
  forms: {},
  put: (clientKey, change) => set(({ forms }) => ({ forms: { ...forms, [clientKey]: { ...(forms[clientKey] ?? EMPTY), ...change } } })),
}));

export const slotOf = (clientKey: ClientKey): Slot => useOverrideStore.getState().forms[clientKey] ?? EMPTY;
export const useOverrideSlot = (clientKey: ClientKey): Slot => useOverrideStore((state) => state.forms[clientKey] ?? EMPTY);
