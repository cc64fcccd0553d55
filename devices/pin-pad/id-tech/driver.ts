import { err, ok, type Result } from '../../../contract/result.ts';
import { type Clock, systemClock } from '../../clock.ts';
import type { LinkError, PinPadError } from '../../errors.ts';
import type { BackoffRules } from '../../session/backoff.ts';
import type { SessionIo } from '../../session/io.ts';
import { createSession, type RunOptions } from '../../session/session.ts';
import type { Transport } from '../../transport/transport.ts';
import { createEntryTurn } from '../entry-turn.ts';
import type { CallOptions, EncipheredPin, ManagedPinPad, PinRequest } from '../pin-pad.ts';
import { checkRequest, fromLink, padState, pinPadError } from '../request.ts';
import { ACCEPTED, beepBody, cancelBody, getPinBody, parsePinBody, parseRefusal, parseVersionBody, versionBody } from './commands.ts';
import { createIdTechDecoder, encodeFrame, type IdTechToken } from './frame.ts';
import { outputReport, toReports } from './reports.ts';

type Outcome<T> = Promise<Result<T, PinPadError>>;
type IdTechIo = SessionIo<IdTechToken>;

/** Limits in milliseconds. The manuals give the pad's own: three minutes for an entry. */
export interface IdTechTimings {
  readonly writeMs: number;
  readonly answerMs: number;
  /** How long to listen for the confirmation of a cancel; a pad at rest may have nothing to confirm. */
  readonly cancelMs: number;
  readonly heartbeatMs: number;
  readonly entryMs: number;
}

export const DEFAULT_ID_TECH_TIMINGS: IdTechTimings = {
  writeMs: 5_000,
  answerMs: 2_000,
  cancelMs: 500,
  heartbeatMs: 15_000,
  entryMs: 180_000,
};

export interface IdTechSettings {
  readonly timings?: Partial<IdTechTimings> | undefined;
  readonly backoff?: BackoffRules | undefined;
  /** `hid`: the line takes reports of 64 bytes. */
  readonly link?: 'serial' | 'hid' | undefined;
  /** What an L100 shows; a K100 has no display and takes no text. */
  readonly prompt?: string | undefined;
}

export interface IdTechPinPad extends ManagedPinPad {
  firmwareVersion(options?: CallOptions): Outcome<string>;
  /** 1..5 times. */
  beep(times: number, options?: CallOptions): Outcome<void>;
}

export interface IdTechPinPadOptions {
  readonly transport: Transport;
  readonly clock?: Clock;
  readonly settings?: IdTechSettings | undefined;
  onChange?(): void;
}

/**
 * ID TECH SmartPIN K100 and L100, by serial line or HID reports. Their keys are loaded in a key injection facility: there is no public
 * command for it.
 */
