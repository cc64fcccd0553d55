import type { z } from 'zod';
import { positionSchema, streamEventSchema } from '../../../contract/central/events.ts';
import type { Store } from '../../../db/store.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { EventSource } from './source.ts';

export type StreamEvent = z.output<typeof streamEventSchema>;

/** Central's live events of this branch, on one line that is opened again whenever it ends. */
export interface LiveFeed {
  /** Whether the line stands; while it does not, nobody may rely on being told. */
  connected(): boolean;
  onEvent(listener: (event: StreamEvent) => void): () => void;
  onChange(listener: () => void): () => void;
  start(): void;
  stop(): Promise<void>;
}

/** First pause and ceiling of the backoff, milliseconds. */
const FIRST_MS = 500;
const LONGEST_MS = 30_000;

interface Parts {
  readonly source: EventSource;
  readonly store: Pick<Store, 'do'>;
  readonly clock: Clock;
  readonly log: Log;
}

const parse = (data: string): StreamEvent | null => {
  try {
    return streamEventSchema.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
};

/**
 * Reads the line from the last position that was dealt with, which is on disk: an event is dealt with first and its position kept then,
 * so that a kill between the two tells it twice and never not at all. What does not fit the contract is logged and passed over.
 */
export const createLiveFeed = ({ source, store, clock, log }: Parts, random: () => number = Math.random): LiveFeed => {
  const events = new Set<(event: StreamEvent) => void>();
  const changes = new Set<() => void>();
  const end = new AbortController();
  let connected = false;
  let failures = 0;
  let cancel: () => void = () => undefined;
  let running: Promise<void> = Promise.resolve();

  const become = (next: boolean): void => {
    if (connected === next) return;
    connected = next;
    log.info({ line: next ? 'up' : 'down' }, 'live events');
    for (const listener of changes) listener();
  };

  const keep = async (position: string | null): Promise<void> => {
    if (positionSchema.safeParse(position).success && position !== null) await store.do('putEventPosition', position);
  };

  const read = async (): Promise<void> => {
    const after = await store.do('eventPosition', null);
    for await (const { position, data } of source.open(after, end.signal)) {
      failures = 0;
      become(true);
      const event = data === null ? null : parse(data);
      if (data !== null && event === null) log.warn({ position }, 'central sent an event that is not of the contract');
      if (event !== null) for (const listener of events) listener(event);
      await keep(position);
    }
  };

  const run = (): void => {
    running = read()
      .catch((cause: unknown) => {
        failures += 1;
        if (failures === 1 && !end.signal.aborted) log.warn({ cause: String(cause) }, 'the line of live events broke');
      })
      .then(() => {
        if (end.signal.aborted) return;
        become(false);
        // Full jitter, also after an orderly end: a central that restarts ends all its lines at once.
        cancel = clock.later(random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10)), run);
      });
  };

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
    start: run,
    stop: async () => {
      end.abort();
      cancel();
      await running;
      await source.close();
    },
  };
};
