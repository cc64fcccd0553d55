import type { SessionView } from '../../../contract/views/session.ts';
import type { StoredSession } from '../../../db/operations/types.ts';
import type { Store } from '../../../db/store.ts';
import type { Clock } from '../runtime/clock.ts';

/** Who is signed on at this counter. The record outlives a crash of the agent, not a new start of the program. */
export interface SessionHolder {
  current(): StoredSession | null;
  begin(session: SessionView, token: string): Promise<void>;
  /** `tellerId` null: the system ended it. */
  end(event: string, tellerId: string | null): Promise<void>;
}

export const createSessionHolder = async (store: Store, clock: Clock, instanceId: string): Promise<SessionHolder> => {
  const kept = await store.do('getSession', null);
  let current = kept?.instanceId === instanceId ? kept : null;
  const event = (name: string, tellerId: string | null) => ({
    at: clock.now(),
    event: name,
    tellerId,
    clientKey: null,
    stage: null,
    data: {},
  });
  if (kept !== null && current === null) {
    await store.do('putSession', {
      session: null,
      event: { ...event('session.endedByRestart', null), data: { teller: kept.session.tellerId } },
    });
  }
  return {
    current: () => current,
    begin: async (session, token) => {
      const next = { session, token, instanceId };
      await store.do('putSession', { session: next, event: event('session.signedOn', session.tellerId) });
      current = next;
    },
    end: async (name, tellerId) => {
      await store.do('putSession', { session: null, event: event(name, tellerId) });
      current = null;
    },
  };
};
