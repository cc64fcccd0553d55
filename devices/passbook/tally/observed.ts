import type { DeviceState, MediaState } from '../../errors.ts';
import type { CsiReply } from '../../framing/csi-replies.ts';
import type { ConnectionState } from '../../session/connection.ts';

/** What the printer has told about itself, by itself or when asked. */
export interface Observed {
  readonly global: 'online' | 'stop' | 'error';
  readonly media: MediaState;
}

export const NOTHING_OBSERVED: Observed = { global: 'online', media: 'unknown' };

/** Status pairs `n;m`: 1 paper, 2 no paper; 20 is a key and says nothing about paper. */
const PAPER: Readonly<Record<number, MediaState>> = { 1: 'present', 2: 'notPresent' };

export function observe(before: Observed, reply: CsiReply): Observed {
  if (reply.kind === 'status') return { ...before, media: PAPER[reply.n] ?? before.media };
  if (reply.kind !== 'globalStatus') return before;
  // Where the book is after an error is not known until the printer is asked again.
  const media = reply.state === 'online' && before.global === 'error' && before.media === 'present' ? 'unknown' : before.media;
  return { global: reply.state, media };
}

export function deviceState(connection: ConnectionState, observed: Observed, busy: boolean): DeviceState {
  if (connection.kind === 'starting') return 'starting';
  if (connection.kind === 'down') {
    const code = connection.error?.code;
    return code === 'noDevice' || code === 'hardwareError' ? code : 'offline';
  }
  if (connection.kind === 'stopped') return 'offline';
  if (observed.global === 'error') return 'hardwareError';
  // XFS4IoT: offline is also a device that someone took offline by its switch.
  if (observed.global === 'stop') return 'offline';
  return busy ? 'deviceBusy' : 'online';
}

export function mediaState(connection: ConnectionState, observed: Observed): MediaState {
  if (connection.kind !== 'online') return 'unknown';
  return observed.global === 'error' && observed.media !== 'notPresent' ? 'jammed' : observed.media;
}
