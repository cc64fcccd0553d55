import type { LockView, SessionView } from '../../../contract/views/session.ts';
import type { AuditEvent } from '../../../db/audit/body.ts';
import type { StoredLock, StoredSession } from '../../../db/operations/types.ts';
import type { Store } from '../../../db/store.ts';
import type { Clock } from '../runtime/clock.ts';

/** Who is signed on at this counter. The record outlives a crash of the agent, not a new start of the program. */
export interface SessionHolder {
  current(): StoredSession | null;
  /** 0102; null: nobody is signed on, or the counter is not locked. */
  lock(): LockView | null;
  begin(session: SessionView, token: string, terms: Pick<StoredSession, 'passwordHash' | 'lockAfterSeconds'>): Promise<void>;
  /** Something of the session has changed; the event says why. Nothing happens when nobody is signed on any more. */
  change(change: Partial<Pick<StoredSession, 'passwordHash'>> & { readonly lock?: StoredLock | null }, event: SessionEvent): Promise<void>;
  /** `tellerId` null: the system ended it. */
  end(event: string, tellerId: string | null, data?: AuditEvent['data']): Promise<void>;
}

export interface SessionEvent {
  readonly event: string;
  /** Null: the system's doing. */
  readonly tellerId: string | null;
  readonly data?: AuditEvent['data'];
}

export const createSessionHolder = async (store: Store, clock: Clock, instanceId: string): Promise<SessionHolder> => {
  const kept = await store.do('getSession', null);
  let current = kept?.instanceId === instanceId ? kept : null;
  const recorded = ({ event, tellerId, data = {} }: SessionEvent): AuditEvent => ({
    at: clock.now(),
    event,
    tellerId,
    clientKey: null,
    stage: null,
    data,
  });
  if (kept !== null && current === null) {
    const event = recorded({ event: 'session.endedByRestart', tellerId: null, data: { teller: kept.session.tellerId } });
    await store.do('putSession', { session: null, event });
  }
  return {
    current: () => current,
    lock: () => {
      const lock = current?.lock ?? null;
      return lock === null ? null : { since: lock.since, reason: lock.reason };
    },
    begin: async (session, token, terms) => {
      const next = { session, token, instanceId, ...terms, lock: null };
      await store.do('putSession', { session: next, event: recorded({ event: 'session.signedOn', tellerId: session.tellerId }) });
      current = next;
    },
    change: async (change, event) => {
      if (current === null) return;
      const next = { ...current, ...change };
      // What is shown goes by `current`: a lock holds from now on, whatever the disk does.
      current = next;
      await store.do('putSession', { session: next, event: recorded(event) });
    },
    end: async (event, tellerId, data = {}) => {
      await store.do('putSession', { session: null, event: recorded({ event, tellerId, data }) });
      current = null;
    },
  };
};
