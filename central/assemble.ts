import type { Central } from './central.ts';
import type { Clock } from './clock.ts';
import { coalesce } from './database/coalesce.ts';
import type { Storage } from './database/connect.ts';
import { createInFlight } from './idempotency/inFlight.ts';
import { createPostingQueue } from './posting/queue.ts';
import { settle } from './posting/settle.ts';
import { findSessions, type SessionKey } from './sessions/authenticate.ts';
import { createRecentSessions } from './sessions/recent.ts';

/** Postings that share one database transaction at most. More only make each wait longer. */
const MAX_BATCH = 64;
/** Batches that one node has under way at the same time: while one waits for the disk, the next is decided. */
const MAX_RUNNING = 2;
const MAX_LOOKUP = 256;

/** Puts together what every use case gets. */
export function createCentral(
  { db, hot }: Storage,
  clock: Clock,
  { events, log, parameters, sandbox }: Pick<Central, 'events' | 'log' | 'parameters' | 'sandbox'>,
): Central {
  const findSession = coalesce((keys: readonly SessionKey[]) => findSessions(hot, keys), MAX_LOOKUP);
  return {
    db,
    hot,
    clock,
    log,
    events,
    parameters,
    sandbox,
    inFlight: createInFlight(),
    findSession,
    recentSessions: createRecentSessions(findSession),
    postings: createPostingQueue({
      post: (items) => settle({ hot, clock, parameters }, items),
      maxBatch: MAX_BATCH,
      maxRunning: MAX_RUNNING,
    }),
  };
}
