import type { PassbookLine } from '../../../contract/views/printing.ts';
import type { DeviceView } from '../../../contract/views/state.ts';
import type { PaperReport } from './steps.ts';

export interface PrintJob {
  readonly passbookNumber: string;
  readonly accountNumber: string;
  readonly lines: readonly { readonly lineNumber: number; readonly line: PassbookLine }[];
}

/** The counter's printing devices as the use cases need them. */
export interface PrinterPort {
  devices(): DeviceView[];
  onChange(listener: () => void): () => void;
  /** Lines on one double page of the book that the printer's geometry describes. */
  linesPerPage(): number;
  print(job: PrintJob): Promise<PaperReport>;
}
