import type { Result } from '../../contract/result.ts';
import type { CallOptions } from '../passbook/printer.ts';
import type { FormDrawing } from './drawing.ts';
import type { FormRefusal } from './lines.ts';

/**
 * Why a form is not known to be complete. `paper` says what the teller will find: `untouched`, not one byte has left; `maybePrinted`, some or all of it may be there, look at it;
 * `printed`, all of it is, and what failed came afterwards.
 */
export interface FormPrintFailure extends FormRefusal {
  readonly paper: 'untouched' | 'maybePrinted' | 'printed';
}

export type FormPrintOptions = CallOptions & {
  /** Lines confirmed by the printer so far, of how many. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined;
};

/** A printer that takes single sheets and forms (XFS4IoT Printer.PrintForm). */
export interface FormPrinter {
  /**
   * Prints the form on the sheet that lies in the printer, and gives the sheet back. Success means that the printer confirmed every line. A printer that confirms nothing
   * (`PASSBOOK_CAPABILITIES.confirmsLines` false) ends with `timeOut` and `maybePrinted` at best: whether the form is good, the teller sees.
   * `noMediaPresent`, `charSetData`, `mediaOverflow`: nothing was printed. `mediaJammed`, `paperOut`: as for a passbook.
   */
  printForm(form: FormDrawing, options?: FormPrintOptions): Promise<Result<{ readonly lines: number }, FormPrintFailure>>;
}

/** Said of a form that was sent to a printer which does not confirm. */
export const UNCONFIRMED_FORM = 'the form was sent; this printer does not confirm it, so look at the paper';
