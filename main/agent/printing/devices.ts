import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { DEFAULT_GEOMETRY, type PassbookPrinter, type PrintFailure } from '../../../devices/index.ts';
import type { OpenDevices } from '../devices/open.ts';
import { viewOfStatus } from '../devices/view.ts';
import type { Log } from '../runtime/log.ts';
import { passbookColumns } from './format.ts';
import type { PrinterPort, PrintJob } from './port.ts';
import type { PaperReport } from './steps.ts';

const errorOf = (failure: PrintFailure): WireError => {
  if (failure.code === 'noMediaPresent') return wireError('MEDIA_MISSING', { deviceCode: failure.code });
  return wireError('PRINT_FAILED', {
    deviceCode: failure.code,
    printed: String(failure.linesConfirmed.length),
    maybe: String(failure.linesMaybePrinted.length),
  });
};

/** A stripe that names another account: characters 0 to 9 are the account number, the others separate fields (ISO 8484 uses `=`). */
const stripeOfAnother = (stripe: string, accountNumber: string): boolean => {
  const digits = stripe.split(/[^0-9]+/).filter((part) => part.length >= 8);
  return digits.length > 0 && !digits.includes(accountNumber);
};

/** Refuses a book whose stripe names another account. A stripe that cannot be read says nothing, and the teller's eyes decide. */
const wrongBook = async (printer: PassbookPrinter, accountNumber: string): Promise<boolean> => {
  const stripe = await printer.readStripe();
  return stripe.ok && stripeOfAnother(stripe.value.data, accountNumber);
};

/** The device room as the use cases' port. */
export const createPrinterPort = ({ manager, profiles }: Pick<OpenDevices, 'manager' | 'profiles'>, log: Log): PrinterPort => {
  const geometry = profiles.find((profile) => profile.class === 'passbookPrinter')?.geometry ?? DEFAULT_GEOMETRY;

  const print = async (job: PrintJob): Promise<PaperReport> => {
    const printer = manager.passbookPrinter();
    if (printer === null) return { confirmed: [], maybe: [], error: wireError('DEVICE_MISSING', { device: 'passbookPrinter' }) };
    // A jam that was cleared by hand is forgotten by a reset; one that was not shows itself again at the first line.
    if (manager.list().some(({ class: kind, media }) => kind === 'passbookPrinter' && media === 'jammed')) await printer.reset();
    const status = await printer.status();
    if (status.ok && status.value.media === 'present' && (await wrongBook(printer, job.accountNumber))) {
      await printer.eject();
      return { confirmed: [], maybe: [], error: wireError('WRONG_BOOK') };
    }
    const done = await printer.printLines({
      passbookNumber: job.passbookNumber,
      accountNumber: job.accountNumber,
      geometry,
      lines: job.lines.map(({ lineNumber, line }) => ({ lineNumber, columns: passbookColumns(line) })),
    });
    if (done.ok) return { confirmed: done.value.linesConfirmed, maybe: [], error: null };
    log.warn({ code: done.error.code }, 'printing failed');
    return { confirmed: done.error.linesConfirmed, maybe: done.error.linesMaybePrinted, error: errorOf(done.error) };
  };

  return {
    devices: () => manager.list().map(viewOfStatus),
    onChange: (listener) => manager.onStatus(listener),
    linesPerPage: () => geometry.linesPerPage,
    print,
  };
};
