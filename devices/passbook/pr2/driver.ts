import type { Logger } from 'pino';
import { err, ok, type Result } from '../../../contract/result.ts';
import { linkState } from '../../card/link-state.ts';
import { type Clock, systemClock } from '../../clock.ts';
import { type LinkError, type MediaState, type PrinterError, toCompletion } from '../../errors.ts';
import { encodePr2Form } from '../../forms/pr2.ts';
import { UNCONFIRMED_FORM } from '../../forms/printer.ts';
import { concatBytes } from '../../framing/bytes.ts';
import type { SessionIo } from '../../session/io.ts';
import { createSession } from '../../session/session.ts';
import type { Transport } from '../../transport/transport.ts';
import { UNCONFIRMED } from '../escp2/capabilities.ts';
import type { Escp2PassbookPrinter } from '../escp2/driver.ts';
import { placeJob } from '../layout.ts';
import type { PrinterStatus } from '../printer.ts';
import { createPr2Decoder, encodePr2Line, isPr2StripeData, loadStripe, PR2, type Pr2Reply, selectPr2Pitch } from './framing.ts';
import { PR2_TIMINGS, type Pr2Settings, type Pr2Timings, PUBLISHED_CODES } from './settings.ts';

export interface Pr2Options {
  readonly transport: Transport;
  readonly clock?: Clock | undefined;
  readonly settings?: Pr2Settings | undefined;
  /** Hears of status codes that the table does not know. */
  readonly log?: Pick<Logger, 'info'> | undefined;
  onChange?(): void;
}

type Io = SessionIo<Pr2Reply>;
type Outcome<T> = Result<T, PrinterError>;
const refuse = (code: PrinterError['code'], message: string) => err<PrinterError>({ code, message });
const plain = (error: LinkError | PrinterError): PrinterError =>
  error.code === 'noDevice' || error.code === 'offline'
    ? toCompletion({ code: error.code, message: error.message })
    : { code: error.code, message: error.message };

/**
 * An Olivetti PR2 or a printer that speaks its language, as far as that is public. It has no control points: lines that were sent stay maybe printed (`timeOut` at best, as
 * with every printer that does not confirm), though a status that the table knows as an error ends the job with that error.
 */
