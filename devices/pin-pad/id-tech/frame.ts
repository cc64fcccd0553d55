import { ETX, STX } from '../../framing/bytes.ts';

/**
 * Frames of ID TECH SmartPIN pads: `02 LenL LenH body LRC SUM 03`, LRC the combination (XOR) and SUM the sum of the body's bytes. They are
 * taken apart by their length, for body, LRC and SUM may hold any byte, 02 and 03 too. Source: SmartPIN K100 manual 80141505-001, section
 * 5.
 */
const OVERHEAD = 6;
/** No body of the manual is longer than some 60 bytes; a length beyond this is noise. */
export const MAX_BODY = 512;

const lrcOf = (body: Uint8Array) => body.reduce((lrc, byte) => lrc ^ byte, 0);
const sumOf = (body: Uint8Array) => body.reduce((sum, byte) => sum + byte, 0) & 0xff;

export type IdTechToken = { readonly kind: 'frame'; readonly body: Uint8Array } | { readonly kind: 'garbage'; readonly bytes: Uint8Array };

export function encodeFrame(body: Uint8Array): Uint8Array {
  if (body.length > MAX_BODY) throw new RangeError(`a frame holds ${MAX_BODY} bytes at most`);
  return Uint8Array.of(STX, body.length & 0xff, body.length >> 8, ...body, lrcOf(body), sumOf(body), ETX);
}

export interface IdTechDecoder {
  push(bytes: Uint8Array): IdTechToken[];
  /** Gives up a frame that has begun and did not go on; what follows is looked at anew. */
  drop(): void;
}

/**
 * `padding`: zeros between frames are nothing, as at the end of HID reports. A frame that breaks its rules costs one byte: the next may
 * begin right behind it.
 */
export function createIdTechDecoder({ padding = false }: { readonly padding?: boolean } = {}): IdTechDecoder {
  let held = new Uint8Array();
  let stray: number[] = [];

  const frameAt = (at: number): 'more' | 'broken' | Uint8Array => {
    if (held.length - at < 3) return 'more';
    const length = (held[at + 1] ?? 0) | ((held[at + 2] ?? 0) << 8);
    if (length === 0 || length > MAX_BODY) return 'broken';
    if (held.length - at < length + OVERHEAD) return 'more';
    const body = held.slice(at + 3, at + 3 + length);
    const [lrc, sum, end] = held.subarray(at + 3 + length, at + OVERHEAD + length);
    return lrc === lrcOf(body) && sum === sumOf(body) && end === ETX ? body : 'broken';
  };

  return {
    push(bytes) {
      held = Uint8Array.from([...held, ...bytes]);
      const tokens: IdTechToken[] = [];
      const flush = () => {
        if (stray.length > 0) tokens.push({ kind: 'garbage', bytes: Uint8Array.from(stray) });
        stray = [];
      };
      let at = 0;
      while (at < held.length) {
        const byte = held[at] ?? 0;
        const frame = byte === STX ? frameAt(at) : 'broken';
        if (frame === 'more') break;
        if (frame === 'broken') {
          if (!(padding && byte === 0)) stray.push(byte);
          at += 1;
        } else {
          flush();
          tokens.push({ kind: 'frame', body: frame });
          at += frame.length + OVERHEAD;
        }
      }
      flush();
      held = held.slice(at);
      return tokens;
    },
    drop() {
      // The bytes behind the false start may hold a whole frame; they are looked at with the next push.
      held = held.slice(1);
    },
  };
}
