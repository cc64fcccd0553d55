import { ACK, NAK } from '../../card/length-frames.ts';
import { createSankyoDecoder, encodeSankyo, textOfSankyo } from '../../card/sankyo/framing.ts';
import { asciiBytes, concatBytes } from '../../framing/bytes.ts';
import { createReaderBody, type EmulatedCardReader, type ReaderBody, type ReaderOptions } from '../omron/body.ts';

/** A Sankyo ICT3Q8 in software, as far as its commands are public. Its error codes are not: `99` stands for any refusal. */
export const createEmulatedSankyoReader = (options: ReaderOptions = {}): EmulatedCardReader => createReaderBody(options, createLogic);

function createLogic({ slot, send }: ReaderBody) {
  const decoder = createSankyoDecoder();
  let ready = false;
  let last: Uint8Array | null = null;

  const position = () => ({ none: '00', slot: '01', inside: '02' })[slot.place()];
  const inside = slot.place;
  /** Data of a positive answer, null for a refusal. */
  const execute = (name: string): Uint8Array | null => {
    const nothing = new Uint8Array();
    if (name === '00') {
      ready = !slot.jammed();
      slot.setPermitted(false);
      return ready ? nothing : null;
    }
    if (!ready || slot.jammed()) return null;
    const chip = slot.card()?.chip ?? null;
    const track = /^6([123])$/.exec(name);
    if (track !== null) {
      const data = inside() === 'inside' ? slot.track(Number(track[1]) as 1 | 2 | 3) : null;
      return data === null ? null : asciiBytes(data.slice(1, -1));
    }
    switch (name) {
      case '10':
        return nothing;
      case ':0':
      case ':1':
      case ':2':
        slot.setPermitted(name !== ':1' && slot.place() === 'none');
        return nothing;
      case '20':
        return slot.move('inside') ? nothing : null;
      case '30':
        return slot.move('slot') ? nothing : null;
      case '31':
        return slot.move('bin') ? nothing : null;
      case '67':
        return asciiBytes([1, 2, 3].map((n) => (slot.track(n as 1 | 2 | 3) === null ? '0' : '1')).join(''));
      case '@0':
        if (inside() !== 'inside') return null;
        slot.setContacts('pressed');
        return nothing;
      case '@2':
        slot.setContacts('off');
        return nothing;
      case 'I0':
        if (chip === null || slot.contacts() === 'off') return null;
        slot.setContacts('on');
        return chip.atr;
      case 'I1':
        slot.setContacts('pressed');
        return nothing;
      default:
        return null;
    }
  };

  return {
    onBytes(bytes: Uint8Array) {
      for (const token of decoder.push(bytes)) {
        if (token.kind === 'bad') send(Uint8Array.of(NAK));
        if (token.kind === 'control' && token.byte === NAK && last !== null) send(last);
        if (token.kind !== 'frame') continue;
        const text = textOfSankyo(token.bytes);
        const name = String.fromCharCode(...text.subarray(1, 3));
        send(Uint8Array.of(ACK));
        const data = execute(name);
        last = encodeSankyo(data === null ? asciiBytes(`N${name}99`) : concatBytes(asciiBytes(`P${name}${position()}`), data));
        send(last);
      }
    },
    giveUp: () => decoder.drop(),
    restart() {
      ready = false;
      last = null;
    },
  };
}
