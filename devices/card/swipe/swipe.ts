import type { TrackData } from '../reader.ts';
import { trackData } from '../tracks.ts';

/** A swipe that the reader has encrypted; it is decrypted where the key is, never here. Lengths are those of the clear tracks, without the padding. */
export interface EncryptedSwipe {
  /** DUKPT key serial number, upper case hex. */
  readonly ksn: string;
  readonly cipher: 'tdes' | 'aes';
  /** Null for a track that was not read. */
  readonly tracks: readonly (Uint8Array | null)[];
  readonly lengths: readonly number[];
  /** 8 bytes, encrypted like the tracks, where the reader gives them. */
  readonly session: Uint8Array | null;
}

export interface Swipe {
  readonly track1: TrackData;
  readonly track2: TrackData;
  readonly track3: TrackData;
  readonly encrypted: EncryptedSwipe | null;
}

/** Where each make puts its things; null for a report that is not a swipe of that layout. */
export type SwipeDecoder = (report: Uint8Array) => Swipe | null;

export const MISSING: TrackData = { status: 'dataMissing' };
export const INVALID: TrackData = { status: 'dataInvalid' };
/** Tracks that only the key's owner can read. */
export const HIDDEN: TrackData = { status: 'dataSourceNotSupported' };

/** A track in a fixed field: bit 0 of the decode status is its error, a length of zero an empty track, a length beyond the field a report that cannot be. */
export function fieldTrack(track: 1 | 2 | 3, report: Uint8Array, at: number, size: number, status: number, length: number): TrackData {
  if ((status & 1) !== 0) return INVALID;
  if (length === 0) return MISSING;
  return length > size ? INVALID : trackData(track, report.slice(at, at + length));
}
