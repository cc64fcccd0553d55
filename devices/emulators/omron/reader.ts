import { trackLrc } from '../../card/iso7813.ts';
import { createOmronDecoder, encodeControl, encodeText } from '../../card/omron/framing.ts';
import { asciiBytes, concatBytes } from '../../framing/bytes.ts';
import { createReaderBody, type EmulatedCardReader, type ReaderBody, type ReaderOptions } from './body.ts';

/** An Omron 3S4YR in software, by its transmission specification: takes the same frames, gives the same answers, and does nothing before an initial reset. */
export function createEmulatedOmronReader(options: ReaderOptions = {}): EmulatedCardReader {
  return createReaderBody(options, createLogic);
}

type Outcome = { readonly ok: true; readonly data?: Uint8Array; readonly status?: string } | { readonly ok: false; readonly code: string };
const refuse = (code: string): Outcome => ({ ok: false, code });
const done: Outcome = { ok: true };

function createLogic({ slot, send }: ReaderBody) {
  const decoder = createOmronDecoder();
  let command: Uint8Array | null = null;
  let last: Uint8Array | null = null;
  let reset = false;
  let format = '0';

  const position = () => {
    if (slot.place() === 'none') return '00';
    if (slot.place() === 'slot') return '01';
    return { off: '02', pressed: '10', on: '11' }[slot.contacts()];
  };
  const inside = (work: () => Outcome): Outcome => (slot.place() !== 'inside' ? refuse('01') : slot.jammed() ? jam() : work());
  const jam = () => {
    reset = false;
    return refuse('10');
  };
  const move = (to: 'slot' | 'inside' | 'bin'): Outcome => (slot.place() === 'none' ? refuse('01') : slot.move(to) ? done : jam());

  const read = (track: 1 | 2 | 3): Outcome =>
    inside(() => {
      const data = slot.track(track);
      if (data === null) return refuse('44');
      const bare = data.slice(1, -1);
      if (bare === '') return refuse('45');
      const text = format === '0' ? bare : format === '1' ? data : data + trackLrc(track === 1 ? 1 : 2, data);
      return { ok: true, data: asciiBytes(text) };
    });
  const activate = (warm: boolean): Outcome =>
    inside(() => {
      if (slot.contacts() === 'off' || (warm && slot.contacts() !== 'on')) return refuse('01');
      const chip = slot.card()?.chip ?? null;
      if (chip === null) return refuse('82');
      chip.reset();
      slot.setContacts('on');
      return { ok: true, data: warm ? concatBytes(asciiBytes('0'), chip.atr) : chip.atr };
    });

  const touch = (contacts: 'off' | 'pressed'): Outcome =>
    inside(() => {
      slot.setContacts(contacts);
      return done;
    });

  const initialise = (name: string): Outcome => {
    if (slot.jammed()) return jam();
    reset = true;
    format = '0';
    slot.setPermitted(false);
    slot.setContacts('off');
    if (slot.place() === 'none') return done;
    return move(name === '00' || name === '04' ? 'slot' : name === '01' || name === '05' ? 'bin' : 'inside');
  };

  const execute = (name: string, parameters: Uint8Array): Outcome => {
    if (['00', '01', '02', '04', '05', '06'].includes(name)) return initialise(name);
    if (!reset) return refuse('19');
    if (slot.jammed()) return jam();
    switch (name) {
      case '10':
        return done;
      case ':0':
      case ':2':
        if (slot.place() !== 'none') return refuse('01');
        slot.setPermitted(true);
        return done;
      case ':1':
        slot.setPermitted(false);
        return done;
      case '30':
        return move('slot');
      case '31':
        return move('bin');
      case '40':
        return slot.place() === 'slot' ? move('inside') : refuse('60');
      case '61':
      case '62':
      case '63':
        return read(Number(name[1]) as 1 | 2 | 3);
      case 'S0':
        format = String.fromCharCode(parameters[0] ?? 0x30);
        return done;
      case 'C0':
        return touch('pressed');
      case 'C1':
        return touch('off');
      case 'C2':
        return activate(false);
      case 'E1':
        return activate(true);
      case 'C3':
        return slot.contacts() === 'on' ? touch('pressed') : refuse('01');
      case 'F0': {
        const chip = slot.card()?.chip ?? null;
        if (slot.contacts() !== 'on' || chip === null) return refuse('01');
        if (parameters.length < 4) return refuse('02');
        return { ok: true, status: '20', data: chip.transmit(parameters) };
      }
      default:
        return refuse('00');
    }
  };

  const respond = (text: Uint8Array) => {
    const name = String.fromCharCode(...text.subarray(1, 3));
    const outcome = execute(name, text.subarray(3));
    last = outcome.ok
      ? concatBytes(asciiBytes(`P${name}${outcome.status ?? position()}`), outcome.data ?? new Uint8Array())
      : asciiBytes(`N${name}${outcome.code}`);
    send(encodeText(last));
  };

  return {
    onBytes(bytes: Uint8Array) {
      for (const token of decoder.push(bytes)) {
        if (token.kind === 'text') {
          command = token.bytes[0] === 0x43 && token.bytes.length >= 3 ? token.bytes : null;
          send(encodeControl(command === null ? 'nak' : 'ack'));
        } else if (token.kind === 'bad') send(encodeControl('nak'));
        else if (token.kind === 'enq' && command !== null) {
          const text = command;
          command = null;
          respond(text);
        } else if (token.kind === 'enq' && last !== null) send(encodeText(last));
        else if (token.kind === 'eot') command = null;
      }
    },
    restart() {
      reset = false;
      command = null;
      last = null;
    },
  };
}
