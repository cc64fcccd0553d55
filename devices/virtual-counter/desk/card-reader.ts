import { maskPan, type Pan } from '../../../contract/identifiers/pan.ts';
import type { VirtualDeviceFault } from '../../../contract/views/virtualCounter.ts';
import type { EmulatedCardReader } from '../../emulators/omron/body.ts';
import { createEmulatedOmronReader } from '../../emulators/omron/reader.ts';
import type { EmulatedCard } from '../../emulators/omron/slot.ts';
import type { DeskState } from './api.ts';

export interface DeskCardReader {
  readonly emulator: EmulatedCardReader;
  /** False: there is a card already. */
  insert(card: EmulatedCard): boolean;
  take(): void;
  fault(fault: VirtualDeviceFault | null): void;
  state(): DeskState['cardReader'];
}

/** A motor reader and the hand before it: a card that comes while the slot is closed is held there until the reader asks for one. */
export function createDeskCardReader(onChange: () => void): DeskCardReader {
  const emulator = createEmulatedOmronReader();
  let hand: EmulatedCard | null = null;
  let fault: VirtualDeviceFault | null = null;

  const push = () => {
    if (hand === null || !emulator.state().permitted) return;
    const card = fault === 'chipFails' ? { ...hand, chip: null } : hand;
    hand = null;
    emulator.insert(card);
  };
  emulator.onChange(() => {
    push();
    onChange();
  });

  return {
    emulator,
    insert(card) {
      if (hand !== null || emulator.state().card !== null) return false;
      hand = card;
      push();
      onChange();
      return true;
    },
    take() {
      hand = null;
      emulator.take();
      onChange();
    },
    fault(next) {
      fault = next;
      if (next === null) {
        emulator.clearFault();
        emulator.plug();
      } else if (next === 'unplug') emulator.unplug();
      else if (next === 'jam' || next === 'silence' || next === 'garbage') emulator.fault({ kind: next });
      onChange();
    },
    state() {
      const { plugged, permitted, card, place } = emulator.state();
      const pan = card ?? hand?.id ?? null;
      return {
        plugged,
        fault,
        asks: permitted,
        card: pan === null ? null : { panMasked: maskPan(pan as Pan), place: card === null || place === 'none' ? 'hand' : place },
      };
    },
  };
}
