import type { Logger } from 'pino';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { bankDate } from '../branches/day.ts';
import type { Clock } from '../clock.ts';
import type { Db } from '../database/connect.ts';
import type { Parameters } from '../parameters/parameters.ts';
import { createFeed, type Feed } from './feed.ts';
import { look } from './look.ts';
import { createNatsRelay } from './nats.ts';
import { pruneEvents } from './prune.ts';
import { publishPending } from './publish.ts';
import { noRelay, type Relay } from './relay.ts';
import { systemTimers, type Timers } from './timers.ts';

/** The live side of a node: it publishes what was emitted, reads what all nodes published, and looks for changed parameters. */
export interface Events {
  readonly feed: Feed;
  readonly timers: Timers;
  /** There may be something to publish. Call after a commit that emitted; it returns at once. */
  kick(): void;
  /** Publishes and reads now. For tests and for whoever must be sure. */
  settle(): Promise<void>;
  relayState(): ReturnType<Relay['state']>;
  /** Drops events that are older than the bank keeps them. Answers how many. */
  prune(): Promise<number>;
  stop(): Promise<void>;
}

export interface EventsOptions {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly parameters: Parameters;
  /** NATS between nodes; without it they look every beat. */
  readonly natsUrl?: string | undefined;
  readonly timers?: Timers;
}

/** Parameters are looked at "at most a second after a change"; the rest is for the query's own time. */
export const BEAT_MS = 900;
const PRUNE_EVERY_MS = 3_600_000;
const DAY_MS = 86_400_000;

export async function createEvents(options: EventsOptions): Promise<Events> {
  const { db, clock, log, parameters, timers = systemTimers } = options;
  const feed = await createFeed(db);
  let stopped = false;
  let failing = false;
  let cancel: () => void = () => undefined;
  let settling: Promise<void> | null = null;
  let again = false;

  const relay: Relay =
    options.natsUrl === undefined ? noRelay : createNatsRelay({ url: options.natsUrl, log, timers, onNews: () => settleSoon() });

  const settleOnce = async (): Promise<void> => {
    relay.announce(await publishPending(db));
    await feed.pull();
  };

  const settleAll = async (): Promise<void> => {
    try {
      do {
        again = false;
        await settleOnce();
      } while (again && !stopped);
    } finally {
      settling = null;
    }
  };

  const settle = async (): Promise<void> => {
    if (stopped) return;
    // One that is running may have looked before the commit that the caller means.
    again = true;
    settling ??= settleAll();
    await settling;
  };

  /** A database that does not answer is said once, and once when it does again. */
  const watched = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
      if (failing) log.info('events and parameters are read again');
      failing = false;
    } catch (error) {
      if (!failing && !stopped) log.warn({ err: error }, 'events and parameters cannot be read; trying again');
      failing = true;
    }
  };

  function settleSoon(): void {
    void watched(settle());
  }

  const prune = async (): Promise<number> => {
    const today = await bankDate(db);
    if (today === null) return 0;
    const { retentionDays } = parameters.at(today as BusinessDate).one('events');
    return await pruneEvents(db, new Date(clock.now().getTime() - retentionDays * DAY_MS));
  };

  const lookAround = async (): Promise<void> => {
    const { version, position, waiting } = await look(db);
    if (waiting || position !== feed.head) await settle();
    if (version !== parameters.version) await parameters.refresh();
  };

  let sincePrune = 0;
  let beating: Promise<void> = Promise.resolve();
  const beat = async (): Promise<void> => {
    await watched(lookAround());
    sincePrune += BEAT_MS;
    if (sincePrune >= PRUNE_EVERY_MS) {
      sincePrune = 0;
      await watched(prune());
    }
  };
  const schedule = (): void => {
    if (stopped) return;
    cancel = timers.after(BEAT_MS, () => {
      beating = beat().then(schedule);
    });
  };
  schedule();

  return {
    feed,
    timers,
    kick: settleSoon,
    settle,
    relayState: () => relay.state(),
    prune,
    stop: async () => {
      stopped = true;
      cancel();
      await relay.stop();
      await beating;
      await settling?.catch(() => undefined);
    },
  };
}
