import { CAN, ESC, FF, FS } from './bytes.ts';

/** Characters per inch that ESC/P offers with one command each. One cell is a whole number of 1/60 inch at each of them. */
export type Pitch = 10 | 12 | 15;
const PITCH_COMMAND: Readonly<Record<Pitch, number>> = { 10: 0x50, 12: 0x4d, 15: 0x67 };

/** Width of one cell in 1/60 inch, the unit of `ESC $`. */
export const cellWidth60 = (cpi: Pitch): number => 60 / cpi;

export const selectPitch = (cpi: Pitch): Uint8Array => Uint8Array.of(ESC, PITCH_COMMAND[cpi]);

/** `ESC $ nL nH`: absolute horizontal position in 1/60 inch. */
export function horizontalPosition(x60: number): Uint8Array {
  if (!Number.isInteger(x60) || x60 < 0 || x60 > 0x7fff) throw new RangeError(`ESC $: ${x60} is not a position`);
  return Uint8Array.of(ESC, 0x24, x60 & 0xff, x60 >> 8);
}

/** `ESC @`: back to the defaults. */
export const initialise = (): Uint8Array => Uint8Array.of(ESC, 0x40);

/** Eject the document. */
export const formFeed = (): Uint8Array => Uint8Array.of(FF);

/**
 * CAN drops the text of a line that was begun and not printed. Three of them, because the first two may be taken for the arguments of an `ESC $` that was cut off.
 * Sent before anything else on a line whose past is not known: otherwise the rest of a broken job would appear on the next customer's book.
 */
export const dropPendingText = (): Uint8Array => Uint8Array.of(CAN, CAN, CAN);

/** ESC commands that may stand in a job, by their number of argument bytes (Epson ESC/P reference). */
const ESC_ARGUMENTS: Readonly<Record<string, number>> = {
  '@': 0,
  P: 0,
  M: 0,
  g: 0,
  E: 0,
  F: 0,
  G: 0,
  H: 0,
  T: 0,
  '0': 0,
  '2': 0,
  '4': 0,
  '5': 0,
  $: 2,
  '\\': 2,
  '3': 1,
  A: 1,
  J: 1,
  x: 1,
  k: 1,
  t: 1,
  R: 1,
  l: 1,
  Q: 1,
  '-': 1,
  '!': 1,
  W: 1,
  S: 1,
  p: 1,
};
/** FS & and FS . switch Chinese characters on and off; printers with a Chinese font have them on. */
const FS_ARGUMENTS: Readonly<Record<string, number>> = { '&': 0, '.': 0 };

export function escpArguments(lead: number, command: number): number | null {
  const table = lead === FS ? FS_ARGUMENTS : ESC_ARGUMENTS;
  const key = String.fromCharCode(command);
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
}

/** The pitch that an ESC command selects, null for other commands. */
export function pitchOf(command: number): Pitch | null {
  if (command === PITCH_COMMAND[10]) return 10;
  if (command === PITCH_COMMAND[12]) return 12;
  return command === PITCH_COMMAND[15] ? 15 : null;
}
