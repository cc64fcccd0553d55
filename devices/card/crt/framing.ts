import { concatBytes, ETX } from '../../framing/bytes.ts';
import { ACK, createFrameDecoder, type FrameDecoder, NAK, xorOf } from '../length-frames.ts';

/** Frames of Creator CRT readers: `F2 addr lenH lenL text 03 BCC`, BCC the XOR of everything before it; ACK and NAK stand alone. */
const HEAD = 0xf2;
const ADDRESS = 0x00;
/** The longest answer is an APDU's 258 bytes behind six of head; a limit keeps a wrong length from swallowing what follows. */
const MOST = 1_024;

export function encodeCrt(text: Uint8Array): Uint8Array {
  const whole = concatBytes(Uint8Array.of(HEAD, ADDRESS, text.length >> 8, text.length & 0xff), text, Uint8Array.of(ETX));
  return concatBytes(whole, Uint8Array.of(xorOf(whole)));
}

export const textOfCrt = (frame: Uint8Array): Uint8Array => frame.subarray(4, -2);

export const createCrtDecoder = (): FrameDecoder =>
  createFrameDecoder({
    head: Uint8Array.of(HEAD, ADDRESS),
    controls: new Set([ACK, NAK]),
    lengthOf(bytes) {
      const [, , high, low] = bytes;
      if (high === undefined || low === undefined) return null;
      const length = high * 256 + low;
      return length === 0 || length > MOST ? 0 : length + 6;
    },
    check: (frame) => frame.at(-2) === ETX && xorOf(frame) === 0,
  });
