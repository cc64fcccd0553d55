import { formError } from '../../../contract/documents/failure.ts';
import type { DocumentInput } from '../../../contract/documents/inputs.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { type FormDrawing, receiptItems } from '../../../devices/index.ts';
import type { AgentContext } from '../context.ts';

export interface PaperReport {
  /** Null: on paper, as far as the device can tell. */
  readonly error: WireError | null;
}

/** The usual roll of 80 mm. */
const RECEIPT_COLUMNS = 48;

/**
 * Slips and receipts come out of the receipt printer where there is one; everything else, and slips without one, on a sheet in the form
 * printer. Sheets go one after the other; the first that fails ends it.
 */
export const printOnPaper = async (
  { forms }: Pick<AgentContext, 'forms'>,
  input: DocumentInput,
  drawings: readonly FormDrawing[],
): Promise<PaperReport> => {
  const receipt = forms.receiptPrinter();
  if (receipt !== null && (input.kind === 'slip' || input.kind === 'lossReport')) {
    const done = await receipt.print(receiptItems(input, RECEIPT_COLUMNS));
    return { error: done.ok ? null : formError({ code: done.error.code, paper: done.error.begun ? 'maybePrinted' : 'untouched' }) };
  }
  // A book that still lies in the printer would be written over. A stripe that can be read says that it is one.
  const stripe = await forms.passbookPrinter()?.readStripe();
  if (stripe?.ok === true) return { error: wireError('BOOK_IN_PRINTER') };
  const printer = forms.formPrinter();
  if (printer === null) return { error: wireError('DEVICE_MISSING', { device: 'passbookPrinter' }) };
  for (const drawing of drawings) {
    const done = await printer.printForm(drawing);
    if (!done.ok) return { error: formError(done.error) };
  }
  return { error: null };
};
