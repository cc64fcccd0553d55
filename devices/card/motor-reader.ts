import { err, ok, type Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import { type CardReaderError, linkError, toCompletion } from '../errors.ts';
import type { SessionIo } from '../session/io.ts';
import { createSession } from '../session/session.ts';
import type { Transport } from '../transport/transport.ts';
import {
  type Answer,
  type CardDialect,
  type CardPosition,
  type CardReaderSettings,
  type CardTimings,
  type DialectError,
  isFault,
} from './dialect.ts';
import { createWaits } from './human-wait.ts';
import { linkState } from './link-state.ts';
import { type CardReaderStatus, type ManagedCardReader, type RawData, readerError } from './reader.ts';

export interface MotorReaderOptions<R> {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly dialect: CardDialect<R>;
  readonly timings: CardTimings;
  readonly settings?: CardReaderSettings | undefined;
  onChange?: (() => void) | undefined;
}

interface Observed extends CardPosition {
  /** The reader's last refusal of a status question, null when it was answered. */
  readonly fault: CardReaderError | null;
}
const NOTHING: Observed = { media: 'unknown', chip: 'unknown', fault: null };
/** Operations have several steps, each of which may be tried again within its own limits. */
const STEPS = 6;

const plain = (error: DialectError): CardReaderError =>
  isFault(error) ? { code: error.code, message: error.message } : toCompletion(error);

/** A motor card reader over any dialect: one queue, heartbeat, reconnection, and the waits for people between the operations. */
export function createMotorReader<R>(options: MotorReaderOptions<R>): ManagedCardReader {
  const { dialect, clock, timings, transport } = options;
  let observed = NOTHING;
  const changed = () => options.onChange?.();

  const look = async (io: SessionIo<R>): Answer<CardPosition> => {
    const position = await dialect.status(io);
    if (position.ok) observed = { ...position.value, fault: null };
    else if (isFault(position.error))
      observed = { media: position.error.code === 'mediaJam' ? 'jammed' : 'unknown', chip: 'unknown', fault: plain(position.error) };
    changed();
    return position;
  };

  const session = createSession<R>({
    transport,
    clock,
    backoff: options.settings?.backoff,
    protocol: {
      createDecoder: () => {
        observed = NOTHING;
        return dialect.createDecoder();
      },
      isGarbage: dialect.isGarbage,
      // A reader that refuses is there: what ails it is shown, and a reset may cure it.
      async hello(io) {
        const position = await look(io);
        return position.ok || isFault(position.error) ? ok(undefined) : err(position.error);
      },
      async resync(io) {
        const broken = await dialect.interrupt(io);
        const position = broken.ok ? await look(io) : broken;
        return position.ok || isFault(position.error) ? ok(undefined) : err(position.error);
      },
      heartbeatMs: timings.heartbeatMs,
    },
    onChange: changed,
  });

  const deadlineMs = STEPS * timings.tries * (timings.writeMs + timings.ackMs + timings.responseMs);
  const operate = async <T>(
    signal: AbortSignal | undefined,
    work: (io: SessionIo<R>) => Answer<T>,
  ): Promise<Result<T, CardReaderError>> => {
    const result = await session.run((io) => work(io), { deadlineMs, signal });
    return result.ok ? result : err(plain(result.error));
  };
  /** With a look at the card afterwards, whatever came out. */
  const operateAndLook = <T>(signal: AbortSignal | undefined, work: (io: SessionIo<R>) => Answer<T>) =>
    operate(signal, async (io) => {
      const result = await work(io);
      if (result.ok || isFault(result.error)) await look(io);
      return result;
    });

  const waits = createWaits(clock);
  /** Operations that wait for a person. In between the reader is free for others, and yet it is in use. */
  let waiting = 0;
  /** Asks again and again until the card is where it should be. */
  const until = async (done: (position: CardPosition) => boolean, timeoutMs: number, signal: AbortSignal | undefined, what: string) => {
    const end = clock.now() + timeoutMs;
    waiting += 1;
    try {
      for (;;) {
        const position = await operate(signal, look);
        if (!position.ok) return position;
        if (done(position.value)) return ok(undefined);
        if (clock.now() >= end) return readerError('timeOut', `${what} within ${timeoutMs} ms`);
        const paused = await waits.pause(timings.pollMs, signal);
        if (!paused.ok) return err(toCompletion(paused.error));
      }
    } finally {
      waiting -= 1;
      changed();
    }
  };

  const status = (busy: boolean): CardReaderStatus => ({
    device: linkState(session.state(), observed.fault !== null, busy),
    media: session.state().kind === 'online' ? observed.media : 'unknown',
    chip: session.state().kind === 'online' ? observed.chip : 'unknown',
  });

  return {
    capabilities: dialect.capabilities,
    start: () => session.start(),
    async stop() {
      waits.end(linkError('canceled', `${transport.name}: the device was stopped`));
      await session.stop();
    },
    observed: () => ({ ...status(session.busy() || waiting > 0), detail: session.state().error?.message ?? observed.fault?.message ?? '' }),

    permitInsertion: (permitted, { signal } = {}) => operate(signal, (io) => dialect.permit(io, permitted)),

    async readRawData(tracks, { signal, timeoutMs, onEvent = () => {} }) {
      const before = await operate(signal, look);
      if (!before.ok) return before;
      if (before.value.media !== 'present') {
        const opened = await operate(signal, (io) => dialect.permit(io, true));
        if (!opened.ok) {
          // Given up before its answer came, the command may have reached the reader all the same.
          if (opened.error.code === 'canceled' || opened.error.code === 'timeOut')
            await operate(undefined, (io) => dialect.permit(io, false));
          return opened;
        }
        onEvent('insertCard');
        const came = await until(({ media }) => media === 'present', timeoutMs, signal, 'no card came');
        // Also after a cancellation: a slot that stays open takes the next customer's card.
        const shut = await operate(undefined, (io) => dialect.permit(io, false));
        if (!came.ok) return came;
        if (!shut.ok) return shut;
        onEvent('mediaInserted');
      }
      return operateAndLook(signal, async (io) => {
        const data: { -readonly [K in keyof RawData]: RawData[K] } = { track1: null, track2: null, track3: null };
        for (const track of tracks) {
          const supported = dialect.capabilities.tracks.includes(track);
          const read = supported ? await dialect.readTrack(io, track) : ok({ status: 'dataSourceNotSupported' as const });
          if (!read.ok) return read;
          data[`track${track}`] = read.value;
        }
        return ok(data);
      });
    },

    async chipPower(action, { signal } = {}) {
      if (!dialect.capabilities.chipPower) return readerError('chipPowerNotSupported', 'this reader has no chip contacts');
      if (action === 'off') {
        const off = await operateAndLook(signal, (io) => dialect.powerOff(io));
        return off.ok ? ok({ atr: new Uint8Array() }) : off;
      }
      const on = await operateAndLook(signal, (io) => dialect.powerOn(io, action));
      return on.ok ? ok({ atr: on.value }) : on;
    },

    async chipIO(command, { signal } = {}) {
      if (!dialect.capabilities.chipIO) return readerError('unsupportedCommand', 'no exchange with chips is known for this reader');
      if (command.length < 4 || command.length > 261) return readerError('invalidData', 'a command to a chip has 4 to 261 bytes');
      return operate(signal, (io) => dialect.transmit(io, command));
    },

    async move(to, { signal } = {}) {
      if (to === 'unit1' && !dialect.capabilities.capture) return readerError('unsupportedCommand', 'this reader cannot keep cards');
      return operateAndLook(signal, (io) => dialect.move(io, to));
    },

    async waitForRemoval({ signal, timeoutMs, onEvent = () => {} }) {
      const gone = await until(({ media }) => media === 'notPresent', timeoutMs, signal, 'the card was not taken');
      if (gone.ok) onEvent('mediaRemoved');
      return gone;
    },

    async status({ signal } = {}) {
      const position = await operate(signal, look);
      return position.ok ? ok(status(false)) : position;
    },

    reset: (to, { signal } = {}) => operateAndLook(signal, (io) => dialect.initialise(io, to)),
  };
}