export function createIdTechPinPad(options: IdTechPinPadOptions): IdTechPinPad {
  const clock = options.clock ?? systemClock;
  const timings: IdTechTimings = { ...DEFAULT_ID_TECH_TIMINGS, ...options.settings?.timings };
  const prompt = options.settings?.prompt ?? null;
  const hid = options.settings?.link === 'hid';
  let decoder = createIdTechDecoder({ padding: hid });

  const send = async (io: IdTechIo, body: Uint8Array): Promise<Result<void, LinkError>> => {
    const frame = encodeFrame(body);
    for (const bytes of hid ? toReports(frame).map(outputReport) : [frame]) {
      const sent = await io.send(bytes, timings.writeMs);
      if (!sent.ok) return sent;
    }
    return ok(undefined);
  };
  const receive = <T, E>(io: IdTechIo, match: (body: Uint8Array) => Result<T, E> | null, timeoutMs: number) =>
    io.receive<T, E>((token) => (token.kind === 'frame' ? (match(token.body) ?? undefined) : undefined), timeoutMs);
  const askVersion = async (io: IdTechIo): Promise<Result<string, LinkError>> => {
    decoder.drop();
    const sent = await send(io, versionBody());
    if (!sent.ok) return sent;
    return receive<string, never>(
      io,
      (body) => (parseVersionBody(body) === null ? null : ok(parseVersionBody(body) ?? '')),
      timings.answerMs,
    );
  };
  /** Cancel, and a question whose answer proves that the pad is at rest. Answers of before come before the cancel's. */
  const cancelOnce = async (io: IdTechIo): Promise<Result<void, LinkError>> => {
    decoder.drop();
    const sent = await send(io, cancelBody());
    if (!sent.ok) return sent;
    const confirmed = await receive<void, never>(
      io,
      (body) => (parseRefusal(body)?.error.code === 'canceled' ? ok(undefined) : null),
      timings.cancelMs,
    );
    if (!confirmed.ok && confirmed.error.code !== 'timeOut') return confirmed;
    const version = await askVersion(io);
    return version.ok ? ok(undefined) : version;
  };
  /** Twice, because a pad that was left with half a frame takes the first for its other half. */
  const callBack = async (io: IdTechIo): Promise<Result<void, LinkError>> => {
    const first = await cancelOnce(io);
    return first.ok || first.error.code !== 'timeOut' ? first : cancelOnce(io);
  };

  const session = createSession<IdTechToken>({
    transport: options.transport,
    clock,
    backoff: options.settings?.backoff,
    protocol: {
      createDecoder: () => {
        decoder = createIdTechDecoder({ padding: hid });
        return decoder;
      },
      isGarbage: (token) => token.kind === 'garbage',
      hello: async (io) => {
        const version = await askVersion(io);
        // A pad that still asks for the PIN of an earlier program hears nothing else.
        return version.ok ? ok(undefined) : version.error.code === 'timeOut' ? callBack(io) : version;
      },
      resync: (io) => callBack(io),
      heartbeatMs: timings.heartbeatMs,
    },
    onChange: () => options.onChange?.(),
  });

  const around = 4 * (timings.writeMs + timings.answerMs + timings.cancelMs);
  const run = async <T>(
    work: (io: IdTechIo) => Promise<Result<T, PinPadError | LinkError>>,
    { deadlineMs = around, ...limits }: Partial<RunOptions> = {},
  ): Outcome<T> => {
    const result: Result<T, PinPadError | LinkError> = await session.run((io) => work(io), { deadlineMs, ...limits });
    return result.ok ? result : err(fromLink(result.error));
  };
  const turn = createEntryTurn(() => run(async () => ok(undefined)));

  const enterPin = async (
    io: IdTechIo,
    request: PinRequest,
    onStarted: () => void,
  ): Promise<Result<EncipheredPin, PinPadError | LinkError>> => {
    const { kind } = request.key;
    const sent = await send(io, getPinBody(kind, request.accountNumber, prompt));
    if (!sent.ok) return sent;
    onStarted();
    const since = clock.now();
    const answer = await receive(io, (body) => parsePinBody(body, kind), request.timeoutMs);
    if (answer.ok || answer.error.code !== 'canceled' || io.ended() !== null) return answer;
    // The pad says the same for its cancel key and for its own time limit.
    return clock.now() - since >= timings.entryMs - 1_000
      ? pinPadError('timeOut', 'the customer entered no PIN in time')
      : pinPadError('canceled', 'the customer canceled at the pad');
  };
  const unsupported = (what: string) => Promise.resolve(pinPadError('unsupportedCommand', what));

  return {
    setsLengths: false,
    start: () => session.start(),
    stop: () => session.stop(),
    observed: () => ({ device: padState(session.state(), session.busy()), detail: session.state().error?.message ?? '' }),

    async getPin(request, { signal, onEntryStarted } = {}) {
      const checked = checkRequest(request);
      if (!checked.ok) return checked;
      return turn.run(signal, (both) =>
        run((io) => enterPin(io, request, () => onEntryStarted?.()), { signal: both, deadlineMs: around + request.timeoutMs }),
      );
    },
    cancel: () => turn.cancel(),
    loadWorkingKey: () => unsupported('the keys of this pad are loaded in a key injection facility'),
    deviceSerial: () => unsupported('this pad has no public command for its serial number'),

    async status({ signal } = {}) {
      const answer = await run(askVersion, { signal, resync: false });
      return answer.ok ? ok({ device: padState(session.state(), false) }) : answer;
    },
    firmwareVersion: ({ signal } = {}) => run(askVersion, { signal }),
    async beep(times, { signal } = {}) {
      if (!Number.isInteger(times) || times < 1 || times > 5) return pinPadError('invalidData', 'a pad beeps 1 to 5 times');
      return run(
        async (io) => {
          const sent = await send(io, beepBody(times));
          if (!sent.ok) return sent;
          return receive<void, PinPadError>(
            io,
            (body) => parseRefusal(body) ?? (body[0] === ACCEPTED ? ok(undefined) : null),
            timings.answerMs,
          );
        },
        { signal },
      );
    },
  };
}
