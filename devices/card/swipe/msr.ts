import { trackData } from '../tracks.ts';
import { MISSING, type Swipe } from './swipe.ts';

/** What an MSR206/605 on a serial line answers to `1B 72`: `1B 73`, `1B 01` track 1, `1B 02` track 2, `1B 03` track 3, `3F 1C 1B` status; status 30 is success. */
export function decodeMsr(answer: Uint8Array): Swipe | null {
  const [before, kind, first = '', second = '', third = '', status, ...rest] = Buffer.from(answer).toString('latin1').split('\x1b');
  const marked = first[0] === '\x01' && second[0] === '\x02' && third[0] === '\x03' && third.endsWith('?\x1c');
  if (before !== '' || kind !== 's' || !marked || status !== '0' || rest.length > 0) return null;
  const track = (number: 1 | 2 | 3, found: string) => (found === '' ? MISSING : trackData(number, Buffer.from(found, 'latin1')));
  return { track1: track(1, first.slice(1)), track2: track(2, second.slice(1)), track3: track(3, third.slice(1, -2)), encrypted: null };
}
