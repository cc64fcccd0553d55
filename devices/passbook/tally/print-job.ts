import { err, ok, type Result } from '../../../contract/result.ts';
import type { PrinterError } from '../../errors.ts';
import type { FormDrawing } from '../../forms/drawing.ts';
import type { PrintLine } from '../../forms/lines.ts';
import { encodeTallyFormLine, encodeTallyFormStart } from '../../forms/tally.ts';
import { concatBytes } from '../../framing/bytes.ts';
import { encodeCommand } from '../../framing/csi.ts';
import { formFeed, type Pitch } from '../../framing/escp.ts';
import type { PlacedLine } from '../layout.ts';
import type { PrintProgress } from '../printer.ts';
import { askPaper, echoOf, fromLink, printerError, type StopWatch, type TallyIo, waitFor } from './dialogue.ts';
import { encodeLine, encodePreamble } from './encode.ts';
import type { TallyTimings } from './settings.ts';

/** What has become of a job's lines so far; kept outside the operation, so that it is true also when the operation is cut short. */
export interface JobRecord {
  confirmed: number[];
  maybe: number[];
}

export interface JobContext {
  readonly timings: TallyTimings;
  readonly nextPoint: () => number;
  readonly watch: StopWatch;
}

/** `noMediaPresent` unless a document is in the printer: commands that need one would otherwise wait in the printer for whatever book comes next. */
export async function requireMedia(io: TallyIo, timings: TallyTimings): Promise<Result<void, PrinterError>> {
  const paper = await askPaper(io, timings);
  if (!paper.ok) return err(fromLink(paper.error));
  return paper.value ? ok(undefined) : printerError('noMediaPresent', 'there is no book in the printer');
}

/** Sends bytes that end in a control point and waits until the printer has done everything before it. */
export async function sendWithPoint(
  io: TallyIo,
  context: JobContext,
  bytes: Uint8Array,
  paperMayLeave: boolean,
): Promise<Result<void, PrinterError>> {
  const point = context.nextPoint();
  const sent = await io.send(concatBytes(bytes, encodeCommand('controlPoint', [point])), context.timings.writeMs);
  if (!sent.ok) return err(fromLink(sent.error));
  return waitFor(io, context.timings, context.timings.controlPointMs, context.watch, echoOf(point, paperMayLeave));
}

/** Prints line by line: the next one leaves only when the printer has confirmed the last, so that at most one line is ever in doubt. */
export async function printJob(
  io: TallyIo,
  context: JobContext,
  cpi: Pitch,
  lines: readonly PlacedLine[],
  record: JobRecord,
  onProgress: (progress: PrintProgress) => void,
): Promise<Result<void, PrinterError>> {
  const media = await requireMedia(io, context.timings);
  if (!media.ok) return media;
  const prepared = await sendWithPoint(io, context, encodePreamble(cpi), false);
  if (!prepared.ok) return prepared;
  for (const line of lines) {
    const ended = io.ended();
    if (ended !== null) return err(fromLink(ended));
    record.maybe = [line.lineNumber];
    onProgress({ kind: 'lineSent', lineNumber: line.lineNumber });
    const done = await sendWithPoint(io, context, encodeLine(line), false);
    if (!done.ok) return done;
    record.maybe = [];
    record.confirmed = [...record.confirmed, line.lineNumber];
    onProgress({ kind: 'lineConfirmed', lineNumber: line.lineNumber });
  }
  onProgress({ kind: 'ejecting' });
  return sendWithPoint(io, context, formFeed(), true);
}

/** Prints a form line by line, as a book, and gives the sheet back. `onLine` hears of each line that begins and of each that is confirmed. */
export async function printFormJob(
  io: TallyIo,
  context: JobContext,
  drawing: FormDrawing,
  lines: readonly PrintLine[],
  onLine: (begun: number, confirmed: number) => void,
): Promise<Result<void, PrinterError>> {
  const media = await requireMedia(io, context.timings);
  if (!media.ok) return media;
  const prepared = await sendWithPoint(io, context, encodeTallyFormStart(drawing), false);
  if (!prepared.ok) return prepared;
  for (const [index, line] of lines.entries()) {
    const ended = io.ended();
    if (ended !== null) return err(fromLink(ended));
    onLine(index + 1, index);
    const done = await sendWithPoint(io, context, encodeTallyFormLine(line, drawing), false);
    if (!done.ok) return done;
    onLine(index + 1, index + 1);
  }
  return sendWithPoint(io, context, formFeed(), true);
}
