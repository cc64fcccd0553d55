import { concatBytes } from '../../framing/bytes.ts';
import { ACK, createFrameDecoder, DLE, EOT, type FrameDecoder, NAK } from '../length-frames.ts';

/** Frames of Sankyo (Nidec) ICT readers: `F2 lenH lenL text crcH crcL`, CRC-16/XMODEM over everything before it; ACK, NAK, EOT and DLE stand alone. */
const HEAD = 0xf2;
/** The reader's buffer of 1024 bytes less head and CRC. */
const MOST = 1_019;

/** Polynomial 1021, initial value 0, neither reflected nor inverted. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000) === 0 ? (crc << 1) & 0xffff : ((crc << 1) ^ 0x1021) & 0xffff;
  }
  return crc;
}

export function encodeSankyo(text: Uint8Array): Uint8Array {
  const whole = concatBytes(Uint8Array.of(HEAD, text.length >> 8, text.length & 0xff), text);
  const crc = crc16(whole);
  return concatBytes(whole, Uint8Array.of(crc >> 8, crc & 0xff));
}

export const textOfSankyo = (frame: Uint8Array): Uint8Array => frame.subarray(3, -2);

export const createSankyoDecoder = (): FrameDecoder =>
  createFrameDecoder({
    head: Uint8Array.of(HEAD),
    controls: new Set([ACK, NAK, EOT, DLE]),
    lengthOf(bytes) {
      const [, high, low] = bytes;
      if (high === undefined || low === undefined) return null;
      const length = high * 256 + low;
      return length === 0 || length > MOST ? 0 : length + 5;
    },
    check: (frame) => crc16(frame) === 0,
  });
