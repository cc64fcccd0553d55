import { ok } from '../../../contract/result.ts';
import { type Clock, systemClock } from '../../clock.ts';
import { asciiBytes } from '../../framing/bytes.ts';
import type { Transport } from '../../transport/transport.ts';
import {
  type Answer,
  type CardDialect,
  type CardPosition,
  type CardReaderSettings,
  type CardTimings,
  type CommonReply,
  fault,
  isFault,
  parseCommon,
} from '../dialect.ts';
import { exchangeFrames, type FramedIo } from '../framed-dialogue.ts';
import type { FrameDecoder, FrameToken } from '../length-frames.ts';
import { createMotorReader } from '../motor-reader.ts';
import type { ManagedCardReader } from '../reader.ts';
import { trackData } from '../tracks.ts';
import { createSankyoDecoder, encodeSankyo, textOfSankyo } from './framing.ts';

/** Five tries; the other limits are those of the family's other reader. */
export const SANKYO_TIMINGS: CardTimings = { writeMs: 5_000, ackMs: 1_000, responseMs: 20_000, tries: 5, pollMs: 300, heartbeatMs: 5_000 };

/** ST1 ST0. Public sources give 02; 00 and 01 are those of the same command set at its other maker and are data for the one who finds them to be otherwise. */
export const SANKYO_POSITIONS: Readonly<Record<string, CardPosition>> = {
  '00': { media: 'notPresent', chip: 'noCard' },
  '01': { media: 'entering', chip: 'noCard' },
  '02': { media: 'present', chip: 'unknown' },
};
/** The one initialisation that is published, parameters and all. */
const INITIALISE = '0032400001000';
const MOVES = { exit: '30', unit1: '31', transport: '20' } as const;

/**
 * The commands of Sankyo's (Nidec's) ICT3Q8 that are public. No table of its errors is, so that every refusal is `hardwareError` with the code in its text; nor is the
 * exchange with a chip, which is why this reader powers chips and does not speak with them.
 */
export function createSankyoDialect(timings: CardTimings): CardDialect<FrameToken> {
  let decoder: FrameDecoder = createSankyoDecoder();
  let initialised = false;
  /** `name` is the two characters of the command that come back in the answer. */
  const transact = (io: FramedIo, name: string, parameters = ''): Answer<CommonReply> =>
    exchangeFrames(io, timings, () => decoder, {
      what: `C${name}`,
      frame: encodeSankyo(asciiBytes(`C${name}${parameters}`)),
      parse: (frame) => parseCommon(textOfSankyo(frame), name),
    });
  const command = async (io: FramedIo, name: string, parameters = ''): Answer<CommonReply> => {
    const reply = await transact(io, name, parameters);
    return !reply.ok || reply.value.ok ? reply : fault('hardwareError', `C${name}: the reader refuses (${reply.value.status})`);
  };
  const plainly = async (io: FramedIo, name: string, parameters = ''): Answer<void> => {
    const reply = await command(io, name, parameters);
    return reply.ok ? ok(undefined) : reply;
  };
  const initialise = async (io: FramedIo): Answer<void> => {
    const done = await plainly(io, INITIALISE.slice(0, 2), INITIALISE.slice(2));
    initialised = done.ok;
    return done;
  };
  const status = async (io: FramedIo): Answer<CardPosition> => {
    if (!initialised) {
      const done = await initialise(io);
      if (!done.ok) return done;
    }
    const reply = await command(io, '10');
    if (!reply.ok) return reply;
    return ok(SANKYO_POSITIONS[reply.value.status] ?? { media: 'unknown', chip: 'unknown' });
  };

  return {
    capabilities: { type: 'motor', tracks: [1, 2, 3], chipPower: true, chipIO: false, capture: true },
    createDecoder: () => {
      initialised = false;
      decoder = createSankyoDecoder();
      return decoder;
    },
    isGarbage: ({ kind }) => kind === 'garbage' || kind === 'bad',
    status,
    async interrupt() {
      // Nothing public breaks an exchange off; what is half received is forgotten, and answers are told apart by their command.
      decoder.drop();
      return ok(undefined);
    },
    async initialise(io, to) {
      const done = await initialise(io);
      if (!done.ok || to === 'currentPosition') return done;
      const now = await status(io);
      if (!now.ok) return now;
      return now.value.media === 'present' ? plainly(io, to === 'exit' ? MOVES.exit : MOVES.unit1) : ok(undefined);
    },
    permit: (io, permitted) => plainly(io, permitted ? ':0' : ':1'),

    async readTrack(io, track) {
      // Three digits, one for each track: whether it holds data at all.
      const which = await command(io, '67');
      if (!which.ok) return which;
      if (which.value.data[track - 1] !== 0x31) return ok({ status: 'dataMissing' });
      const reply = await transact(io, `6${track}`);
      if (!reply.ok) return reply;
      return ok(reply.value.ok ? trackData(track, reply.value.data) : { status: 'dataInvalid' });
    },

    async powerOn(io, action) {
      if (action === 'warm') return fault('chipPowerNotSupported', 'no warm reset is known for this reader');
      const pressed = await plainly(io, '@0');
      if (!pressed.ok) return pressed;
      const reply = await transact(io, 'I0');
      if (!reply.ok) return reply;
      return reply.value.ok
        ? ok(reply.value.data)
        : fault('atrNotObtained', `CI0: the chip does not answer to reset (${reply.value.status})`);
    },
    async powerOff(io) {
      const off = await plainly(io, 'I1');
      return off.ok || isFault(off.error) ? plainly(io, '@2') : off;
    },
    transmit: async () => fault('unsupportedCommand', 'no exchange with chips is known for this reader'),
    move: (io, to) => plainly(io, MOVES[to]),
  };
}

export interface SankyoOptions {
  readonly transport: Transport;
  readonly clock?: Clock | undefined;
  readonly settings?: CardReaderSettings | undefined;
  onChange?(): void;
}

export function createSankyoCardReader(options: SankyoOptions): ManagedCardReader {
  const timings = { ...SANKYO_TIMINGS, ...options.settings?.timings };
  return createMotorReader({
    transport: options.transport,
    clock: options.clock ?? systemClock,
    dialect: createSankyoDialect(timings),
    timings,
    settings: options.settings,
    onChange: options.onChange,
  });
}
