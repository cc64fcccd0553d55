import { CAN, CR, ESC, FF, FS, LF } from '../../framing/bytes.ts';
import { cellWidth60, type Pitch, pitchOf } from '../../framing/escp.ts';
import { fromGbk } from '../../passbook/text.ts';
import type { BookShelf } from '../tally-csi/book.ts';
import type { TypedRun } from '../tally-csi/interpreter.ts';
import { createPassbookBody, type EmulatedPassbookPrinter, type PassbookBody } from './body.ts';

/** Argument bytes of the ESC/P2 commands that a job may contain (Epson ESC/P reference); `(` commands say their own length. */
const ARGUMENTS: Readonly<Record<string, number>> = { $: 2, '\\': 2, J: 1, '3': 1 };
/** Half of the default line spacing, 1/360 inch, is the unit until another is set. */
const DEFAULT_UNIT_3600 = 10;

/** A PLQ-20 in ESC/P2 mode in software: it prints into the book and never says a word. */
export const createEmulatedEscp2Printer = (shelf?: BookShelf): EmulatedPassbookPrinter => createPassbookBody(shelf, createLogic);

function createLogic(body: PassbookBody) {
  let pending: number[] = [];
  let typed: number[] = [];
  let typedAt = 0;
  let runs: TypedRun[] = [];
  let x60 = 0;
  let y180 = 0;
  let cpi: Pitch = 10;
  let unit = DEFAULT_UNIT_3600;

  const endRun = () => {
    if (typed.length > 0) runs.push({ x60: typedAt, text: fromGbk(Uint8Array.from(typed)), cells: typed.length, cpi });
    typed = [];
  };
  const flush = () => {
    endRun();
    body.print(y180, runs);
    runs = [];
  };
  const drop = () => {
    typed = [];
    runs = [];
  };
  const onCommand = (command: number, args: readonly number[]) => {
    const [a = 0, b = 0, , d = 0, e = 0] = args;
    const pitch = pitchOf(command);
    if (pitch !== null) {
      endRun();
      cpi = pitch;
      return;
    }
    switch (String.fromCharCode(command)) {
      case '@':
        drop();
        [x60, cpi, unit] = [0, 10, DEFAULT_UNIT_3600];
        return;
      case '$':
        endRun();
        x60 = a + 256 * b;
        return;
      case 'J':
        flush();
        y180 += a;
        return;
      case '(':
        if (a === 0x55) unit = d;
        if (a !== 0x56) return;
        flush();
        y180 = ((d + 256 * e) * unit) / 20;
        return;
      default:
      // Line spacing and the like draw nothing here.
    }
  };
  /** Length of the command that begins in `pending`, null while it cannot be told. */
  const needed = (): number | null => {
    const [lead, command, , low, high] = pending;
    if (lead === FS) return 2;
    if (command === undefined) return null;
    if (command !== 0x28) return 2 + (ARGUMENTS[String.fromCharCode(command)] ?? 0);
    return low === undefined || high === undefined ? null : 5 + low + 256 * high;
  };
  const step = (byte: number) => {
    if (pending.length > 0 || byte === ESC || byte === FS) {
      pending.push(byte);
      const length = needed();
      if (length === null || pending.length < length) return;
      const [lead, command = 0, ...args] = pending;
      pending = [];
      if (lead === ESC) onCommand(command, args);
      return;
    }
    if (byte === CAN) return drop();
    if (byte === CR || byte === LF) {
      flush();
      x60 = 0;
      if (byte === LF) y180 += 30;
      return;
    }
    if (byte === FF) {
      flush();
      [x60, y180] = [0, 0];
      return body.eject();
    }
    if (byte < 0x20) return;
    if (typed.length === 0) typedAt = x60;
    typed.push(byte);
    x60 += cellWidth60(cpi);
  };
  return { onBytes: (bytes: Uint8Array) => bytes.forEach(step) };
}
