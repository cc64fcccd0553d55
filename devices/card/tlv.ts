import { err, ok, type Result } from '../../contract/result.ts';

/** One BER-TLV object (ISO/IEC 8825, as EMV Book 3 annex B restricts it). `tag` in upper case hex; `children` is null for a primitive object. */
export interface Tlv {
  readonly tag: string;
  readonly value: Uint8Array;
  readonly children: readonly Tlv[] | null;
}

export interface TlvError {
  readonly code: 'malformed';
}
const malformed = err<TlvError>({ code: 'malformed' });

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
export const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

/** A tag's length in bytes at `at`, 0 when it is cut off. EMV has no tags longer than two bytes; three are read for what banks add. */
function tagLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at];
  if (first === undefined) return 0;
  if ((first & 0x1f) !== 0x1f) return 1;
  for (let length = 2; length <= 3; length += 1) {
    const byte = bytes[at + length - 1];
    if (byte === undefined) return 0;
    if ((byte & 0x80) === 0) return length;
  }
  return 0;
}

/** Length fields of one byte, or of one or two after 81 and 82; the indefinite form does not occur on cards. */
function readLength(bytes: Uint8Array, at: number): { readonly length: number; readonly next: number } | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { length: first, next: at + 1 };
  const count = first - 0x80;
  if (count < 1 || count > 2 || at + count >= bytes.length) return null;
  let length = 0;
  for (let index = 1; index <= count; index += 1) length = length * 256 + (bytes[at + index] ?? 0);
  return { length, next: at + 1 + count };
}

/** All objects of a byte string, constructed ones with their children. Anything that does not come out even is malformed as a whole. */
export function parseTlv(bytes: Uint8Array, depth = 0): Result<readonly Tlv[], TlvError> {
  const objects: Tlv[] = [];
  // Cards nest four deep; a limit keeps a hostile one from choosing how deep we go.
  if (depth > 8) return malformed;
  for (let at = 0; at < bytes.length; ) {
    const tagBytes = tagLength(bytes, at);
    const size = tagBytes === 0 ? null : readLength(bytes, at + tagBytes);
    if (size === null || size.next + size.length > bytes.length) return malformed;
    const value = bytes.slice(size.next, size.next + size.length);
    const constructed = ((bytes[at] ?? 0) & 0x20) !== 0;
    const inner = constructed ? parseTlv(value, depth + 1) : ok(null);
    if (!inner.ok) return inner;
    objects.push({ tag: hexOf(bytes.subarray(at, at + tagBytes)), value, children: inner.value });
    at = size.next + size.length;
  }
  return ok(objects);
}

/** The first object with the tag, wherever it is; null when there is none. */
export function findTag(objects: readonly Tlv[], tag: string): Tlv | null {
  for (const object of objects) {
    const found = object.tag === tag ? object : findTag(object.children ?? [], tag);
    if (found !== null) return found;
  }
  return null;
}

/** Tags and lengths of a data object list such as the PDOL; null when it is cut off. */
export function parseDol(bytes: Uint8Array): readonly { readonly tag: string; readonly length: number }[] | null {
  const wanted: { tag: string; length: number }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tagBytes = tagLength(bytes, at);
    const length = bytes[at + tagBytes];
    if (tagBytes === 0 || length === undefined) return null;
    wanted.push({ tag: hexOf(bytes.subarray(at, at + tagBytes)), length });
    at += tagBytes + 1;
  }
  return wanted;
}
