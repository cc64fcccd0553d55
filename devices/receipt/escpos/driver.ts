import { err, ok, type Result } from '../../../contract/result.ts';
import { createWaits } from '../../card/human-wait.ts';
import { linkState } from '../../card/link-state.ts';
import { type Clock, systemClock } from '../../clock.ts';
import { type LinkError, linkError, type PrinterError, toCompletion } from '../../errors.ts';
import type { BackoffRules } from '../../session/backoff.ts';
import type { SessionIo } from '../../session/io.ts';
import { createSession } from '../../session/session.ts';
import type { Transport } from '../../transport/transport.ts';
import type { ManagedReceiptPrinter, ReceiptPrinterStatus } from '../printer.ts';
import { encodeReceipt } from './encode.ts';
import { type EscposStatus, encodeStatusQuestion, isStatusByte, parseStatus, STATUS_QUESTIONS, type StatusQuestion } from './status.ts';

/** Milliseconds. `quietMs`: after this long without asking, no late answer is under way any more. */
export interface EscposTimings {
  readonly writeMs: number;
  readonly statusMs: number;
  readonly quietMs: number;
  readonly heartbeatMs: number;
}
export const ESCPOS_TIMINGS: EscposTimings = { writeMs: 20_000, statusMs: 2_000, quietMs: 300, heartbeatMs: 5_000 };

export interface EscposOptions {
  readonly transport: Transport;
  readonly clock?: Clock | undefined;
  readonly columns: number;
  readonly settings?: { readonly timings?: Partial<EscposTimings> | undefined; readonly backoff?: BackoffRules | undefined } | undefined;
  onChange?(): void;
}

/** One byte from the printer, numbered, so that an answer that came before its question is not taken for it. */
interface Heard {
  readonly byte: number;
  readonly number: number;
}
type Io = SessionIo<Heard>;

/** An ESC/POS receipt printer on a serial line or on the network (usually port 9100). */
export function createEscposReceiptPrinter(options: EscposOptions): ManagedReceiptPrinter {
  const { transport } = options;
  const clock = options.clock ?? systemClock;
  const timings: EscposTimings = { ...ESCPOS_TIMINGS, ...options.settings?.timings };
  const waits = createWaits(clock);
  let observed: EscposStatus | null = null;
  let heard = 0;

  const question = async (io: Io, n: StatusQuestion): Promise<Result<number, LinkError>> => {
    const before = heard;
    const sent = await io.send(encodeStatusQuestion(n), timings.writeMs);
    if (!sent.ok) return sent;
    return io.receive<number, never>(
      ({ byte, number }) => (number > before && isStatusByte(byte) ? ok(byte) : undefined),
      timings.statusMs,
    );
  };
  const ask = async (io: Io): Promise<Result<EscposStatus, LinkError>> => {
    const answers: [number, number, number, number] = [0, 0, 0, 0];
    for (const n of STATUS_QUESTIONS) {
      const answer = await question(io, n);
      if (!answer.ok) return answer;
      answers[n - 1] = answer.value;
    }
    observed = parseStatus(answers);
    options.onChange?.();
    return ok(observed);
  };

  const session = createSession<Heard>({
    transport,
    clock,
    backoff: options.settings?.backoff,
    protocol: {
      createDecoder() {
        observed = null;
        return {
          push: (bytes) =>
            Array.from(bytes, (byte) => {
              heard += 1;
              return { byte, number: heard };
            }),
        };
      },
      isGarbage: ({ byte }) => !isStatusByte(byte),
      async hello(io) {
        const status = await ask(io);
        return status.ok ? ok(undefined) : status;
      },
      resync: () => waits.pause(timings.quietMs, undefined),
      heartbeatMs: timings.heartbeatMs,
    },
    onChange: () => options.onChange?.(),
  });

  /** Why nothing can be printed, null when it can. */
  const trouble = (status: EscposStatus): PrinterError | null => {
    if (status.paper === 'out') return { code: 'paperOut', message: 'the paper is at its end' };
    if (status.coverOpen) return { code: 'deviceNotReady', message: 'the cover is open' };
    if (status.cutterError) return { code: 'mediaJammed', message: 'the cutter is stuck' };
    if (status.unrecoverable || status.error) return { code: 'hardwareError', message: 'the printer reports an error' };
    return status.offline ? { code: 'deviceNotReady', message: 'the printer is switched offline' } : null;
  };
  const plain = (error: LinkError | PrinterError): PrinterError =>
    error.code === 'noDevice' || error.code === 'offline'
      ? toCompletion({ code: error.code, message: error.message })
      : { code: error.code, message: error.message };
  const summary = (busy: boolean): ReceiptPrinterStatus => {
    const online = session.state().kind === 'online' && observed !== null;
    const faulty = observed !== null && (observed.error || observed.cutterError || observed.unrecoverable);
    const state = linkState(session.state(), online && faulty, busy);
    return {
      device:
        state === 'online' && observed !== null && (observed.offline || observed.coverOpen || observed.paper === 'out') ? 'offline' : state,
      paper: online ? (observed?.paper ?? 'unknown') : 'unknown',
      coverOpen: online && observed?.coverOpen === true,
    };
  };

  return {
    start: () => session.start(),
    async stop() {
      waits.end(linkError('canceled', `${transport.name}: the device was stopped`));
      await session.stop();
    },
    observed() {
      const { device, paper } = summary(session.busy());
      const why = observed === null ? null : trouble(observed);
      return { device, media: 'unknown', paper, detail: session.state().error?.message ?? why?.message ?? '' };
    },

    async print(items, { signal } = {}) {
      const bytes = encodeReceipt(items, options.columns);
      if (!bytes.ok) return err({ ...bytes.error, begun: false });
      let begun = false;
      const deadlineMs = timings.quietMs + timings.writeMs + 8 * (timings.statusMs + timings.writeMs);
      const result = await session.run<{ readonly paper: EscposStatus['paper'] }, PrinterError | LinkError>(
        async (io) => {
          const before = await ask(io);
          if (!before.ok) return before;
          const refused = trouble(before.value);
          if (refused !== null) return err(refused);
          begun = true;
          const sent = await io.send(bytes.value, timings.writeMs);
          if (!sent.ok) return sent;
          const after = await ask(io);
          if (!after.ok) return after;
          const broken = trouble(after.value);
          return broken === null ? ok({ paper: after.value.paper }) : err(broken);
        },
        { deadlineMs, signal },
      );
      return result.ok ? result : err({ ...plain(result.error), begun });
    },

    async status({ signal } = {}) {
      const deadlineMs = timings.quietMs + 4 * (timings.statusMs + timings.writeMs);
      const asked = await session.run(ask, { deadlineMs, signal });
      return asked.ok ? ok(summary(false)) : err(plain(asked.error));
    },
  };
}
