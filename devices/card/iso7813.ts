import { maskPan, type Pan, parsePan } from '../../contract/identifiers/pan.ts';
import { err, ok, type Result } from '../../contract/result.ts';

/** What a stripe says (ISO/IEC 7813). `expiry` is YYMM, `serviceCode` three digits; both are null where the card leaves them out. */
export interface StripeCard {
  readonly pan: Pan;
  /** As encoded, `SURNAME/GIVEN`; track 1 alone has it. */
  readonly name: string | null;
  readonly expiry: string | null;
  readonly serviceCode: string | null;
}

export type TrackNumber = 1 | 2;
/** XFS4IoT data statuses. */
export type TrackFault = 'dataMissing' | 'dataInvalid' | 'dataTooLong';

/** Track 1: 6 bits and odd parity, 79 characters; track 2: 4 bits and odd parity, 40 characters; both with sentinels and LRC. `zero` is the character of value 0. */
const RULES = {
  1: { start: '%B', zero: 0x20, most: 79, characters: /^[ -_]*$/ },
  2: { start: ';', zero: 0x30, most: 40, characters: /^[0-?]*$/ },
} as const;
const TRACK1 = /^%B([0-9]{1,19})\^([^^]{2,26})\^([0-9]{4}|\^)([0-9]{3}|\^)([^^]*)\?$/;
const TRACK2 = /^;([0-9]{1,19})=([0-9]{4}|=)([0-9]{3}|=)([0-9=]*)\?$/;

/** The check character of a track: XOR of the characters' values from the start to the end sentinel. Its own parity bit is not part of the text. */
export function trackLrc(track: TrackNumber, framed: string): string {
  const { zero } = RULES[track];
  let sum = 0;
  for (const char of framed) sum ^= char.charCodeAt(0) - zero;
  return String.fromCharCode(sum + zero);
}

/**
 * Reads a track from its start sentinel to its end sentinel, with the LRC behind it or without (most readers check it and keep it to themselves).
 * `dataMissing`: nothing there. `dataInvalid`: sentinels, characters, LRC, fields or the check digit are wrong. The fault never carries the data.
 */
export function parseTrack(track: TrackNumber, text: string): Result<StripeCard, TrackFault> {
  const rules = RULES[track];
  if (text === '') return err('dataMissing');
  // The LRC may itself be a question mark, so that the first one is the end.
  const end = text.indexOf('?');
  if (end < 0 || !rules.characters.test(text) || text.length - end > 2) return err('dataInvalid');
  const framed = text.slice(0, end + 1);
  if (framed.length + 1 > rules.most) return err('dataTooLong');
  if (text.length > framed.length && text.at(-1) !== trackLrc(track, framed)) return err('dataInvalid');
  const fields = (track === 1 ? TRACK1 : TRACK2).exec(framed);
  if (fields === null) return err('dataInvalid');
  const [, digits = '', second = '', third = '', fourth = ''] = fields;
  const pan = parsePan(digits);
  if (!pan.ok) return err('dataInvalid');
  const [name, expiry, service] = track === 1 ? [second, third, fourth] : [null, second, third];
  const given = (field: string) => (/^\d+$/.test(field) ? field : null);
  if (given(expiry) !== null && !/^\d\d(0[1-9]|1[0-2])$/.test(expiry)) return err('dataInvalid');
  return ok({ pan: pan.value.value, name: name === null ? null : name.trimEnd(), expiry: given(expiry), serviceCode: given(service) });
}

/**
 * One card from what its tracks hold; a track that was not read is null. One good track is enough, but two good tracks that name different cards are refused:
 * tracks are copied one by one by those who copy cards.
 */
export function readStripe(tracks: {
  readonly track1: string | null;
  readonly track2: string | null;
}): Result<StripeCard, TrackFault | 'panMismatch'> {
  const first = parseTrack(1, tracks.track1 ?? '');
  const second = parseTrack(2, tracks.track2 ?? '');
  if (!first.ok && !second.ok) return second.error === 'dataMissing' ? first : second;
  if (first.ok && second.ok) {
    const same = first.value.pan === second.value.pan && first.value.expiry === second.value.expiry;
    return same ? ok({ ...second.value, name: first.value.name }) : err('panMismatch');
  }
  return second.ok ? second : first;
}

/** A service code that begins with 2 or 6 says that the card has a chip (ISO/IEC 7813). */
export const promisesChip = (card: StripeCard): boolean => /^[26]/.test(card.serviceCode ?? '');

/** For traces: whatever could be a card number keeps its first six and last four digits. */
export const maskCardNumbers = (text: string): string => text.replaceAll(/\d{13,19}/g, (digits) => maskPan(digits as Pan));
