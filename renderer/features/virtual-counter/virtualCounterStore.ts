import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallResult } from '../../../contract/ipc/contract.ts';
import type { VirtualCounter } from '../../../contract/views/virtualCounter.ts';
import type { Section } from './sections.ts';

interface VirtualCounterStore {
  readonly open: boolean;
  readonly state: VirtualCounter | null;
  readonly error: WireError | null;
  readonly section: Section;
  show(section: Section): void;
  toggle(): void;
  told(state: VirtualCounter): void;
  answered(result: CallResult<'virtualCounter.state'>): void;
}

export const useVirtualCounterStore = create<VirtualCounterStore>()((set) => ({
  open: false,
  state: null,
  error: null,
  section: 'passbook',
  show: (section) => set({ section, error: null }),
  toggle: () => set(({ open }) => ({ open: !open })),
  told: (state) => set({ state }),
  answered: (result) => set(result.ok ? { state: result.value, error: null } : { error: result.error }),
}));
