import { ok } from '../../../contract/result.ts';
import { type Clock, systemClock } from '../../clock.ts';
import { asciiBytes } from '../../framing/bytes.ts';
import type { Transport } from '../../transport/transport.ts';
import { withoutLe } from '../apdu.ts';
import { type Answer, type CardDialect, type CardReaderSettings, type CardTimings, type CommonReply, fault, isFault } from '../dialect.ts';
import { createMotorReader } from '../motor-reader.ts';
import type { ManagedCardReader } from '../reader.ts';
import { trackData } from '../tracks.ts';
import { ERRORS, POSITIONS, TRACK_ERRORS, WANTS_RESET } from './codes.ts';
import { type OmronIo, transact } from './dialogue.ts';
import { createOmronDecoder, encodeControl, type OmronToken } from './framing.ts';

/** 1.6: acknowledgement within 5.02 s; a response within 10 s, 20 s at 1200 baud. */
export const OMRON_TIMINGS: CardTimings = { writeMs: 5_000, ackMs: 5_100, responseMs: 20_000, tries: 3, pollMs: 300, heartbeatMs: 5_000 };

const RESETS = { exit: '00', retain: '01', currentPosition: '02' } as const;
const MOVES = { exit: '30', unit1: '31', transport: '40' } as const;

function refusal(command: string, reply: CommonReply) {
  const [code, text] = ERRORS[reply.status] ?? ['hardwareError', 'an error that its document does not name'];
  return fault(code, `C${command}: ${text} (${reply.status})`);
}

/** The commands of Omron's 3S4YR readers (V2X family), Data Transmission Specifications 3S4YR-MVFW(DL)-0**. */
export function createOmronDialect(timings: CardTimings): CardDialect<OmronToken> {
  const command = async (io: OmronIo, name: string, parameters = ''): Answer<CommonReply> => {
    const reply = await transact(io, timings, name, asciiBytes(parameters));
    return !reply.ok || reply.value.ok ? reply : refusal(name, reply.value);
  };
  const plainly = async (io: OmronIo, ...names: readonly string[]): Answer<void> => {
    for (const name of names) {
      const reply = await command(io, name);
      if (!reply.ok) return reply;
    }
    return ok(undefined);
  };
  const initialise = async (io: OmronIo, reset: string): Answer<void> => {
    const done = await plainly(io, reset);
    if (!done.ok) return done;
    // Tracks with sentinels and LRC, so that what we read is checked here and not believed.
    const format = await command(io, 'S0', '2');
    return format.ok ? ok(undefined) : format;
  };
  let initialised = false;

  return {
    capabilities: { type: 'motor', tracks: [1, 2, 3], chipPower: true, chipIO: true, capture: true },
    createDecoder: () => {
      initialised = false;
      return createOmronDecoder();
    },
    isGarbage: ({ kind }) => kind === 'garbage' || kind === 'bad',

    async status(io) {
      if (!initialised) {
        // The first command of all, by which the reader finds the baud rate; the card stays where it is.
        const done = await initialise(io, RESETS.currentPosition);
        if (!done.ok) return done;
        initialised = true;
      }
      const reply = await transact(io, timings, '10');
      if (!reply.ok) return reply;
      if (!reply.value.ok) {
        if (WANTS_RESET.has(reply.value.status)) initialised = false;
        return refusal('10', reply.value);
      }
      const position = POSITIONS[reply.value.status];
      return position === undefined
        ? fault('hardwareError', `C10: a position that its document does not name (${reply.value.status})`)
        : ok(position);
    },

    interrupt: async (io) => io.send(encodeControl('eot'), timings.writeMs),

    async initialise(io, to) {
      const done = await initialise(io, RESETS[to]);
      initialised = done.ok;
      return done;
    },

    permit: (io, permitted) => plainly(io, permitted ? ':0' : ':1'),

    async readTrack(io, track) {
      const reply = await transact(io, timings, `6${track}`);
      if (!reply.ok) return reply;
      if (reply.value.ok) return ok(trackData(track, reply.value.data));
      const status = TRACK_ERRORS[reply.value.status];
      return status === undefined ? refusal(`6${track}`, reply.value) : ok({ status });
    },

    async powerOn(io, action) {
      if (action === 'warm') {
        // "0": the reader settles the protocol itself. The first byte of the answer says how that went.
        const warm = await command(io, 'E1', '0');
        return warm.ok ? ok(warm.value.data.slice(1)) : warm;
      }
      const now = await command(io, '10');
      if (!now.ok) return now;
      if (now.value.status === '00' || now.value.status === '01') return fault('noMedia', 'there is no card in the reader');
      const ready = await plainly(io, ...(now.value.status === '11' ? ['C3'] : now.value.status === '10' ? [] : ['C0']));
      if (!ready.ok) return ready;
      const cold = await command(io, 'C2');
      return cold.ok ? ok(cold.value.data) : cold;
    },

    async powerOff(io) {
      const off = await plainly(io, 'C3');
      // A chip that is off already must still let go of its contacts.
      return off.ok || isFault(off.error) ? plainly(io, 'C1') : off;
    },

    async transmit(io, apdu) {
      const reply = await transact(io, timings, 'F0', withoutLe(apdu));
      if (!reply.ok) return reply;
      return reply.value.ok ? ok(reply.value.data) : refusal('F0', reply.value);
    },

    move: (io, to) => plainly(io, MOVES[to]),
  };
}

export interface OmronOptions {
  readonly transport: Transport;
  readonly clock?: Clock | undefined;
  readonly settings?: CardReaderSettings | undefined;
  onChange?(): void;
}

export function createOmronCardReader(options: OmronOptions): ManagedCardReader {
  const timings = { ...OMRON_TIMINGS, ...options.settings?.timings };
  return createMotorReader({
    transport: options.transport,
    clock: options.clock ?? systemClock,
    dialect: createOmronDialect(timings),
    timings,
    settings: options.settings,
    onChange: options.onChange,
  });
}
