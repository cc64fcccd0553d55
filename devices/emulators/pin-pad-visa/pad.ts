import { type Clock, systemClock } from '../../clock.ts';
import { fromHex, toHex } from '../../crypto/bytes.ts';
import type { Ciphers } from '../../crypto/ciphers/cipher.ts';
import { systemCiphers } from '../../crypto/ciphers/select.ts';
import { asciiBytes } from '../../framing/bytes.ts';
import { createPadBody, type PadBody } from '../pin-pad/body.ts';
import type { EmulatedPad } from '../pin-pad/control.ts';
import { type DukptEngine, encipheredIso0 } from '../pin-pad/keys.ts';
import { handleAdmin, type PadMemory } from './admin.ts';
import { createPadLink, type PadLink } from './link.ts';
import { type PadRequest, parseRequest } from './requests.ts';

export interface EmulatedVisaPad extends EmulatedPad {
  /** As in the secure room: loads a key without the line. */
  setMasterKey(slot: number, key: Uint8Array | null): void;
  hasMasterKey(slot: number): boolean;
  setUnusable(slot: number): void;
  setEngine(number: 0 | 1 | 2, engine: DukptEngine | null): void;
  serial(): string;
}

export interface VisaPadOptions {
  readonly clock?: Clock;
  readonly ciphers?: Ciphers;
  readonly serial?: string;
}

/** The PIN of packet 76, by the guide. */
const TEST_PIN = Uint8Array.of(1, 2, 3, 4);
const shortKsn = (ksn: Uint8Array) => toHex(ksn).replace(/^F+/, '').padStart(10, 'F');

/** A pad of the VISA/IPP packet protocol in software: takes the same packets, gives the same answers, and enciphers for real. */
export function createEmulatedVisaPad(options: VisaPadOptions = {}): EmulatedVisaPad {
  const clock = options.clock ?? systemClock;
  const ciphers = options.ciphers ?? systemCiphers();
  const memory: PadMemory = {
    masterKeys: new Map(),
    serial: options.serial ?? '246880401A001234',
    selected: 0,
    engine: 0,
    unusable: new Set(),
  };
  const engines = new Map<number, DukptEngine>();
  const say = (text: string) => link.say({ frame: 'transaction', text });

  const entered = (request: PadRequest, pin: Uint8Array) => {
    if (request.kind === 'session') return say(sessionAnswer(request, pin));
    const turn = engines.get(memory.engine)?.next() ?? null;
    if (turn === null) return say('716');
    const block = encipheredIso0(pin, request.accountNumber, turn.encipher);
    if (block === null) return say('712');
    say(`${request.kind === 'dukpt' ? '73.00000' : '710'}${shortKsn(turn.ksn)}${toHex(block)}`);
  };
  const sessionAnswer = (request: PadRequest, pin: Uint8Array): string => {
    const master = memory.masterKeys.get(memory.selected);
    if (master === undefined) return '711';
    if (pin.length === 0) return `71.00001${'0'.repeat(16)}`;
    const workingKey = ciphers.create('TDES', master).decryptEcb(fromHex(request.workingKey));
    const block = encipheredIso0(pin, request.accountNumber, (clear) => ciphers.create('TDES', workingKey).encryptEcb(clear));
    workingKey.fill(0);
    return block === null ? '712' : `71.0${String(pin.length).padStart(2, '0')}01${toHex(block)}`;
  };

  /** What a pad refuses before it asks anybody; null when all is well. */
  const refusal = (request: PadRequest): string | null => {
    const prefix = request.kind === 'testMac' ? '75' : '71';
    if (!/^[0-9]{8,19}$/.test(request.accountNumber)) return `${prefix}2`;
    if (request.kind === 'session') return !memory.masterKeys.has(memory.selected) ? '711' : request.workingKey === '' ? '712' : null;
    if (!engines.has(memory.engine)) return `${prefix}1`;
    if (request.kind === 'dukpt') return null;
    return !/^[CD]/.test(request.amount) ? `${prefix}5` : /^.[0-9.]{3,13}$/.test(request.amount) ? null : `${prefix}7`;
  };
  const onRequest = (request: PadRequest) => {
    link.ack();
    const refused = refusal(request);
    if (refused !== null) return say(refused);
    if (request.kind === 'testPin') return entered(request, TEST_PIN);
    if (request.kind === 'testMac') {
      const turn = engines.get(memory.engine)?.next() ?? null;
      // The layout behind `75` follows that of `71`: the guide's example cannot be read.
      return say(turn === null ? '756' : `750${shortKsn(turn.ksn)}${toHex(turn.mac(asciiBytes(request.accountNumber + request.amount)))}`);
    }
    const { minLen, maxLen, emptyAllowed, timeoutMs, prompt } = request;
    const rules = { minLen, maxLen, emptyAllowed, timeoutMs, reportsShort: true, forgetMs: null };
    body.keypad.begin(
      {
        ...rules,
        onEnd(end) {
          if (end.kind === 'entered') entered(request, end.pin);
          else if (end.kind === 'short') say('714');
          else link.eot();
          body.changed();
        },
      },
      prompt,
    );
    body.changed();
  };
  const onTransaction = (text: string) => {
    if (text === '72') {
      const busy = body.keypad.active();
      body.keypad.abandon();
      link.forget();
      if (busy) link.eot();
      else link.ack();
      return body.changed();
    }
    const request = parseRequest(text);
    if (request !== null) onRequest(request);
  };

  const link: PadLink = createPadLink(
    clock,
    () => body,
    ({ frame, text }) => (frame === 'administrative' ? handleAdmin(text, memory, link) : onTransaction(text)),
  );
  const body: PadBody = createPadBody(clock, {
    onBytes: (bytes) => link.onBytes(bytes),
    onSwitchOff: () => link.forget(),
  });

  return {
    ...body.control,
    setMasterKey(slot, key) {
      if (key === null) memory.masterKeys.delete(slot);
      else memory.masterKeys.set(slot, Uint8Array.from(key));
    },
    hasMasterKey: (slot) => memory.masterKeys.has(slot),
    setUnusable: (slot) => void memory.unusable.add(slot),
    setEngine(number, engine) {
      if (engine === null) engines.delete(number);
      else engines.set(number, engine);
    },
    serial: () => memory.serial,
  };
}
