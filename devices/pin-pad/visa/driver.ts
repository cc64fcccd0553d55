import { err, ok, type Result } from '../../../contract/result.ts';
import { type Clock, systemClock } from '../../clock.ts';
import type { LinkError, PinPadError } from '../../errors.ts';
import { createSession, type RunOptions } from '../../session/session.ts';
import type { Transport } from '../../transport/transport.ts';
import { createEntryTurn } from '../entry-turn.ts';
import type { CallOptions, EncipheredPin, ManagedPinPad, WorkingKey } from '../pin-pad.ts';
import { checkRequest, checkWorkingKey, fromLink, padState, pinPadError } from '../request.ts';
import { callBack, command, type Dialogue } from './dialogue.ts';
import { createVisaDecoder, type VisaToken } from './frame.ts';
import {
  diagnose,
  enterPin,
  hasMasterKey,
  idle,
  injectMasterKey,
  makeMac,
  readSerial,
  SERIAL,
  selectMasterKey,
  testPin,
  writeSerial,
} from './operations.ts';
import { dukptText, type EntryPacket, macText, type PacketMac, testMacText } from './packets.ts';
import { DEFAULT_PROMPTS, DEFAULT_VISA_TIMINGS, type VisaSettings, type VisaTimings } from './settings.ts';

type Outcome<T> = Promise<Result<T, PinPadError>>;

/**
 * What these pads can besides: for the technician's page and the room where keys are loaded. Letters and numbers whose meaning differs by
 * model go through as they are.
 */
export interface VisaPinPad extends ManagedPinPad {
  /** SI 02. The key crosses the line in clear (hexadecimal of 8 or 16 bytes): for the secure room alone, never at a counter. */
  injectMasterKey(slot: number, key: string, options?: CallOptions): Outcome<void>;
  hasMasterKey(slot: number, options?: CallOptions): Outcome<boolean>;
  /** SI 05: 16 characters. */
  writeSerial(serial: string, options?: CallOptions): Outcome<void>;
  /** SI 01, test 0..10: what the pad says about it. */
  diagnose(test: number, options?: CallOptions): Outcome<string>;
  /** SI 13. The pad speaks at the new rate from then on; the profile must follow. */
  selectBaud(code: string, options?: CallOptions): Outcome<void>;
  /** SI 18. */
  selectKeyMode(code: string, options?: CallOptions): Outcome<void>;
  /** 76: a block of the PIN 1234 under the next DUKPT key, without a customer. */
  testPin(accountNumber: string, options?: CallOptions): Outcome<EncipheredPin>;
  /** SI 07: a second of nothing, which proves the line. */
  idle(options?: CallOptions): Outcome<void>;
  /** Z69: a MAC under the next DUKPT key over account number and amount; what the pad answers behind `75`. */
  transactionMac(kind: PacketMac, accountNumber: string, direction: 'C' | 'D', amount: string, options?: CallOptions): Outcome<string>;
  /**
   * Z66: a MAC over a message. `unsupportedCommand`: how a Z66 packet says which key, which part and which flags it means is in no public document; its answers are
   * (`parseMacSession`).
   */
  messageMac(message: Uint8Array, options?: CallOptions): Outcome<string>;
  /** SI 25 and M04: what the pad answers to them is in no public document. */
  dukptEngine(options?: CallOptions): Outcome<number>;
  unitSerial(options?: CallOptions): Outcome<string>;
  /** 78: what the pad answers behind `75`. */
  testMac(accountNumber: string, amount: string, options?: CallOptions): Outcome<string>;
}

export interface VisaPinPadOptions {
  readonly transport: Transport;
  readonly clock?: Clock;
  readonly settings?: VisaSettings | undefined;
  onChange?(): void;
}

/** Room for a resynchronisation, three short exchanges and their repetitions around the wait for a customer. */
const around = (timings: VisaTimings) => 4 * (3 * timings.ackMs + timings.answerMs + timings.eotMs + timings.packetMs + timings.writeMs);