export function createPr2PassbookPrinter(options: Pr2Options): Escp2PassbookPrinter {
  const { transport } = options;
  const timings: Pr2Timings = { ...PR2_TIMINGS, ...options.settings?.timings };
  const codes = { ...PUBLISHED_CODES, ...options.settings?.statusCodes };
  let media: MediaState = 'unknown';
  let trouble: PrinterError | null = null;

  const judge = (code: string): Outcome<void> => {
    const meaning = Object.hasOwn(codes, code) ? codes[code] : undefined;
    media =
      meaning === 'ready'
        ? 'present'
        : meaning === 'noMediaPresent' || meaning === 'paperOut'
          ? 'notPresent'
          : meaning === 'mediaJammed'
            ? 'jammed'
            : 'unknown';
    if (meaning === 'ready') return ok(undefined);
    const hex = code.charCodeAt(0).toString(16).padStart(2, '0');
    if (meaning === undefined) options.log?.info({ device: transport.name, status: hex }, 'a status code that the table does not know');
    return refuse(meaning ?? 'deviceNotReady', meaning === undefined ? `unknown status code ${hex}` : `status code ${hex}: ${meaning}`);
  };
  const receive = <T>(io: Io, timeoutMs: number, match: (reply: Pr2Reply) => Outcome<T> | undefined): Promise<Outcome<T>> =>
    io.receive<T, PrinterError>(match, timeoutMs).then((result) => (result.ok ? result : err(plain(result.error))));
  const send = async (io: Io, bytes: Uint8Array): Promise<Outcome<void>> => {
    const sent = await io.send(bytes, timings.writeMs);
    return sent.ok ? sent : err(plain(sent.error));
  };
  /** `ESC j`: answered when everything before it has been done. */
  const status = async (io: Io, timeoutMs: number): Promise<Outcome<void>> => {
    const sent = await send(io, PR2.status);
    if (!sent.ok) return sent;
    const answer = await receive(io, timeoutMs, (reply) => (reply.kind === 'status' ? judge(reply.code) : undefined));
    trouble = answer.ok ? null : answer.error;
    return answer;
  };
  const identify = async (given: Io): Promise<Result<void, LinkError>> => {
    const sent = await given.send(concatBytes(PR2.dialogue, PR2.identify), timings.writeMs);
    if (!sent.ok) return sent;
    return given.receive<void, never>((reply) => (reply.kind === 'identity' ? ok(undefined) : undefined), timings.answerMs);
  };

  const session = createSession<Pr2Reply>({
    transport,
    clock: options.clock ?? systemClock,
    backoff: options.settings?.backoff,
    protocol: {
      createDecoder() {
        media = 'unknown';
        trouble = null;
        return createPr2Decoder();
      },
      isGarbage: ({ kind }) => kind === 'garbage',
      hello: identify,
      resync: identify,
      heartbeatMs: timings.heartbeatMs,
    },
    onChange: () => options.onChange?.(),
  });
  const operate = async <T>(
    deadlineMs: number,
    signal: AbortSignal | undefined,
    work: (io: Io) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> => {
    const result = await session.run<T, PrinterError>((io) => work(io), { deadlineMs, signal });
    return result.ok ? result : err(plain(result.error));
  };
  const around = timings.answerMs + 4 * timings.writeMs + timings.mechanicsMs;
  const summary = (busy: boolean): PrinterStatus => ({
    device: linkState(session.state(), trouble?.code === 'mediaJammed' || trouble?.code === 'hardwareError', busy),
    media: session.state().kind === 'online' ? media : 'unknown',
  });
  const eject = async (io: Io, before: Uint8Array = new Uint8Array()): Promise<Outcome<void>> => {
    const sent = await send(io, concatBytes(before, PR2.ejectFront));
    if (!sent.ok) return sent;
    const after = await status(io, timings.mechanicsMs);
    // Without a book the printer is as it should be now.
    return after.ok || after.error.code === 'noMediaPresent' || after.error.code === 'paperOut' ? ok(undefined) : after;
  };

  return {
    start: () => session.start(),
    stop: () => session.stop(),
    observed: () => ({ ...summary(session.busy()), detail: session.state().error?.message ?? trouble?.message ?? '' }),

    async printLines(job, { signal, onProgress = () => {} } = {}) {
      const placed = placeJob(job.geometry, job.lines);
      if (!placed.ok) return err({ ...placed.error, linesConfirmed: [], linesMaybePrinted: [] });
      const pitch = selectPr2Pitch(job.geometry.cpi);
      if (pitch === null)
        return err({ code: 'invalidData', message: `no pitch of ${job.geometry.cpi} cpi`, linesConfirmed: [], linesMaybePrinted: [] });
      const maybe: number[] = [];
      const result = await operate(2 * around + placed.value.length * (timings.writeMs + timings.mechanicsMs), signal, async (io) => {
        const before = await status(io, timings.answerMs);
        if (!before.ok) return before;
        const begun = await send(io, concatBytes(PR2.frontStation, pitch));
        if (!begun.ok) return begun;
        for (const line of placed.value) {
          const ended = io.ended();
          if (ended !== null) return err(plain(ended));
          maybe.push(line.lineNumber);
          onProgress({ kind: 'lineSent', lineNumber: line.lineNumber });
          const sent = await send(io, encodePr2Line(line, job.geometry.cpi));
          if (!sent.ok) return sent;
          const done = await status(io, timings.mechanicsMs);
          if (!done.ok) return done;
        }
        onProgress({ kind: 'ejecting' });
        return eject(io);
      });
      const error: PrinterError = result.ok ? { code: 'timeOut', message: UNCONFIRMED } : result.error;
      return err({ ...error, linesConfirmed: [], linesMaybePrinted: maybe });
    },

    async printForm(form, { signal, onProgress = () => {} } = {}) {
      const lines = encodePr2Form(form);
      if (!lines.ok) return err({ ...lines.error, paper: 'untouched' });
      const of = lines.value.length;
      let begun = false;
      const result = await operate(2 * around + of * (timings.writeMs + timings.mechanicsMs), signal, async (io) => {
        const before = await status(io, timings.answerMs);
        if (!before.ok) return before;
        const station = await send(io, PR2.frontStation);
        if (!station.ok) return station;
        for (const [index, line] of lines.value.entries()) {
          const ended = io.ended();
          if (ended !== null) return err(plain(ended));
          begun = true;
          const sent = await send(io, line);
          if (!sent.ok) return sent;
          const done = await status(io, timings.mechanicsMs);
          if (!done.ok) return done;
          onProgress(index + 1, of);
        }
        return eject(io);
      });
      const error: PrinterError = result.ok ? { code: 'timeOut', message: UNCONFIRMED_FORM } : result.error;
      return err({ ...error, paper: begun ? 'maybePrinted' : 'untouched' });
    },

    async status({ signal } = {}) {
      const answer = await operate(around, signal, (io) => status(io, timings.answerMs));
      return answer.ok || answer.error.code === 'noMediaPresent' || answer.error.code === 'paperOut' ? ok(summary(false)) : answer;
    },
    measureWidth: async () => refuse('deviceNotReady', 'this printer cannot measure a width'),

    readStripe: ({ signal } = {}) =>
      operate(around + timings.stripeMs, signal, async (io) => {
        const sent = await send(io, PR2.stripeRead);
        if (!sent.ok) return sent;
        return receive(io, timings.stripeMs, (reply) => {
          if (reply.kind !== 'stripe') return undefined;
          if (reply.data === '\x7f' || reply.data === '') return refuse('noMSF', 'there is nothing on the stripe');
          // The printer may give a field several times; one that was read whole is enough.
          const whole = reply.data.split('A').find(isPr2StripeData);
          return whole === undefined ? refuse('msfError', 'the stripe could not be read whole') : ok({ data: whole });
        });
      }),

    async writeStripe(data, { signal } = {}) {
      if (!isPr2StripeData(data) || data.length > 100) return refuse('invalidData', 'a stripe takes 1 to 100 of the characters 0-9 and E');
      return operate(around + timings.stripeMs, signal, async (io) => {
        const sent = await send(io, concatBytes(loadStripe(data), PR2.stripeRecord));
        return sent.ok ? status(io, timings.stripeMs) : sent;
      });
    },

    eject: ({ signal } = {}) => operate(around, signal, (io) => eject(io)),
    reset: ({ signal } = {}) => operate(around, signal, (io) => eject(io, concatBytes(PR2.reset, PR2.dialogue))),
  };
}
