import type { Result } from '../../contract/result.ts';
import type { DeviceState, PrinterError } from '../errors.ts';

/** What stands on a receipt, from top to bottom. Texts longer than the paper is wide go on in the next line; `pair` is a label and a value at the two edges. */
export type ReceiptItem =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly align?: 'left' | 'center' | 'right';
      readonly bold?: boolean;
      readonly size?: 1 | 2;
    }
  | { readonly kind: 'pair'; readonly label: string; readonly value: string; readonly bold?: boolean }
  | { readonly kind: 'rule' }
  | { readonly kind: 'feed'; readonly lines: number }
  /** At most 200 ASCII characters. */
  | { readonly kind: 'qr'; readonly data: string }
  | { readonly kind: 'cut' };

/** XFS4IoT `printer.paper` values that such a printer can tell apart. */
export const PAPER_STATES = ['unknown', 'full', 'low', 'out', 'jammed'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

export interface ReceiptPrinterStatus {
  readonly device: DeviceState;
  readonly paper: PaperState;
  readonly coverOpen: boolean;
}

export interface ReceiptCallOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface ReceiptPrinter {
  /**
   * Prints a receipt. Such printers do not say when the last line is on paper: success means that the printer took all of it and reported no trouble afterwards. Before
   * anything is sent: `paperOut`, `deviceNotReady` (cover open, switched offline), `mediaJammed` (cutter), `charSetData`. `begun` in an error says whether a part may be on paper.
   */
  print(
    items: readonly ReceiptItem[],
    options?: ReceiptCallOptions,
  ): Promise<Result<{ readonly paper: PaperState }, PrinterError & { readonly begun: boolean }>>;
  /** Asks the printer; fails when it does not answer. */
  status(options?: ReceiptCallOptions): Promise<Result<ReceiptPrinterStatus, PrinterError>>;
}

/** A printer with its life, as the manager keeps it. */
export interface ManagedReceiptPrinter extends ReceiptPrinter {
  start(): void;
  stop(): Promise<void>;
  observed(): { readonly device: DeviceState; readonly media: 'unknown'; readonly paper: PaperState; readonly detail: string };
}
