import { uuidv7 } from 'uuidv7';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { DocumentView, TransactionView } from '../../../contract/views/transaction.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { apply } from '../engine/apply.ts';
import { findOwn } from '../engine/find.ts';
import { acknowledge } from './acknowledge.ts';
import { linesForPage, nothingPrinted, PRINTABLE, printConfirmed, printReported, printSkipped, printStarted } from './steps.ts';

type Answer = Promise<Result<TransactionView, WireError>>;

/** A failed print whose lines may be on paper: the teller must say first what the paper shows. */
const paperUndecided = (document: DocumentView): boolean => document.lines.some(({ paper }) => paper !== 'waiting');

const findDocument = async (context: AgentContext, clientKey: ClientKey) => {
  const own = await findOwn(context, clientKey);
  if (!own.ok) return own;
  const { document, stage } = own.value.view;
  if (stage !== 'accepted' && stage !== 'printing') return err(wireError('STAGE_REFUSES', { stage }));
  return document === null ? err(wireError('NOTHING_TO_PRINT')) : ok({ ...own.value, document });
};

/** Fetches what waits for the book, notes it, sends it to the printer and notes what the device said. */
export const printDocument = async (context: AgentContext, clientKey: ClientKey): Answer => {
  const found = await findDocument(context, clientKey);
  if (!found.ok) return found;
  const { view, document } = found.value;
  const account = view.accepted?.account;
  if (document.passbookNumber === null || account === null || account === undefined) return err(wireError('NOTHING_TO_PRINT'));
  if (!PRINTABLE.includes(document.state)) return err(wireError('STAGE_REFUSES', { stage: document.state }));
  if (paperUndecided(document)) return err(wireError('PRINT_UNCONFIRMED'));
  const unposted = await askCentral(context, 'unpostedLines', { params: { passbookNumber: document.passbookNumber } });
  if (!unposted.ok) return unposted;
  if (unposted.value.passbook.state === 'lost') return err(wireError('PASSBOOK_LOST'));
  const lines = linesForPage(unposted.value, context.printer.linesPerPage());
  if (lines.length === 0) return err(wireError(unposted.value.lines.length === 0 ? 'NOTHING_TO_PRINT' : 'PASSBOOK_FULL'));

  const { number, version } = unposted.value.passbook;
  const going: DocumentView = { ...document, state: 'sent', passbookNumber: number, bookVersion: version, lines, error: null };
  const started = await apply(context, printStarted(view, going, context.clock.now()));
  if (!started.ok) return started;
  context.reached('print.device.before');
  const report = await context.printer.print({ passbookNumber: number, accountNumber: account.number, lines });
  context.reached('print.device.after');
  return await apply(context, printReported(started.value, going, report, context.clock.now()));
};

/** The teller names the last good line on paper; 0 when nothing is readable. Lines after it wait again. */
export const confirmPrint = async (context: AgentContext, clientKey: ClientKey, lastGoodLine: number): Answer => {
  const found = await findDocument(context, clientKey);
  if (!found.ok) return found;
  const { view, document } = found.value;
  const underWay = document.state === 'sent' && document.lines.some(({ paper }) => paper === 'waiting') && document.error === null;
  if ((document.state !== 'sent' && document.state !== 'failed') || document.lines.length === 0 || underWay) {
    return err(wireError('STAGE_REFUSES', { stage: document.state }));
  }
  const at = context.clock.now();
  if (lastGoodLine === 0) return await apply(context, nothingPrinted(view, document, at));
  const last = document.lines.find(({ lineNumber }) => lineNumber === lastGoodLine);
  if (last === undefined) return err(wireError('INPUT_INVALID', { reason: 'lastGoodLine' }));
  // A key of its own: one form may acknowledge several pages, and its own key belongs to the posting.
  const request = JSON.stringify({
    key: uuidv7(),
    passbookNumber: document.passbookNumber,
    body: { version: document.bookVersion, throughSequence: last.line.sequence, clientKey },
  });
  const confirmed = await apply(context, printConfirmed(view, document, lastGoodLine, request, at));
  if (!confirmed.ok) return confirmed;
  const told = await acknowledge(context, { clientKey, request });
  if (!told.ok) context.outbox.raise();
  // Central is silent: the acknowledgement is in the outbox and will be heard; for the teller the paper is settled.
  return told.ok ? told : ok(confirmed.value);
};

/** Goes on without paper: the lines stay unposted in the book and print at the next visit. */
export const skipPrint = async (context: AgentContext, clientKey: ClientKey): Answer => {
  const found = await findDocument(context, clientKey);
  if (!found.ok) return found;
  const { view, document } = found.value;
  if (document.state === 'sent' || paperUndecided(document)) return err(wireError('PRINT_UNCONFIRMED'));
  return await apply(context, printSkipped(view, document, context.clock.now()));
};
