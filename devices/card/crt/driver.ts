import { ok } from '../../../contract/result.ts';
import { type Clock, systemClock } from '../../clock.ts';
import { concatBytes } from '../../framing/bytes.ts';
import type { Transport } from '../../transport/transport.ts';
import { type Answer, type CardDialect, type CardPosition, type CardReaderSettings, type CardTimings, fault } from '../dialect.ts';
import { exchangeFrames, type FramedIo } from '../framed-dialogue.ts';
import { ACK, type FrameDecoder, type FrameToken } from '../length-frames.ts';
import { createMotorReader } from '../motor-reader.ts';
import type { ManagedCardReader } from '../reader.ts';
import { createCrtDecoder, encodeCrt, textOfCrt } from './framing.ts';

/** ACK within 300 ms. */
export const CRT_TIMINGS: CardTimings = { writeMs: 5_000, ackMs: 300, responseMs: 15_000, tries: 3, pollMs: 300, heartbeatMs: 5_000 };

/** ST0. Public is 32 (hex), a card inside; 30 and 31 are the two below it that such a reader must also have, and are data for the one who finds them to be otherwise. */
export const CRT_POSITIONS: Readonly<Record<number, CardPosition['media']>> = { 48: 'notPresent', 49: 'entering', 50: 'present' };

/** Command and parameter bytes. */
const COMMANDS = {
  eject: [0x32, 0x39],
  /** 30 30 is the other one; what it does with a card is not said. */
  initialise: [0x30, 0x33],
  status: [0x31, 0x30],
  hold: [0x32, 0x30],
  contacts: [0x32, 0x31],
  permit: [0x33, 0x30],
  deny: [0x33, 0x31],
  chipReset: [0x51, 0x30],
  chipOff: [0x51, 0x31],
  apdu: [0x51, 0x34],
} as const;

const [OK, FAIL_N, FAIL_E] = [0x50, 0x4e, 0x45];
interface CrtReply {
  readonly ok: boolean;
  /** ST0, or the two characters of the error. */
  readonly state: number;
  readonly error: string;
  readonly data: Uint8Array;
}

/**
 * The commands of Creator's CRT readers that are public: insertion, movement and chip. Tracks and the bin are not among them, nor is a table of errors, so that every
 * refusal is `hardwareError` with its code in the text (a chip's is `atrNotObtained` or `invalidData`, by the question).
 */
export function createCrtDialect(timings: CardTimings): CardDialect<FrameToken> {
  let decoder: FrameDecoder = createCrtDecoder();
  let initialised = false;
  let chip: CardPosition['chip'] = 'unknown';

  const transact = (io: FramedIo, name: keyof typeof COMMANDS, data: Uint8Array = new Uint8Array()): Answer<CrtReply> => {
    const code = COMMANDS[name];
    return exchangeFrames(io, timings, () => decoder, {
      what: name,
      frame: encodeCrt(concatBytes(Uint8Array.of(0x43, ...code), data)),
      parse(frame) {
        const [judged = 0, cm, pm, first = 0, second = 0] = textOfCrt(frame);
        if (cm !== code[0] || pm !== code[1] || (judged !== OK && judged !== FAIL_N && judged !== FAIL_E)) return null;
        return { ok: judged === OK, state: first, error: String.fromCharCode(first, second), data: textOfCrt(frame).slice(6) };
      },
      thanks: Uint8Array.of(ACK),
    });
  };
  const refusal = (name: string, { error }: CrtReply, code: 'hardwareError' | 'atrNotObtained' | 'invalidData' = 'hardwareError') =>
    fault(code, `${name}: the reader refuses (${error})`);
  const plainly = async (io: FramedIo, name: keyof typeof COMMANDS): Answer<void> => {
    const reply = await transact(io, name);
    return !reply.ok || reply.value.ok ? (reply.ok ? ok(undefined) : reply) : refusal(name, reply.value);
  };
  const initialise = async (io: FramedIo): Answer<void> => {
    const done = await plainly(io, 'initialise');
    initialised = done.ok;
    chip = 'unknown';
    return done;
  };

  const status = async (io: FramedIo): Answer<CardPosition> => {
    if (!initialised) {
      const done = await initialise(io);
      if (!done.ok) return done;
    }
    const reply = await transact(io, 'status');
    if (!reply.ok) return reply;
    if (!reply.value.ok) return refusal('status', reply.value);
    const media = CRT_POSITIONS[reply.value.state] ?? 'unknown';
    // What was known of a chip went with its card.
    if (media !== 'present') chip = 'unknown';
    return ok({ media, chip: media === 'present' ? chip : media === 'unknown' ? 'unknown' : 'noCard' });
  };

  return {
    capabilities: { type: 'motor', tracks: [], chipPower: true, chipIO: true, capture: false },
    createDecoder: () => {
      initialised = false;
      decoder = createCrtDecoder();
      return decoder;
    },
    isGarbage: ({ kind }) => kind === 'garbage' || kind === 'bad',
    status,
    async interrupt() {
      decoder.drop();
      return ok(undefined);
    },
    async initialise(io, to) {
      if (to === 'retain') return fault('unsupportedCommand', 'no bin is known for this reader');
      const done = await initialise(io);
      if (!done.ok || to === 'currentPosition') return done;
      const now = await status(io);
      if (!now.ok) return now;
      // An empty reader refuses to eject.
      return now.value.media === 'present' ? plainly(io, 'eject') : ok(undefined);
    },
    permit: (io, permitted) => plainly(io, permitted ? 'permit' : 'deny'),
    readTrack: async () => ok({ status: 'dataSourceNotSupported' }),

    async powerOn(io, action) {
      if (action === 'warm') return fault('chipPowerNotSupported', 'no warm reset is known for this reader');
      const there = await plainly(io, 'contacts');
      if (!there.ok) return there;
      const reply = await transact(io, 'chipReset');
      if (!reply.ok) return reply;
      if (!reply.value.ok) return refusal('chipReset', reply.value, 'atrNotObtained');
      chip = 'online';
      // An answer to reset begins with 3B or 3F; some firmware puts one byte for the protocol before it.
      const start = reply.value.data.findIndex((byte) => byte === 0x3b || byte === 0x3f);
      return start === 0 || start === 1
        ? ok(reply.value.data.slice(start))
        : fault('protocolNotSupported', 'what the chip answered is no answer to reset');
    },
    async powerOff(io) {
      const off = await plainly(io, 'chipOff');
      chip = 'poweredOff';
      return off;
    },
    async transmit(io, command) {
      const reply = await transact(io, 'apdu', command);
      if (!reply.ok) return reply;
      return reply.value.ok ? ok(reply.value.data) : refusal('apdu', reply.value, 'invalidData');
    },
    move: (io, to) =>
      to === 'unit1'
        ? Promise.resolve(fault('unsupportedCommand', 'no bin is known for this reader'))
        : plainly(io, to === 'exit' ? 'eject' : 'hold'),
  };
}

export interface CrtOptions {
  readonly transport: Transport;
  readonly clock?: Clock | undefined;
  readonly settings?: CardReaderSettings | undefined;
  onChange?(): void;
}

export function createCrtCardReader(options: CrtOptions): ManagedCardReader {
  const timings = { ...CRT_TIMINGS, ...options.settings?.timings };
  return createMotorReader({
    transport: options.transport,
    clock: options.clock ?? systemClock,
    dialect: createCrtDialect(timings),
    timings,
    settings: options.settings,
    onChange: options.onChange,
  });
}
