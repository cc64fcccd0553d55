import { err, ok, type Result } from '../../../contract/result.ts';
import { createWaits } from '../../card/human-wait.ts';
import type { FrameDecoder, FrameToken } from '../../card/length-frames.ts';
import { linkState } from '../../card/link-state.ts';
import { type Clock, systemClock } from '../../clock.ts';
import { type CardReaderError, type LinkError, linkError, toCompletion } from '../../errors.ts';
import type { BackoffRules } from '../../session/backoff.ts';
import type { SessionIo } from '../../session/io.ts';
import { createSession } from '../../session/session.ts';
import type { Transport } from '../../transport/transport.ts';
import type { IdCard, ManagedIdCardReader } from '../reader.ts';
import {
  contentOfSdt,
  createSdtDecoder,
  encodeSdt,
  parseSdt,
  SDT_COMMANDS,
  SDT_STATUS,
  type SdtAnswer,
  type SdtCommand,
} from './framing.ts';
import { parseRecord } from './record.ts';

/** Milliseconds. Looking for a card more often than every 300 ms keeps the module from finding one. */
export interface SdtTimings {
  readonly writeMs: number;
  readonly answerMs: number;
  readonly readMs: number;
  readonly tries: number;
  readonly pollMs: number;
  readonly heartbeatMs: number;
}
export const SDT_TIMINGS: SdtTimings = { writeMs: 2_000, answerMs: 1_500, readMs: 5_000, tries: 3, pollMs: 300, heartbeatMs: 5_000 };

export interface SdtOptions {
  readonly transport: Transport;
  readonly clock?: Clock | undefined;
  readonly settings?: { readonly timings?: Partial<SdtTimings> | undefined; readonly backoff?: BackoffRules | undefined } | undefined;
  onChange?(): void;
}

type Io = SessionIo<FrameToken>;
/** What one look at the plate came to. */
type Look =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'card'; readonly card: IdCard };

/** A reader of resident identity cards with an SDT security module (serial 115200 8N1, or USB as a serial port). */
export function createSdtIdCardReader(options: SdtOptions): ManagedIdCardReader {
  const { transport } = options;
  const clock = options.clock ?? systemClock;
  const timings: SdtTimings = { ...SDT_TIMINGS, ...options.settings?.timings };
  const waits = createWaits(clock);
  let decoder: FrameDecoder = createSdtDecoder();
  let waiting = 0;

  /** Every question changes nothing on the card, so that a broken answer is simply asked for again. */
  const ask = async (io: Io, command: SdtCommand): Promise<Result<SdtAnswer, LinkError>> => {
    let last: Result<SdtAnswer | null, LinkError> = err(linkError('timeOut', `${transport.name}: ${command}`));
    for (let turn = 0; turn < timings.tries; turn += 1) {
      const sent = await io.send(encodeSdt(SDT_COMMANDS[command]), timings.writeMs);
      if (!sent.ok) return sent;
      last = await io.receive<SdtAnswer | null, never>(
        (token) => {
          const answer = token.kind === 'frame' ? parseSdt(contentOfSdt(token.bytes)) : null;
          return answer !== null ? ok(answer) : token.kind === 'bad' ? ok(null) : undefined;
        },
        command === 'read' ? timings.readMs : timings.answerMs,
      );
      if (last.ok && last.value !== null) return ok(last.value);
      if (!last.ok && last.error.code !== 'timeOut') return last;
      decoder.drop();
    }
    return last.ok ? err(linkError('hardwareError', `${transport.name}: ${command}: the answer is broken each time`)) : last;
  };

  const hello = async (io: Io): Promise<Result<void, LinkError>> => {
    const answer = await ask(io, 'samStatus');
    if (!answer.ok) return answer;
    return answer.value.status === SDT_STATUS.ok
      ? ok(undefined)
      : err(linkError('hardwareError', `${transport.name}: the security module reports ${answer.value.status.toString(16)}`));
  };

  const look = async (io: Io): Promise<Result<Look, LinkError>> => {
    const found = await ask(io, 'find');
    if (!found.ok) return found;
    if (found.value.status !== SDT_STATUS.found) return ok({ kind: 'none' });
    const selected = await ask(io, 'select');
    if (!selected.ok) return selected;
    if (selected.value.status !== SDT_STATUS.ok) return ok({ kind: 'unreadable', why: 'the card does not let itself be selected' });
    const read = await ask(io, 'read');
    if (!read.ok) return read;
    if (read.value.status !== SDT_STATUS.ok)
      return ok({ kind: 'unreadable', why: `the card does not let itself be read (${read.value.status.toString(16)})` });
    const card = parseRecord(read.value.data);
    return ok(card.ok ? { kind: 'card', card: card.value } : { kind: 'unreadable', why: `the card's record: ${card.error}` });
  };

  const session = createSession<FrameToken>({
    transport,
    clock,
    backoff: options.settings?.backoff,
    protocol: {
      createDecoder: () => {
        decoder = createSdtDecoder();
        return decoder;
      },
      isGarbage: ({ kind }) => kind !== 'frame',
      hello,
      resync(io) {
        decoder.drop();
        return hello(io);
      },
      heartbeatMs: timings.heartbeatMs,
    },
    onChange: () => options.onChange?.(),
  });
  const deadlineMs = 4 * timings.tries * (timings.writeMs + timings.readMs);
  const operate = async <T>(
    signal: AbortSignal | undefined,
    work: (io: Io) => Promise<Result<T, LinkError>>,
  ): Promise<Result<T, CardReaderError>> => {
    const result = await session.run(work, { deadlineMs, signal });
    return result.ok ? result : err(toCompletion(result.error));
  };

  return {
    start: () => session.start(),
    async stop() {
      waits.end(linkError('canceled', `${transport.name}: the device was stopped`));
      await session.stop();
    },
    observed: () => ({
      device: linkState(session.state(), false, session.busy() || waiting > 0),
      media: 'unknown',
      detail: session.state().error?.message ?? '',
    }),

    async read({ signal, timeoutMs, onEvent = () => {} }) {
      const end = clock.now() + timeoutMs;
      let trouble: string | null = null;
      waiting += 1;
      onEvent('insertCard');
      try {
        for (;;) {
          const seen = await operate(signal, look);
          if (!seen.ok) return seen;
          if (seen.value.kind === 'card') {
            onEvent('mediaInserted');
            return ok(seen.value.card);
          }
          // A card that was laid down askew is read at the next attempt; only the last word counts.
          if (seen.value.kind === 'unreadable') trouble = seen.value.why;
          if (clock.now() >= end) {
            if (trouble !== null) return err({ code: 'invalidMedia', message: trouble });
            return err({ code: 'timeOut', message: 'no card was found; one that was read before must be lifted first' });
          }
          const paused = await waits.pause(timings.pollMs, signal);
          if (!paused.ok) return err(toCompletion(paused.error));
        }
      } finally {
        waiting -= 1;
        options.onChange?.();
      }
    },

    async status({ signal } = {}) {
      const answer = await operate(signal, hello);
      return answer.ok ? ok({ device: linkState(session.state(), false, false) }) : answer;
    },
  };
}
