import { err, ok, type Result } from '../../../contract/result.ts';
import { type Clock, systemClock } from '../../clock.ts';
import type { LinkError, PrinterError } from '../../errors.ts';
import { printLines as formLines } from '../../forms/lines.ts';
import type { FormPrinter } from '../../forms/printer.ts';
import { concatBytes } from '../../framing/bytes.ts';
import { encodeCommand, isStripeData } from '../../framing/csi.ts';
import { type CsiReply, createReplyDecoder } from '../../framing/csi-replies.ts';
import { dropPendingText, formFeed, initialise } from '../../framing/escp.ts';
import { createSession } from '../../session/session.ts';
import type { Transport } from '../../transport/transport.ts';
import { placeJob } from '../layout.ts';
import type { CallOptions, PassbookPrinter, PrinterStatus, PrintProgress } from '../printer.ts';
import { askPaper, createPoints, fromLink, hello, printerError, resync, type StopWatch, type TallyIo, waitFor } from './dialogue.ts';
import { deviceState, mediaState, NOTHING_OBSERVED, observe } from './observed.ts';
import { type JobContext, type JobRecord, printFormJob, printJob, requireMedia, sendWithPoint } from './print-job.ts';
import { DEFAULT_STRIPE, DEFAULT_TIMINGS, type StripeSettings, type TallySettings, type TallyTimings } from './settings.ts';
import { readStripe, writeStripe } from './stripe.ts';

const HOLDS_OLD_LINES = 'the printer still holds lines of an earlier job and would print them in the next book; switch it off and on';

/** A printer together with its life: `start` begins to look for it and returns at once; `stop` rejects what is pending and lets go of the line. */
export interface TallyCsiPassbookPrinter extends PassbookPrinter, FormPrinter {
  start(): void;
  stop(): Promise<void>;
  /** What is known without asking. */
  observed(): PrinterStatus & { readonly detail: string };
}

export interface TallyOptions {
  readonly transport: Transport;
  readonly clock?: Clock;
  readonly settings?: TallySettings | undefined;
  onChange?(): void;
}

/** Longest stripe of the formats that the printer knows. */
const MAX_STRIPE = 105;

