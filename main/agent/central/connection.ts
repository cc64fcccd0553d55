import type { BusinessDay } from '../../../contract/central/branch.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { CentralClient } from './client.ts';

export type ConnectionState = 'online' | 'offline' | 'starting';

/** Whether central answers, and what it said last about the branch's day. */
export interface Connection {
  state(): ConnectionState;
  since(): string;
  day(): BusinessDay | null;
  /** Asks now. True when central answered. Asked before each posting too: a refusal then still means that nothing was sent. */
  probe(): Promise<boolean>;
  /** Told by callers that central was silent, so that the state does not wait for the next heartbeat. */
  silent(): void;
  onChange(listener: () => void): () => void;
  start(): void;
  stop(): void;
}

const HEARTBEAT_MS = 5_000;
const PROBE_TIMEOUT_MS = 3_000;

export const createConnection = (client: CentralClient, clock: Clock, log: Log): Connection => {
  let state: ConnectionState = 'starting';
  let since = clock.now();
  let day: BusinessDay | null = null;
  let cancel: () => void = () => undefined;
  let stopped = false;
  const listeners = new Set<() => void>();

  const become = (next: ConnectionState, nextDay: BusinessDay | null): void => {
    const changed = next !== state || nextDay?.businessDate !== day?.businessDate || nextDay?.state !== day?.state;
    if (next !== state) {
      since = clock.now();
      log.info({ central: next }, 'connection to central');
    }
    state = next;
    day = nextDay;
    if (changed) for (const listener of listeners) listener();
  };

  const probe = async (): Promise<boolean> => {
    const answer = await client.call('businessDay', { timeoutMs: PROBE_TIMEOUT_MS });
    if (stopped) return answer.ok;
    if (answer.ok) {
      become('online', answer.value);
      return true;
    }
    if (answer.error.kind === 'refused') log.warn({ code: answer.error.error.code }, 'central refuses this device');
    become('offline', day);
    return false;
  };

  const beat = (): void => {
    void probe().finally(() => {
      if (!stopped) cancel = clock.later(HEARTBEAT_MS, beat);
    });
  };

  return {
    state: () => state,
    since: () => since,
    day: () => day,
    probe,
    silent: () => become('offline', day),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: beat,
    stop: () => {
      stopped = true;
      cancel();
    },
  };
};
