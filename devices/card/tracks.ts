import { trackLrc } from './iso7813.ts';
import type { TrackData } from './reader.ts';

const SENTINELS = { 1: ['%', '?'], 2: [';', '?'], 3: [';', '?'] } as const;

/**
 * What a reader gave for a track, as text from sentinel to sentinel. Sentinels that the reader keeps to itself are added; an LRC behind the end sentinel is checked and taken off.
 */
export function trackData(track: 1 | 2 | 3, bytes: Uint8Array): TrackData {
  const text = Buffer.from(bytes).toString('latin1');
  if (text === '') return { status: 'dataMissing' };
  const [start, end] = SENTINELS[track];
  // Some cards begin their third track with a plus sign instead.
  const framed = text.startsWith(start) || (track === 3 && text.startsWith('+')) ? text : `${start}${text}${end}`;
  const last = framed.indexOf(end);
  if (last < 0 || framed.length - last > 2) return { status: 'dataInvalid' };
  const data = framed.slice(0, last + 1);
  const lrc = framed.slice(last + 1);
  if (lrc !== '' && lrc !== trackLrc(track === 1 ? 1 : 2, data)) return { status: 'dataInvalid' };
  return { status: 'ok', data };
}
