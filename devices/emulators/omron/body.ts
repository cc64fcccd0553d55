import { type Clock, systemClock } from '../../clock.ts';
import type { DeviceSocket } from '../../transport/device-line.ts';
import { type FaultKind, FLIPPED } from '../tally-csi/faults.ts';
import { createLineEnd } from '../tally-csi/line-end.ts';
import { type CardSlot, createCardSlot, type EmulatedCard, type Place } from './slot.ts';

/** As the printer's faults, without those of paper. `afterBytes` lets so many bytes from the host pass first. */
export interface ReaderFaultOrder {
  readonly kind: Exclude<FaultKind, 'paperOut' | 'stop'>;
  readonly afterBytes?: number | undefined;
}

export interface EmulatedReaderState {
  readonly plugged: boolean;
  readonly card: string | null;
  readonly place: Place;
  readonly permitted: boolean;
  readonly jammed: boolean;
  readonly contacts: 'off' | 'pressed' | 'on';
  /** Cards that were kept. */
  readonly bin: readonly string[];
  readonly bytesTaken: number;
}

/** A motor card reader in software, whatever its make. */
export interface EmulatedCardReader {
  attach(socket: DeviceSocket): void;
  insert(card: EmulatedCard): boolean;
  take(): EmulatedCard | null;
  fault(fault: ReaderFaultOrder): void;
  /** Single bit errors: so many of the next answers arrive with one wrong bit. */
  spoilReplies(count: number): void;
  clearFault(): void;
  unplug(): void;
  plug(): void;
  /** Off and on by its switch. */
  restart(): void;
  state(): EmulatedReaderState;
  onChange(listener: () => void): () => void;
}

export interface ReaderBody {
  readonly slot: CardSlot;
  /** After the device's delay. */
  send(bytes: Uint8Array): void;
}

export interface ReaderOptions {
  readonly clock?: Clock | undefined;
  /** Time that the reader takes for each answer; 0 = at once. */
  readonly delayMs?: number | undefined;
}

/** A make's understanding of its line. */
export interface ReaderLogic {
  onBytes(bytes: Uint8Array): void;
  restart(): void;
  /** The host has been silent for so long that what is half received is given up. */
  giveUp?(): void;
}

/** No maker's figure but Omron's 5 s is public; a reader that waited for the rest of a frame for ever could not be spoken to again after a broken cable. */
const SILENCE_MS = 500;

/** Joins a make's understanding of its line to the mechanics that all have. */
export function createReaderBody(options: ReaderOptions, make: (body: ReaderBody) => ReaderLogic): EmulatedCardReader {
  const clock = options.clock ?? systemClock;
  const listeners = new Set<() => void>();
  const slot = createCardSlot();
  let spoiled = 0;
  let heard = 0;
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const deliver = (bytes: Uint8Array) => {
    const wrong = spoiled > 0 ? Math.floor(bytes.length / 2) : -1;
    // What is one byte long is a signal and no answer.
    if (bytes.length > 2) spoiled = Math.max(0, spoiled - 1);
    line.send(bytes.length > 2 ? bytes.map((byte, index) => (index === wrong ? byte ^ FLIPPED : byte)) : bytes);
  };
  const logic = make({
    slot,
    send: (bytes) => void (options.delayMs ? clock.after(options.delayMs, () => deliver(bytes)) : deliver(bytes)),
  });
  const line = createLineEnd({
    onBytes: (bytes) => {
      if (clock.now() - heard > SILENCE_MS) logic.giveUp?.();
      heard = clock.now();
      logic.onBytes(bytes);
      changed();
    },
    onConnected: () => {},
    onDue: ({ kind }) => strike({ kind: kind as ReaderFaultOrder['kind'] }),
    onChange: changed,
  });
  const strike = ({ kind }: ReaderFaultOrder) => {
    if (kind === 'jam') slot.setJammed(true);
    else line.strike(kind);
    changed();
  };
  const after = <T>(value: T): T => {
    changed();
    return value;
  };
  return {
    attach: (socket) => line.attach(socket),
    insert: (card) => after(slot.insert(card)),
    take: () => after(slot.take()),
    fault: (order) =>
      order.afterBytes === undefined ? strike(order) : line.arm({ kind: order.kind, afterBytes: order.afterBytes }, order.afterBytes),
    spoilReplies: (count) => {
      spoiled = count;
    },
    clearFault() {
      spoiled = 0;
      slot.setJammed(false);
      line.clear();
      changed();
    },
    unplug: () => line.unplug(),
    plug: () => line.plug(),
    restart() {
      slot.setPermitted(false);
      slot.setContacts('off');
      logic.restart();
      changed();
    },
    state: () => ({
      plugged: line.plugged(),
      card: slot.card()?.id ?? null,
      place: slot.place(),
      permitted: slot.permitted(),
      jammed: slot.jammed(),
      contacts: slot.contacts(),
      bin: slot.bin(),
      bytesTaken: line.bytesTaken(),
    }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
