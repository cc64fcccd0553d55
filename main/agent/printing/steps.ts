import type { WireError } from '../../../contract/errors/wire.ts';
import { wireError } from '../../../contract/errors/wire.ts';
import type { UnpostedLines } from '../../../contract/views/printing.ts';
import type { DocumentView, TransactionView } from '../../../contract/views/transaction.ts';
import type { Transition } from '../../../db/operations/types.ts';

/** Two-phase printing as pure steps: lines are sent, the teller says what the paper shows, then they are acknowledged (trust: printing). */

/** Printing states from which (more) lines may be sent to the printer, or given up for now. */
export const PRINTABLE: readonly DocumentView['state'][] = ['prepared', 'failed'];

type Paper = DocumentView['lines'][number]['paper'];

const step = (
  view: TransactionView,
  at: string,
  tellerId: string | null,
  event: string,
  whileDocument: readonly DocumentView['state'][],
  document: DocumentView,
  data: Transition['data'] = {},
): Transition => ({
  clientKey: view.clientKey,
  // Central may hear of the paper after the teller has closed the form: the transaction then stays done.
  from: ['accepted', 'printing', 'done'],
  whileDocument,
  to: view.stage === 'done' ? 'done' : 'printing',
  at,
  tellerId,
  event,
  data,
  patch: { document, unprinted: document.state !== 'acknowledged' && document.state !== 'skipped' },
});

/** Committed before the first byte goes to the printer: after a crash we know that lines may be on paper, and which. */
export const printStarted = (view: TransactionView, document: DocumentView, at: string): Transition =>
  step(view, at, view.tellerId, 'print.sent', PRINTABLE, document, {
    lines: document.lines.length,
    firstLine: document.lines[0]?.lineNumber ?? 0,
  });

export interface PaperReport {
  readonly confirmed: readonly number[];
  readonly maybe: readonly number[];
  readonly error: WireError | null;
}

const mark = (report: PaperReport, lineNumber: number): Paper => {
  if (report.confirmed.includes(lineNumber)) return 'confirmed';
  return report.maybe.includes(lineNumber) ? 'maybe' : 'waiting';
};

/** What the device said. Even a clean report waits for the teller's eyes. */
export const printReported = (view: TransactionView, document: DocumentView, report: PaperReport, at: string): Transition => {
  const lines = document.lines.map((each) => ({ ...each, paper: mark(report, each.lineNumber) }));
  return step(
    view,
    at,
    null,
    report.error === null ? 'print.reported' : 'print.failed',
    ['sent'],
    { ...document, state: report.error === null ? 'sent' : 'failed', lines, error: report.error },
    { confirmed: report.confirmed.length, maybe: report.maybe.length, code: report.error?.details.deviceCode ?? null },
  );
};

/** Found after a crash: the lines may be on paper or not. */
export const paperUnknown = (view: TransactionView, document: DocumentView, at: string): Transition => {
  const lines = document.lines.map((each) => ({ ...each, paper: each.paper === 'waiting' ? ('maybe' as const) : each.paper }));
  const error = wireError('PRINT_FAILED', { deviceCode: 'agentRestarted', printed: '0', maybe: String(lines.length) });
  const found = step(view, at, null, 'print.recovered', ['sent'], { ...document, state: 'failed', lines, error });
  return { ...found, patch: { ...found.patch, recovered: true } };
};

/** The teller has looked at the paper. `request` is the acknowledgement that central has to hear. */
export const printConfirmed = (
  view: TransactionView,
  document: DocumentView,
  lastGoodLine: number,
  request: string,
  at: string,
): Transition => ({
  ...step(
    view,
    at,
    view.tellerId,
    'print.confirmed',
    ['sent', 'failed'],
    { ...document, state: 'confirmed', error: null },
    { lastGoodLine },
  ),
  outbox: { put: 'acknowledgement', request },
});

/** Nothing of it is readable on paper: every line waits again. */
export const nothingPrinted = (view: TransactionView, document: DocumentView, at: string): Transition =>
  step(view, at, view.tellerId, 'print.nothingOnPaper', ['sent', 'failed'], { ...document, state: 'prepared', lines: [], error: null });

/** Central has moved the print position. What is still unposted is to be printed next, unless the book is full. */
export const printAcknowledged = (view: TransactionView, document: DocumentView, remaining: number, at: string): Transition => ({
  ...step(
    view,
    at,
    null,
    'print.acknowledged',
    ['confirmed'],
    remaining > 0 && view.stage !== 'done'
      ? { ...document, state: 'prepared', lines: [], error: null }
      : { ...document, state: 'acknowledged', error: null },
    { remaining },
  ),
  outbox: { remove: 'acknowledgement' },
});

/** Central refuses the acknowledgement (the position moved meanwhile): the lines are to be fetched again. */
export const acknowledgementRefused = (view: TransactionView, document: DocumentView, error: WireError, at: string): Transition => ({
  ...step(
    view,
    at,
    null,
    'print.acknowledgementRefused',
    ['confirmed'],
    { ...document, state: 'failed', lines: [], error },
    { code: error.code },
  ),
  outbox: { remove: 'acknowledgement' },
});

export const printSkipped = (view: TransactionView, document: DocumentView, at: string): Transition =>
  step(view, at, view.tellerId, 'print.skipped', PRINTABLE, { ...document, state: 'skipped', error: null });

/** Lines that fit on the double page where the next free line is, with the line of the book each goes to. */
export const linesForPage = (unposted: UnpostedLines, linesPerPage: number): DocumentView['lines'] => {
  const first = unposted.passbook.nextLine;
  const pageEnd = Math.ceil(first / linesPerPage) * linesPerPage;
  const last = Math.min(pageEnd, unposted.passbook.linesPerBook);
  return unposted.lines
    .slice(0, Math.max(0, last - first + 1))
    .map((line, index) => ({ lineNumber: first + index, line, paper: 'waiting' as const }));
};
