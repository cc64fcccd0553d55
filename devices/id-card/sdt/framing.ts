import { createFrameDecoder, type FrameDecoder, xorOf } from '../../card/length-frames.ts';
import { concatBytes } from '../../framing/bytes.ts';

/**
 * Frames of the readers with an SDT security module: `AA AA AA 96 69 lenH lenL content check`. The length counts content and check; the check is the XOR from the length on.
 * A command's content is command and parameter; an answer's is three status bytes and data.
 */
const HEAD = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69);
/** The longest answer holds text, photo and fingerprint: 2314 bytes. */
const MOST = 4_096;

export function encodeSdt(content: Uint8Array): Uint8Array {
  const length = content.length + 1;
  const checked = concatBytes(Uint8Array.of(length >> 8, length & 0xff), content);
  return concatBytes(HEAD, checked, Uint8Array.of(xorOf(checked)));
}

export const contentOfSdt = (frame: Uint8Array): Uint8Array => frame.subarray(7, -1);

export const createSdtDecoder = (): FrameDecoder =>
  createFrameDecoder({
    head: HEAD,
    controls: new Set(),
    lengthOf(bytes) {
      const [high, low] = bytes.subarray(5, 7);
      if (high === undefined || low === undefined) return null;
      const length = high * 256 + low;
      return length < 3 || length > MOST ? 0 : length + 7;
    },
    check: (frame) => xorOf(frame.subarray(5)) === 0,
  });

export const SDT_COMMANDS = {
  find: Uint8Array.of(0x20, 0x01),
  select: Uint8Array.of(0x20, 0x02),
  read: Uint8Array.of(0x30, 0x01),
  samStatus: Uint8Array.of(0x11, 0xff),
  samReset: Uint8Array.of(0x10, 0xff),
} as const;
export type SdtCommand = keyof typeof SDT_COMMANDS;

/** Third status byte of an answer; the first two are zero. */
export const SDT_STATUS = { ok: 0x90, found: 0x9f, notFound: 0x80, notSelected: 0x81, notRead: 0x41 } as const;

export interface SdtAnswer {
  readonly status: number;
  readonly data: Uint8Array;
}

/** Null for what is no answer. */
export function parseSdt(content: Uint8Array): SdtAnswer | null {
  const [first, second, status] = content;
  if (first !== 0 || second !== 0 || status === undefined) return null;
  return { status, data: content.slice(3) };
}
