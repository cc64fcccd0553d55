import { createCrtDecoder, encodeCrt, textOfCrt } from '../../card/crt/framing.ts';
import { ACK, NAK } from '../../card/length-frames.ts';
import { asciiBytes, concatBytes } from '../../framing/bytes.ts';
import { createReaderBody, type EmulatedCardReader, type ReaderBody, type ReaderOptions } from '../omron/body.ts';

/** A Creator CRT reader in software, as far as its commands are public. Its error codes are not: `99` stands for any refusal. */
export const createEmulatedCrtReader = (options: ReaderOptions = {}): EmulatedCardReader => createReaderBody(options, createLogic);

function createLogic({ slot, send }: ReaderBody) {
  const decoder = createCrtDecoder();
  let ready = false;
  let last: Uint8Array | null = null;
  const nothing = new Uint8Array();

  const execute = (name: string, data: Uint8Array): Uint8Array | null => {
    if (slot.jammed()) return null;
    if (name === '03') {
      ready = true;
      slot.setPermitted(false);
      return nothing;
    }
    if (!ready) return null;
    const chip = slot.card()?.chip ?? null;
    switch (name) {
      case '10':
        return nothing;
      case '20':
        return slot.move('inside') ? nothing : null;
      case '21':
        if (slot.place() !== 'inside') return null;
        slot.setContacts('pressed');
        return nothing;
      case '29':
        return slot.move('slot') ? nothing : null;
      case '30':
      case '31':
        slot.setPermitted(name === '30' && slot.place() === 'none');
        return nothing;
      case 'Q0':
        if (chip === null || slot.contacts() === 'off') return null;
        slot.setContacts('on');
        return concatBytes(asciiBytes('0'), chip.atr);
      case 'Q1':
        slot.setContacts('pressed');
        return nothing;
      case 'Q4':
        return chip === null || slot.contacts() !== 'on' || data.length < 4 ? null : chip.transmit(data);
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
        const [, cm = 0, pm = 0] = textOfCrt(token.bytes);
        send(Uint8Array.of(ACK));
        // 30..33 are written as the digits that they are, 51 as the letter.
        const data = execute(`${String.fromCharCode(cm)}${String.fromCharCode(pm)}`, textOfCrt(token.bytes).subarray(3));
        const state = { none: '0', slot: '1', inside: '2' }[slot.place()];
        last = encodeCrt(
          data === null
            ? concatBytes(asciiBytes('N'), Uint8Array.of(cm, pm), asciiBytes('99'))
            : concatBytes(asciiBytes('P'), Uint8Array.of(cm, pm), asciiBytes(`${state}00`), data),
        );
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
