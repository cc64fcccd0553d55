import type { Result } from '../../contract/result.ts';
import type { DeviceState, MediaState, PrinterError, PrinterErrorCode } from '../errors.ts';
import type { PassbookGeometry } from './geometry.ts';

export interface PassbookLine {
  /** Counted from the beginning of the book, 1-based. */
  readonly lineNumber: number;
  /** Text by column id; a column without text is left out or empty. */
  readonly columns: Readonly<Record<string, string>>;
}

export interface PassbookJob {
  readonly passbookNumber: string;
  readonly accountNumber: string;
  readonly geometry: PassbookGeometry;
  /** In the order of the book, each line once, all on one double page. */
  readonly lines: readonly PassbookLine[];
}

export type PrintProgress =
  | { readonly kind: 'lineSent'; readonly lineNumber: number }
  | { readonly kind: 'lineConfirmed'; readonly lineNumber: number }
  /** Someone pressed the printer's STOP key; printing goes on when it is released within the line's deadline. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'ejecting' };

/**
 * What is on the paper after a fault. Every line of the job is in exactly one of three sets: confirmed (the printer echoed its control point), maybe printed
 * (sent, no echo), and certainly not printed (all others: not one of their bytes has left).
 */
export interface PrintFailure {
  readonly code: PrinterErrorCode;
  readonly linesConfirmed: number[];
  readonly linesMaybePrinted: number[];
  readonly message: string;
}

export interface PrinterStatus {
  readonly device: DeviceState;
  readonly media: MediaState;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/** A passbook printer at the counter, whatever its make. Operations on one printer run one after another in the order of the calls. */
export interface PassbookPrinter {
  /**
   * Prints the lines and ejects the book. With an error after the last confirmed line, the eject failed. A confirmed line means that the printer's mechanics are
   * done, not that the ink is readable: the teller still looks at the paper.
   */
  printLines(
    job: PassbookJob,
    options?: CallOptions & { readonly onProgress?: ((progress: PrintProgress) => void) | undefined },
  ): Promise<Result<{ readonly linesConfirmed: number[] }, PrintFailure>>;
  /** Asks the printer; fails when it does not answer. */
  status(options?: CallOptions): Promise<Result<PrinterStatus, PrinterError>>;
  /** Width of the inserted document in 1/180 inch and in millimetres. */
  measureWidth(options?: CallOptions): Promise<Result<{ readonly width180: number; readonly widthMm: number }, PrinterError>>;
  /** Characters 0 1 2 3 4 5 6 7 8 9 : ; < = > ? as the stripe holds them. */
  readStripe(options?: CallOptions): Promise<Result<{ readonly data: string }, PrinterError>>;
  writeStripe(data: string, options?: CallOptions): Promise<Result<void, PrinterError>>;
  eject(options?: CallOptions): Promise<Result<void, PrinterError>>;
  /** Drops whatever the printer still holds of earlier jobs, restores its defaults and gives the book back. */
  reset(options?: CallOptions): Promise<Result<void, PrinterError>>;
}
