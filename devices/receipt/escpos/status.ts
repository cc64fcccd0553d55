import type { PaperState } from '../printer.ts';

/** `DLE EOT n`: the four questions that an ESC/POS printer answers at once, whatever it is doing: printer, what took it offline, error, paper. */
export const STATUS_QUESTIONS = [1, 2, 3, 4] as const;
export type StatusQuestion = (typeof STATUS_QUESTIONS)[number];
export const encodeStatusQuestion = (n: StatusQuestion): Uint8Array => Uint8Array.of(0x10, 0x04, n);

/** In every answer bits 1 and 4 are set, bits 0 and 7 are not: anything else is noise. The answer does not say which question it belongs to. */
export const isStatusByte = (byte: number): boolean => (byte & 0x93) === 0x12;

export interface EscposStatus {
  readonly offline: boolean;
  readonly coverOpen: boolean;
  readonly cutterError: boolean;
  readonly unrecoverable: boolean;
  /** An error of any kind (question 2). */
  readonly error: boolean;
  readonly paper: PaperState;
}

const bit = (byte: number, n: number) => (byte & (1 << n)) !== 0;

/** Makes one status of the four answers, in the order of the questions. */
export function parseStatus([printer, cause, error, paper]: readonly [number, number, number, number]): EscposStatus {
  return {
    offline: bit(printer, 3),
    coverOpen: bit(cause, 2),
    error: bit(cause, 6),
    cutterError: bit(error, 3),
    unrecoverable: bit(error, 5),
    paper: bit(paper, 5) || bit(paper, 6) || bit(cause, 5) ? 'out' : bit(paper, 2) || bit(paper, 3) ? 'low' : 'full',
  };
}