export function createTallyCsiPassbookPrinter(options: TallyOptions): TallyCsiPassbookPrinter {
  const timings: TallyTimings = { ...DEFAULT_TIMINGS, ...options.settings?.timings };
  const stripe: StripeSettings = { ...DEFAULT_STRIPE, ...options.settings?.stripe };
  const nextPoint = createPoints(options.settings?.firstControlPoint);
  let observed = NOTHING_OBSERVED;

  const session = createSession<CsiReply>({
    transport: options.transport,
    clock: options.clock ?? systemClock,
    backoff: options.settings?.backoff,
    protocol: {
      createDecoder: () => {
        observed = NOTHING_OBSERVED;
        return createReplyDecoder();
      },
      isGarbage: (reply) => reply.kind === 'garbage',
      hello: (io) => hello(io, timings),
      resync: (io) => resync(io, timings, nextPoint(), () => observed.global === 'stop'),
      heartbeatMs: timings.heartbeatMs,
    },
    onReply: (reply) => {
      observed = observe(observed, reply);
      options.onChange?.();
    },
    onChange: () => options.onChange?.(),
  });

  const contextFor = (onProgress: (progress: PrintProgress) => void = () => {}): JobContext => {
    const watch: StopWatch = {
      stopped: observed.global === 'stop',
      onChange: (stopped) => onProgress({ kind: stopped ? 'stopped' : 'resumed' }),
    };
    return { timings, nextPoint, watch };
  };

  /** Every operation but status and reset: refused while the printer is in error, because what is sent now would be printed when the jam is cleared. */
  const operate = async <T>(
    deadlineMs: number,
    signal: AbortSignal | undefined,
    operation: (io: TallyIo) => Promise<Result<T, PrinterError>>,
  ): Promise<Result<T, PrinterError>> => {
    if (session.state().kind === 'online' && observed.global === 'error')
      return printerError('mediaJammed', 'the printer is in error; clear it and reset');
    const result: Result<T, PrinterError | LinkError> = await session.run(operation, { deadlineMs, signal });
    return result.ok ? result : err(fromLink(result.error));
  };
  /** Room for the status request and the resynchronisation around the operation itself. */
  const around = timings.statusMs + timings.resyncMs + timings.controlPointMs + timings.errorGraceMs + 3 * timings.writeMs;
  const status = (busy: boolean): PrinterStatus => ({
    device: deviceState(session.state(), observed, busy),
    media: mediaState(session.state(), observed),
  });
  const ejected = <T>(result: Result<T, PrinterError>): Result<T, PrinterError> => {
    if (result.ok) observed = { ...observed, media: 'notPresent' };
    return result;
  };

  return {
    start: () => session.start(),
    stop: () => session.stop(),
    observed: () => ({ ...status(session.busy()), detail: session.state().error?.message ?? '' }),

    async printLines(job, { signal, onProgress = () => {} } = {}) {
      const placed = placeJob(job.geometry, job.lines);
      if (!placed.ok) return err({ ...placed.error, linesConfirmed: [], linesMaybePrinted: [] });
      const record: JobRecord = { confirmed: [], maybe: [] };
      const deadlineMs = around + (placed.value.length + 2) * (timings.controlPointMs + timings.writeMs);
      const result = await operate(deadlineMs, signal, (io) =>
        printJob(io, contextFor(onProgress), job.geometry.cpi, placed.value, record, onProgress),
      );
      if (!result.ok) return err({ ...result.error, linesConfirmed: record.confirmed, linesMaybePrinted: record.maybe });
      ejected(result);
      return ok({ linesConfirmed: record.confirmed });
    },

    async printForm(form, { signal, onProgress = () => {} } = {}) {
      const lines = formLines(form);
      if (!lines.ok) return err({ ...lines.error, paper: 'untouched' });
      const of = lines.value.length;
      let [begun, confirmed] = [0, 0];
      const deadlineMs = around + (of + 2) * (timings.controlPointMs + timings.writeMs);
      const result = await operate(deadlineMs, signal, (io) =>
        printFormJob(io, contextFor(), form, lines.value, (started, done) => {
          [begun, confirmed] = [started, done];
          if (started === done) onProgress(done, of);
        }),
      );
      if (!result.ok) return err({ ...result.error, paper: begun === 0 ? 'untouched' : confirmed === of ? 'printed' : 'maybePrinted' });
      ejected(result);
      return ok({ lines: of });
    },

    async status({ signal }: CallOptions = {}) {
      const answer = await session.run((io) => askPaper(io, timings), { deadlineMs: around, signal, resync: false });
      return answer.ok ? ok(status(false)) : err(fromLink(answer.error));
    },

    measureWidth: ({ signal } = {}) =>
      operate(around + timings.controlPointMs, signal, async (io) => {
        const media = await requireMedia(io, timings);
        if (!media.ok) return media;
        const sent = await io.send(encodeCommand('documentWidth'), timings.writeMs);
        if (!sent.ok) return err(fromLink(sent.error));
        return waitFor(io, timings, timings.controlPointMs, contextFor().watch, (reply) =>
          reply.kind === 'width' ? ok({ width180: reply.width180, widthMm: (reply.width180 * 25.4) / 180 }) : undefined,
        );
      }),

    readStripe: ({ signal } = {}) => operate(around + timings.stripeMs, signal, (io) => readStripe(io, contextFor(), stripe)),

    async writeStripe(data, { signal } = {}) {
      if (data === '' || data.length > MAX_STRIPE || !isStripeData(data)) {
        return printerError('invalidData', `a stripe holds 1 to ${MAX_STRIPE} of the characters 0-9 : ; < = > ?`);
      }
      return operate(around + timings.stripeMs, signal, (io) => writeStripe(io, contextFor(), stripe, data));
    },

    eject: async ({ signal } = {}) =>
      ejected(await operate(around + timings.controlPointMs, signal, (io) => sendWithPoint(io, contextFor(), formFeed(), true))),

    async reset({ signal } = {}) {
      const result: Result<void, PrinterError | LinkError> = await session.run(
        async (io) => {
          const paper = await askPaper(io, timings);
          const context = { ...contextFor(), timings: { ...timings, controlPointMs: timings.resetMs } };
          // A printer that is being reset says so; that is no fault here.
          context.watch.stopped = true;
          const bytes = concatBytes(dropPendingText(), initialise(), paper.ok && !paper.value ? new Uint8Array() : formFeed());
          return sendWithPoint(io, context, bytes, true);
        },
        { deadlineMs: around + timings.resetMs, signal, resync: false },
      );
      if (!result.ok) {
        // Nobody pressed the key, yet nothing came back: a line that waits for paper holds up the point behind it.
        const holds = result.error.code === 'deviceNotReady' && session.state().kind === 'online' && observed.global === 'online';
        return holds ? printerError('deviceNotReady', HOLDS_OLD_LINES) : err(fromLink(result.error));
      }
      // It has done what was asked, so an ERROR whose end was not heard is over.
      observed = { global: 'online', media: 'notPresent' };
      options.onChange?.();
      return ok(undefined);
    },
  };
}
