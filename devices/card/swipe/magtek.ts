import { hexOf } from '../tlv.ts';
import { fieldTrack, HIDDEN, INVALID, MISSING, type Swipe } from './swipe.ts';

const SURESWIPE_BYTES = 337;
const MAGNESAFE_BYTES = 856;
const pick = (report: Uint8Array, at: number): readonly [number, number, number] => [
  report[at] ?? 0,
  report[at + 1] ?? 0,
  report[at + 2] ?? 0,
];

/**
 * MagTek SureSwipe HID, and ID TECH's "other" mode which copies it (one input report of 337 bytes): 0..2 decode status, 3..5 lengths, 6 encode type, then three fields
 * of 110 bytes.
 */
export function decodeSureSwipe(report: Uint8Array): Swipe | null {
  if (report.length !== SURESWIPE_BYTES) return null;
  const [s1, s2, s3] = pick(report, 0);
  const [l1, l2, l3] = pick(report, 3);
  return {
    track1: fieldTrack(1, report, 7, 110, s1, l1),
    track2: fieldTrack(2, report, 117, 110, s2, l2),
    track3: fieldTrack(3, report, 227, 110, s3, l3),
    encrypted: null,
  };
}

/** Where MagneSafe V5 (eDynamo and its like) puts things in its input report. */
const AT = { status: 0, lengths: 3, tracks: [7, 119, 231], ksn: 495, session: 844, absolute: 852 } as const;
const FIELD = 112;

/**
 * MagneSafe V5: encrypted tracks, padded to whole blocks of 8; KSN; masked tracks, which are not used; the session; the tracks' own lengths. The key of the tracks is the
 * **PIN variant** of the DUKPT key, TDES in CBC mode, initial value zero.
 */
export function decodeMagneSafe(report: Uint8Array): Swipe | null {
  if (report.length < MAGNESAFE_BYTES) return null;
  const statuses = pick(report, AT.status);
  const sizes = pick(report, AT.lengths);
  const lengths = pick(report, AT.absolute);
  const tracks = AT.tracks.map((at, index) => {
    const size = sizes[index] ?? 0;
    const fits = size > 0 && size <= FIELD && size % 8 === 0 && (lengths[index] ?? 0) <= size;
    return ((statuses[index] ?? 0) & 1) === 0 && fits ? report.slice(at, at + size) : null;
  });
  const seen = (index: number) => (((statuses[index] ?? 0) & 1) !== 0 ? INVALID : tracks[index] === null ? MISSING : HIDDEN);
  return {
    track1: seen(0),
    track2: seen(1),
    track3: seen(2),
    encrypted: {
      ksn: hexOf(report.slice(AT.ksn, AT.ksn + 10)),
      cipher: 'tdes',
      tracks,
      lengths,
      session: report.slice(AT.session, AT.session + 8),
    },
  };
}