/** Pads of the VISA/IPP packet protocol (VeriFone PINpad 1000SE and MX800, and the pads that follow them). */
export function createVisaPinPad(options: VisaPinPadOptions): VisaPinPad {
  const clock = options.clock ?? systemClock;
  const timings: VisaTimings = { ...DEFAULT_VISA_TIMINGS, ...options.settings?.timings };
  const dialect = options.settings?.dialect ?? 'verifone';
  const prompts = options.settings?.prompts ?? DEFAULT_PROMPTS;
  const workingKeys = new Map<string, WorkingKey>();
  let decoder = createVisaDecoder();
  const dialogueOf = (io: Dialogue['io']): Dialogue => ({ io, clock, timings });

  const session = createSession<VisaToken>({
    transport: options.transport,
    clock,
    backoff: options.settings?.backoff,
    protocol: {
      createDecoder: () => {
        decoder = createVisaDecoder();
        return decoder;
      },
      isGarbage: (token) => token.kind === 'garbage' || (token.kind === 'packet' && !token.intact),
      hello: (io) => rest(io, 1),
      resync: (io) => rest(io, 2),
      heartbeatMs: timings.heartbeatMs,
    },
    onChange: () => options.onChange?.(),
  });
  const rest = (io: Dialogue['io'], acks: 1 | 2) => {
    // Half a packet from before must not swallow the answer.
    decoder.drop();
    return callBack(dialogueOf(io), acks);
  };

  const run = async <T>(
    work: (dialogue: Dialogue) => Promise<Result<T, PinPadError | LinkError>>,
    { deadlineMs = around(timings), ...limits }: Partial<RunOptions> = {},
  ): Outcome<T> => {
    const result: Result<T, PinPadError | LinkError> = await session.run((io) => work(dialogueOf(io)), { deadlineMs, ...limits });
    return result.ok ? result : err(fromLink(result.error));
  };
  const turn = createEntryTurn(() => run(async () => ok(undefined)));
  const oneChar = (prefix: string, code: string, signal: AbortSignal | undefined): Outcome<void> =>
    /^[0-9A-Z]$/.test(code)
      ? run((dialogue) => command(dialogue, prefix + code), { signal })
      : Promise.resolve(pinPadError('invalidData', 'this setting is one digit or capital letter'));

  return {
    setsLengths: true,
    start: () => session.start(),
    stop: () => session.stop(),
    observed: () => ({ device: padState(session.state(), session.busy()), detail: session.state().error?.message ?? '' }),

    async getPin(request, { signal, onEntryStarted } = {}) {
      const checked = checkRequest(request);
      if (!checked.ok) return checked;
      const { key, minLen, maxLen } = request;
      const workingKey = key.kind === 'session' ? workingKeys.get(key.name) : null;
      if (workingKey === undefined) return pinPadError('keyNotFound', 'no working key of this name was loaded');
      const packet: EntryPacket = dialect === 'uic' ? 'Z62' : minLen === 4 && maxLen === 12 ? 'Z60' : 'Z63';
      const onStarted = () => onEntryStarted?.();
      return turn.run(signal, (both) =>
        run((dialogue) => enterPin(dialogue, { packet, request, workingKey, prompts, onStarted }), {
          signal: both,
          deadlineMs: around(timings) + request.timeoutMs,
        }),
      );
    },
    cancel: () => turn.cancel(),

    async loadWorkingKey(key, { signal } = {}) {
      const checked = checkWorkingKey(key);
      if (!checked.ok) return checked;
      // These pads keep no working keys: the key goes along with each request. The master key is tried now, when somebody is there to hear
      // of it.
      const selected = await run((dialogue) => selectMasterKey(dialogue, key.masterKey), { signal });
      if (selected.ok) workingKeys.set(key.name, key);
      return selected;
    },

    async status({ signal } = {}) {
      const answer = await run(({ io }) => rest(io, 1), { signal, resync: false });
      return answer.ok ? ok({ device: padState(session.state(), false) }) : answer;
    },
    deviceSerial: ({ signal } = {}) => run(readSerial, { signal }),

    async injectMasterKey(slot, key, { signal } = {}) {
      const checked = checkWorkingKey({ name: '', masterKey: slot, encrypted: key.toUpperCase() });
      return checked.ok ? run((dialogue) => injectMasterKey(dialogue, slot, key.toUpperCase()), { signal }) : checked;
    },
    hasMasterKey: (slot, { signal } = {}) => run((dialogue) => hasMasterKey(dialogue, slot), { signal }),
    writeSerial: async (serial, { signal } = {}) =>
      SERIAL.test(serial)
        ? run((dialogue) => writeSerial(dialogue, serial), { signal })
        : pinPadError('invalidData', 'a serial number has 16 digits and capital letters'),
    diagnose: async (test, { signal } = {}) =>
      Number.isInteger(test) && test >= 0 && test <= 10
        ? run((dialogue) => diagnose(dialogue, test), { signal })
        : pinPadError('invalidData', 'tests are numbered 0 to 10'),
    selectBaud: (code, { signal } = {}) => oneChar('13', code, signal),
    selectKeyMode: (code, { signal } = {}) => oneChar('18', code, signal),
    testPin: async (accountNumber, { signal } = {}) =>
      /^[0-9]{8,19}$/.test(accountNumber)
        ? run((dialogue) => testPin(dialogue, dukptText('76', accountNumber, 'D', '1.00')), { signal })
        : pinPadError('invalidData', 'an account number has 8 to 19 digits'),
    idle: ({ signal } = {}) => run(idle, { signal }),
    transactionMac: async (kind, accountNumber, direction, amount, { signal } = {}) =>
      /^[0-9]{8,19}$/.test(accountNumber) && /^[0-9.]{3,13}$/.test(amount)
        ? run((dialogue) => makeMac(dialogue, macText(kind, accountNumber, direction, amount)), { signal })
        : pinPadError('invalidData', 'an account number has 8 to 19 digits, an amount 3 to 13 characters'),
    messageMac: async () => pinPadError('unsupportedCommand', 'the layout of packet Z66 is not public'),
    dukptEngine: async () => pinPadError('unsupportedCommand', 'the answer to packet 25 is not public'),
    unitSerial: async () => pinPadError('unsupportedCommand', 'the answer to packet M04 is not public'),
    testMac: async (accountNumber, amount, { signal } = {}) =>
      /^[0-9]{8,19}$/.test(accountNumber) && /^[0-9.]{3,13}$/.test(amount)
        ? run((dialogue) => makeMac(dialogue, testMacText(accountNumber, 'C', amount)), { signal })
        : pinPadError('invalidData', 'an account number has 8 to 19 digits, an amount 3 to 13 characters'),
  };
}
