import { xorOf } from '../length-frames.ts';
import { hexOf } from '../tlv.ts';
import { trackData } from '../tracks.ts';
import { type EncryptedSwipe, HIDDEN, INVALID, MISSING, type Swipe } from './swipe.ts';

const HEAD = 9;
const REPORT_BYTES = 509;

/** ID TECH mode: 0..2 decode status, 3..5 lengths, 6 encode type, 7..8 length of the data (low byte first), data from 9 on: the tracks one behind the other. */
export function decodeIdTech(report: Uint8Array): Swipe | null {
  const total = dataLength(report);
  if (total === null) return null;
  let at = HEAD;
  const [track1, track2, track3] = ([1, 2, 3] as const).map((track) => {
    const length = report[track + 2] ?? 0;
    const bytes = report.slice(at, at + length);
    at += length;
    if (((report[track - 1] ?? 0) & 1) !== 0) return INVALID;
    return length === 0 ? MISSING : trackData(track, bytes);
  });
  if (at - HEAD > total || track1 === undefined || track2 === undefined || track3 === undefined) return null;
  return { track1, track2, track3, encrypted: null };
}

/** ID TECH mode with encryption: the data is one frame of its own. */
export function decodeIdTechSecure(report: Uint8Array): Swipe | null {
  const total = dataLength(report);
  return total === null ? null : decodeSecureFrame(report.subarray(HEAD, HEAD + total));
}

function dataLength(report: Uint8Array): number | null {
  const total = (report[7] ?? 0) + 256 * (report[8] ?? 0);
  return report.length === REPORT_BYTES && total <= REPORT_BYTES - HEAD ? total : null;
}

const has = (flags: number, bit: number) => (flags & (1 << bit)) !== 0;
const sumOf = (bytes: Uint8Array) => bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0);

/**
 * Secure output of SecureMag and MiniMag, enhanced form: `02 lenL lenH body LRC SUM 03`. Body: encode type (bit 7 set), track status, three lengths; which tracks are there masked
 * (bits 0..2; bit 4 AES, bit 7 serial number), which encrypted (bits 0..2; bits 3..5 hashes, bit 6 session, bit 7 KSN); masked tracks; encrypted tracks,
 * padded to whole blocks; hashes; KSN in the last 10 bytes. Null when the frame or its checks are wrong, or when it is of the older form.
 */
export function decodeSecureFrame(frame: Uint8Array): Swipe | null {
  const [stx, low = 0, high = 0] = frame;
  const length = low + 256 * high;
  if (stx !== 0x02 || frame.length !== length + 6 || frame.at(-1) !== 0x03 || length < 7) return null;
  const body = frame.slice(3, 3 + length);
  if (frame.at(-3) !== xorOf(body) || frame.at(-2) !== sumOf(body)) return null;
  const [type = 0, status = 0, l1 = 0, l2 = 0, l3 = 0, masked = 0, given = 0] = body;
  if (!has(type, 7)) return null;
  const lengths = [l1, l2, l3];
  const cipher: EncryptedSwipe['cipher'] = has(masked, 4) ? 'aes' : 'tdes';
  const block = cipher === 'aes' ? 16 : 8;
  let at = 7;
  const take = (size: number) => {
    at += size;
    return body.slice(at - size, at);
  };
  const clear = lengths.map((size, index) => (has(masked, index) ? take(size) : null));
  const tracks = lengths.map((size, index) => (has(given, index) && size > 0 ? take(Math.ceil(size / block) * block) : null));
  const ksnBytes = has(given, 7) ? 10 : 0;
  if (at + ksnBytes > length || (tracks.some((track) => track !== null) && ksnBytes === 0)) return null;
  const ksn = hexOf(body.slice(length - ksnBytes));
  const seen = (track: 1 | 2 | 3) => {
    const bytes = clear[track - 1];
    // Bits 0..2 of the status: decoded without error.
    if (lengths[track - 1] === 0) return has(status, track - 1) ? MISSING : INVALID;
    if (tracks[track - 1] !== null) return HIDDEN;
    return bytes === null || bytes === undefined ? MISSING : trackData(track, bytes);
  };
  const encrypted = tracks.every((track) => track === null) ? null : { ksn, cipher, tracks, lengths, session: null };
  return { track1: seen(1), track2: seen(2), track3: seen(3), encrypted };
}
