import type { DeviceSocket } from '../../transport/device-line.ts';
import { type Book, type BookShelf, createMemoryShelf } from '../tally-csi/book.ts';
import type { FaultKind } from '../tally-csi/faults.ts';
import { draw } from '../tally-csi/ink.ts';
import type { TypedRun } from '../tally-csi/interpreter.ts';
import { createLineEnd } from '../tally-csi/line-end.ts';

/** What printers without control points have in common: a book, ink, a plug. */
export interface EmulatedPassbookPrinter {
  attach(socket: DeviceSocket): void;
  insert(book: Book): void;
  remove(): void;
  fault(fault: { readonly kind: Exclude<FaultKind, 'paperOut' | 'stop'>; readonly afterBytes?: number | undefined }): void;
  clearFault(): void;
  unplug(): void;
  plug(): void;
  state(): { readonly book: Book | null; readonly onCounter: string | null; readonly linesPrinted: number; readonly jammed: boolean };
  onChange(listener: () => void): () => void;
}

export interface PassbookBody {
  book(): Book | null;
  jammed(): boolean;
  save(book: Book): void;
  /** Ink on the open page; lost on the roller when there is no book. */
  print(y180: number, runs: readonly TypedRun[]): void;
  eject(): void;
  send(bytes: Uint8Array): void;
}

export function createPassbookBody(
  shelf: BookShelf = createMemoryShelf(),
  make: (body: PassbookBody) => { onBytes(bytes: Uint8Array): void },
): EmulatedPassbookPrinter {
  const listeners = new Set<() => void>();
  let book: Book | null = null;
  let onCounter: string | null = null;
  let linesPrinted = 0;
  let jammed = false;
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const save = (next: Book) => {
    book = next;
    shelf.save(next);
    changed();
  };
  const takeOut = () => {
    onCounter = book?.number ?? onCounter;
    book = null;
    changed();
  };
  const logic = make({
    book: () => book,
    jammed: () => jammed,
    save,
    print(y180, runs) {
      if (book === null || jammed || runs.length === 0) return;
      linesPrinted += 1;
      save(draw(book, y180, runs));
    },
    eject: () => {
      if (!jammed) takeOut();
    },
    send: (bytes) => line.send(bytes),
  });
  const strike = (kind: FaultKind) => {
    if (kind === 'jam') jammed = true;
    else if (kind !== 'paperOut' && kind !== 'stop') line.strike(kind);
    changed();
  };
  const line = createLineEnd({ onBytes: logic.onBytes, onConnected: () => {}, onDue: ({ kind }) => strike(kind), onChange: changed });

  return {
    attach: (socket) => line.attach(socket),
    insert: save,
    remove: takeOut,
    fault: ({ kind, afterBytes }) => (afterBytes === undefined ? strike(kind) : line.arm({ kind, afterBytes }, afterBytes)),
    clearFault() {
      jammed = false;
      line.clear();
      changed();
    },
    unplug: () => line.unplug(),
    plug: () => line.plug(),
    state: () => ({ book, onCounter, linesPrinted, jammed }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
