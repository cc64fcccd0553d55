import type { LiveFeed, StreamEvent } from '../events/live.ts';

/** Central's live line in the hands of a test. */
export interface TestLine extends Pick<LiveFeed, 'connected' | 'onEvent' | 'onChange'> {
  say(event: StreamEvent): void;
  /** The line stands, or is down. */
  become(connected: boolean): void;
}

export const createTestLine = (): TestLine => {
  const events = new Set<(event: StreamEvent) => void>();
  const changes = new Set<() => void>();
  let connected = true;
  return {
    connected: () => connected,
    onEvent: (listener) => {
      events.add(listener);
      return () => events.delete(listener);
    },
    onChange: (listener) => {
      changes.add(listener);
      return () => changes.delete(listener);
    },
    say: (event) => {
      for (const listener of events) listener(event);
    },
    become: (next) => {
      connected = next;
      for (const listener of changes) listener();
    },
  };
};
