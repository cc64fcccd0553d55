import type { EmulatedChip } from './chip.ts';

/** A card as a thing. Tracks with their sentinels and without LRC; null where nothing is encoded. */
export interface EmulatedCard {
  readonly id: string;
  readonly track1: string | null;
  readonly track2: string | null;
  readonly track3: string | null;
  readonly chip: EmulatedChip | null;
}

export type Place = 'none' | 'slot' | 'inside';

/** The mechanics that motor readers have in common: one card, its way, the contacts, the bin. */
export interface CardSlot {
  card(): EmulatedCard | null;
  place(): Place;
  contacts(): 'off' | 'pressed' | 'on';
  permitted(): boolean;
  jammed(): boolean;
  bin(): readonly string[];
  /** A person pushes a card in; false when the slot is closed or taken. */
  insert(card: EmulatedCard): boolean;
  /** A person takes the card that stands at the slot. */
  take(): EmulatedCard | null;
  setPermitted(permitted: boolean): void;
  setJammed(jammed: boolean): void;
  /** False: there is nothing to move, or it is stuck. */
  move(to: 'slot' | 'inside' | 'bin'): boolean;
  setContacts(contacts: 'off' | 'pressed' | 'on'): void;
  track(track: 1 | 2 | 3): string | null;
}

export function createCardSlot(): CardSlot {
  let card: EmulatedCard | null = null;
  let place: Place = 'none';
  let contacts: 'off' | 'pressed' | 'on' = 'off';
  let permitted = false;
  let jammed = false;
  const bin: string[] = [];
  const clear = () => {
    card = null;
    place = 'none';
    contacts = 'off';
  };
  return {
    card: () => card,
    place: () => place,
    contacts: () => contacts,
    permitted: () => permitted,
    jammed: () => jammed,
    bin: () => bin,
    insert(next) {
      if (!permitted || card !== null) return false;
      card = next;
      place = 'inside';
      permitted = false;
      return true;
    },
    take() {
      if (place !== 'slot') return null;
      const taken = card;
      clear();
      return taken;
    },
    setPermitted: (value) => {
      permitted = value;
    },
    setJammed: (value) => {
      jammed = value;
    },
    move(to) {
      if (card === null || jammed) return false;
      contacts = 'off';
      card.chip?.reset();
      if (to === 'bin') {
        bin.push(card.id);
        clear();
      } else place = to;
      return true;
    },
    setContacts: (value) => {
      contacts = value;
    },
    track: (track) => (track === 1 ? card?.track1 : track === 2 ? card?.track2 : card?.track3) ?? null,
  };
}
