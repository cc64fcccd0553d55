import { type Clock, systemClock } from '../../clock.ts';
import { toHex } from '../../crypto/bytes.ts';
import type { Ciphers } from '../../crypto/ciphers/cipher.ts';
import { systemCiphers } from '../../crypto/ciphers/select.ts';
import { asciiBytes, concatBytes } from '../../framing/bytes.ts';
import { createIdTechDecoder, encodeFrame } from '../../pin-pad/id-tech/frame.ts';
import { REPORT_BYTES, toReports } from '../../pin-pad/id-tech/reports.ts';
import { createPadBody, type PadBody } from '../pin-pad/body.ts';
import type { EmulatedPad } from '../pin-pad/control.ts';
import { type DukptEngine, encipheredIso0 } from '../pin-pad/keys.ts';

export interface EmulatedIdTechPad extends EmulatedPad {
  /** As the key injection facility does it. */
  setEngine(engine: DukptEngine | null): void;
  /** The session key, already in clear inside the pad. */
  setSessionKey(key: Uint8Array | null): void;
  beeps(): number;
}

export interface IdTechPadOptions {
  readonly clock?: Clock;
  readonly ciphers?: Ciphers;
  readonly model?: 'k100' | 'l100';
  readonly link?: 'serial' | 'hid';
  readonly firmware?: string;
}

const ENTRY_MS = 180_000;
/** "Digits cleared after 20 s (10 s L100) of no key." */
const FORGET_MS = { k100: 20_000, l100: 10_000 } as const;
/** Half a frame is forgotten after so long. */
const STALE_MS = 1_000;
const OUTPUT_BYTES = REPORT_BYTES + 1;
const NO_KEY = [0x04, 0x00] as const;
const WRONG_ACCOUNT = [0x07, 0x02] as const;
const OTHER = [0x07, 0x04] as const;
const CANCELED = [0x18, 0x00] as const;

/**
 * A SmartPIN in software. What the manual does not say is done so: half a frame is forgotten after a second, a command that is not known is
 * refused with `07 04`, and an entry that ran out of time is answered like a canceled one.
 */
export function createEmulatedIdTechPad(options: IdTechPadOptions = {}): EmulatedIdTechPad {
  const clock = options.clock ?? systemClock;
  const ciphers = options.ciphers ?? systemCiphers();
  const model = options.model ?? 'k100';
  const hid = options.link === 'hid';
  const decoder = createIdTechDecoder({ padding: hid });
  let engine: DukptEngine | null = null;
  let sessionKey: Uint8Array | null = null;
  let beeps = 0;
  let half: Uint8Array = new Uint8Array();
  let cancelStale = () => {};

  /** What reaches a HID pad of the host's reports: all but the zero in front of each. */
  const contentOf = (bytes: Uint8Array): Uint8Array => {
    half = concatBytes(half, bytes);
    const whole = half.length - (half.length % OUTPUT_BYTES);
    const content = half.subarray(0, whole).filter((_, index) => index % OUTPUT_BYTES !== 0);
    half = half.slice(whole);
    return content;
  };
  const forgetHalf = () => {
    half = new Uint8Array();
    decoder.drop();
  };

  const say = (body: Uint8Array) => {
    const frame = encodeFrame(body);
    // The LRC is the third byte from the end of the frame, wherever the report that carries it ends.
    const sent = hid ? concatBytes(...toReports(frame)) : frame;
    pad.sendFrame(sent, sent.length - frame.length + 3);
  };
  const accept = (text: string) => say(Uint8Array.of(0x06, ...asciiBytes(text)));
  const refuse = (code: readonly [number, number]) => say(Uint8Array.of(0x15, ...code));

  const entered = (key: 'session' | 'dukpt', pin: Uint8Array, accountNumber: string) => {
    const turn = key === 'dukpt' ? (engine?.next() ?? null) : null;
    const own = sessionKey;
    if (key === 'dukpt' ? turn === null : own === null) return refuse(NO_KEY);
    const encipher = (clear: Uint8Array) => turn?.encipher(clear) ?? ciphers.create('TDES', own ?? new Uint8Array(16)).encryptEcb(clear);
    const block = encipheredIso0(pin, accountNumber, encipher);
    if (block === null) return refuse(WRONG_ACCOUNT);
    accept(`${turn === null ? '' : toHex(turn.ksn)}${toHex(block)}`);
  };
  const onGetPin = (key: 'session' | 'dukpt', rest: Uint8Array) => {
    const accountNumber = Buffer.from(rest.subarray(0, 16)).toString('latin1');
    const text = Buffer.from(rest.subarray(17)).toString('latin1');
    const rightLength = model === 'k100' ? rest.length === 16 : rest.length === 17 + (rest[16] ?? 0);
    if (!/^[0-9]{16}$/.test(accountNumber) || !rightLength) return refuse(WRONG_ACCOUNT);
    if (key === 'dukpt' ? engine === null : sessionKey === null) return refuse(NO_KEY);
    const rules = { minLen: 4, maxLen: 12, emptyAllowed: false, reportsShort: false, timeoutMs: ENTRY_MS, forgetMs: FORGET_MS[model] };
    pad.keypad.begin(
      {
        ...rules,
        onEnd(end) {
          if (end.kind === 'entered') entered(key, end.pin, accountNumber);
          else refuse(CANCELED);
          pad.changed();
        },
      },
      model === 'l100' ? text : '',
    );
    pad.changed();
  };
  const onCommand = (command: Uint8Array) => {
    const code = toHex(command.subarray(0, 3));
    if (code === '754609') {
      pad.keypad.abandon();
      refuse(CANCELED);
      return pad.changed();
    }
    // A pad that asks for a PIN hears the cancel command alone.
    if (pad.keypad.active()) return;
    if (code === '784601') return accept(options.firmware ?? `ID TECH SmartPIN ${model.toUpperCase()} V1.00`);
    if (code === '754607' && (command[3] === 0 || command[3] === 1))
      return onGetPin(command[3] === 1 ? 'dukpt' : 'session', command.subarray(4));
    if (code === '754601') {
      beeps += command[4] ?? 0;
      return accept('');
    }
    refuse(OTHER);
  };

  const pad: PadBody = createPadBody(clock, {
    onBytes: (bytes) => {
      cancelStale();
      cancelStale = clock.after(STALE_MS, forgetHalf);
      for (const token of decoder.push(hid ? contentOf(bytes) : bytes)) {
        if (token.kind !== 'frame') continue;
        if (pad.refusing()) refuse(OTHER);
        else onCommand(token.body);
      }
    },
    // Half a report does not survive the plug: a host sends whole ones.
    onConnected: () => {
      half = new Uint8Array();
    },
    onSwitchOff: () => {
      cancelStale();
      forgetHalf();
    },
  });

  return {
    ...pad.control,
    setEngine: (next) => {
      engine = next;
    },
    setSessionKey: (key) => {
      sessionKey = key === null ? null : Uint8Array.from(key);
    },
    beeps: () => beeps,
  };
}
