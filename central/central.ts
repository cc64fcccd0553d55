import type { Logger } from 'pino';
import type { BusinessDate } from '../contract/dates/businessDate.ts';
import type { Role } from '../contract/views/session.ts';
import type { Clock } from './clock.ts';
import type { Storage } from './database/connect.ts';
import type { Events } from './events/events.ts';
import type { InFlight } from './idempotency/inFlight.ts';
import type { Parameters } from './parameters/parameters.ts';
import type { PostingQueue } from './posting/queue.ts';
import type { FindSession } from './sessions/authenticate.ts';
import type { RecentSessions } from './sessions/recent.ts';

/** What every use case gets. It holds nothing between requests but the keys that are being worked on. */
export interface Central extends Storage {
  readonly clock: Clock;
  readonly log: Logger;
  readonly events: Events;
  readonly parameters: Parameters;
  readonly inFlight: InFlight;
  readonly findSession: FindSession;
  readonly recentSessions: RecentSessions;
  readonly postings: PostingQueue;
  /** Whether this is the invented bank, whose clearing system can be asked for things. */
  readonly sandbox: boolean;
}

/** An enrolled branch PC with its branch's current business day. */
export interface DeviceCaller {
  readonly deviceId: string;
  readonly branchCode: string;
  readonly businessDate: BusinessDate;
  readonly branchDay: 'open' | 'closed';
}

/** A teller who is signed on at that PC. */
export interface TellerCaller extends DeviceCaller {
  readonly tellerId: string;
  readonly roles: readonly Role[];
  readonly level: number;
  /** SHA-256 of the session's token, hex. */
  readonly sessionHash: string;
}
