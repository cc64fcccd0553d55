import { asciiBytes, ETX, FS, STX } from '../../framing/bytes.ts';

/**
 * Frames of the VISA/IPP packet protocol: `02 text 03 LRC` (transaction) and `0F text 0E LRC` (administrative), and single control bytes.
 * LRC is the combination (XOR) of every byte after the first, the end mark included; it may have any value, that of an end mark too.
 * Source: VeriFone MX800 Series Programmer's Guide, appendix A.
 */
export const ACK = 0x06;
export const NAK = 0x15;
export const EOT = 0x04;
const SI = 0x0f;
const SO = 0x0e;
/** Field separators of some packets. */
export const US = 0x1f;
export const SUB = 0x1a;

export type FrameKind = 'transaction' | 'administrative';
export interface Packet {
  readonly frame: FrameKind;
  readonly text: string;
}

/**
 * What a stream falls into. `begun`: a packet has started, its rest must follow at once. `packet` with `intact: false`: its LRC is wrong,
 * or its beginning was lost. `garbage`: bytes that belong to nothing.
 */
export type VisaToken =
  | { readonly kind: 'control'; readonly control: 'ack' | 'nak' | 'eot' }
  | { readonly kind: 'begun' }
  | ({ readonly kind: 'packet'; readonly intact: boolean } & Packet)
  | { readonly kind: 'garbage'; readonly bytes: Uint8Array };

const MARKS = { transaction: [STX, ETX], administrative: [SI, SO] } as const;
const CONTROLS: ReadonlyMap<number, 'ack' | 'nak' | 'eot'> = new Map([
  [ACK, 'ack'],
  [NAK, 'nak'],
  [EOT, 'eot'],
]);
/** Longest text; the guide's longest packets have 255 characters of message. */
const MAX_TEXT = 512;

const isTextByte = (byte: number) => (byte >= 0x20 && byte <= 0x7e) || byte === FS || byte === US || byte === SUB;
export const isPacketText = (text: string): boolean => text.length <= MAX_TEXT && [...text].every((char) => isTextByte(char.charCodeAt(0)));
const lrcOf = (bytes: readonly number[]) => bytes.reduce((lrc, byte) => lrc ^ byte, 0);

/** Throws a RangeError for text that the protocol cannot carry: that is a fault of the caller. */
export function encodePacket({ frame, text }: Packet): Uint8Array {
  if (!isPacketText(text)) throw new RangeError('a packet holds printable ASCII characters and separators');
  const [start, end] = MARKS[frame];
  const body = [...asciiBytes(text), end];
  return Uint8Array.of(start, ...body, lrcOf(body));
}

export interface VisaDecoder {
  push(bytes: Uint8Array): VisaToken[];
  /** Forgets a packet that has begun and did not go on. */
  drop(): void;
}

/** Both ends use it. The line has seven bits: on one that was opened with eight, the highest is the parity bit, and it is cut off. */
export function createVisaDecoder(): VisaDecoder {
  let frame: FrameKind | null = null;
  let text: number[] = [];
  let stray: number[] = [];
  let ended = false;
  let tokens: VisaToken[] = [];

  const reset = () => {
    frame = null;
    text = [];
    ended = false;
  };
  const flushStray = () => {
    if (stray.length > 0) tokens.push({ kind: 'garbage', bytes: Uint8Array.from(stray) });
    stray = [];
  };
  const finish = (lrc: number) => {
    const intact = frame !== null && lrc === lrcOf([...text, MARKS[frame][1]]);
    tokens.push({ kind: 'packet', frame: frame ?? 'transaction', text: String.fromCharCode(...text), intact });
    reset();
  };
  const outside = (byte: number) => {
    const control = CONTROLS.get(byte);
    if (byte === STX || byte === SI) {
      flushStray();
      frame = byte === STX ? 'transaction' : 'administrative';
      tokens.push({ kind: 'begun' });
    } else if (control !== undefined) {
      flushStray();
      tokens.push({ kind: 'control', control });
    } else if ((byte === ETX || byte === SO) && stray.length > 0) {
      // An end mark after bytes that belong to nothing: a packet whose beginning was lost. Its LRC is still to come, whatever its value.
      flushStray();
      ended = true;
    } else stray.push(byte);
  };
  const take = (byte: number) => {
    if (ended) finish(byte);
    else if (frame === null) outside(byte);
    else if (byte === MARKS[frame][1]) ended = true;
    else if (isTextByte(byte) && text.length < MAX_TEXT) text.push(byte);
    else {
      // A packet that was cut off; the byte may be the beginning of the next one.
      stray.push(...text);
      reset();
      flushStray();
      outside(byte);
    }
  };

  return {
    push(bytes) {
      tokens = [];
      for (const byte of bytes) take(byte & 0x7f);
      flushStray();
      return tokens;
    },
    drop: reset,
  };
}
