import type { StreamControl } from '../../contract/central/events.ts';
import type { Db } from '../database/connect.ts';
import type { Feed } from './feed.ts';
import { type PlacedEvent, readEvents, readHead } from './read.ts';
import type { Timers } from './timers.ts';

export const HEARTBEAT_MS = 15_000;
/** Events in one write. Together with one socket buffer this is all that a stream ever holds. */
const BATCH = 100;
/** Positions that one look into the table spans, whoever they are for: a branch of few events must not make it scan a whole week. */
const WINDOW = 1_000n;

/** Where a stream writes to. */
export interface Sink {
  /** Resolves when the reader has room for more; false when it has gone, or takes so long that it is better cut off. */
  write(text: string): Promise<boolean>;
}

export interface StreamOptions {
  readonly db: Db;
  readonly feed: Feed;
  readonly sink: Sink;
  readonly timers: Timers;
  readonly branchCode: string;
  /** The last position that the reader has; null: from now on. */
  readonly after: bigint | null;
  /** Ends the stream. */
  readonly signal: AbortSignal;
}

const control = (event: StreamControl): string => `id: ${event.position}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`;

const toText = ({ position, event }: PlacedEvent): string => `id: ${position}\nevent: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`;

/** A comment keeps proxies from closing the line; the id alone, which readers keep, spares one who sees few events a reset. */
const heartbeat = (position: bigint): string => `: alive\nid: ${position}\n\n`;

type Step = { readonly text: string; readonly cursor: bigint };

/** What comes after the cursor: from this node's memory, or from the table when it is older. Null: no longer kept anywhere. */
async function next({ db, feed, branchCode }: StreamOptions, cursor: bigint): Promise<Step | null> {
  const inMemory = feed.recent(cursor, branchCode);
  const through = inMemory === null && feed.head > cursor + WINDOW ? cursor + WINDOW : feed.head;
  const events = inMemory ?? (await readEvents(db, { after: cursor, through, branchCode, limit: BATCH }));
  if (inMemory === null) {
    // Looked up after the events: what was missing then because it had been pruned is told by now.
    const { oldest } = await readHead(db);
    if (oldest > cursor + 1n) return null;
  }
  const batch = events.slice(0, BATCH);
  const done = events.length <= batch.length && (inMemory !== null || batch.length < BATCH);
  return { text: batch.map(toText).join(''), cursor: done ? through : (batch.at(-1)?.position ?? through) };
}

/** Waits for events after the cursor, for the next heartbeat, or for the end. */
const somethingNew = ({ feed, timers, signal }: StreamOptions, cursor: bigint): Promise<'event' | 'heartbeat' | 'end'> =>
  new Promise((resolve) => {
    const finish = (what: 'event' | 'heartbeat' | 'end'): void => {
      cancelTimer();
      cancelFeed();
      signal.removeEventListener('abort', end);
      resolve(what);
    };
    const end = (): void => finish('end');
    const cancelTimer = timers.after(HEARTBEAT_MS, () => finish('heartbeat'));
    const cancelFeed = feed.whenPast(cursor, () => finish('event'));
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
    else if (feed.head > cursor) finish('event');
  });

/** Where the stream starts, and what it says first. */
async function begin({ db, feed, after }: StreamOptions): Promise<Step> {
  // Another node, where the reader was before, may be ahead of this one.
  await feed.pull();
  if (after === null) return { text: control({ kind: 'ready', position: String(feed.head) }), cursor: feed.head };
  const { oldest } = await readHead(db);
  // Too old, or a position that was never given, as after the database was put back to an earlier state.
  const lost = after + 1n < oldest || after > feed.head;
  const cursor = lost ? feed.head : after;
  return { text: control({ kind: lost ? 'reset' : 'ready', position: String(cursor) }), cursor };
}

/**
 * Writes the branch's events after a position, each once and in order, until the reader goes, is too slow, or `signal` ends it.
 * Rejects only when the database does not answer; the reader comes back with its last position.
 */
export async function runStream(options: StreamOptions): Promise<void> {
  const { feed, sink, signal } = options;
  let { text, cursor } = await begin(options);
  if (!(await sink.write(text))) return;
  while (!signal.aborted) {
    if (feed.head <= cursor) {
      const what = await somethingNew(options, cursor);
      if (what === 'end') return;
      if (what === 'heartbeat') {
        if (!(await sink.write(heartbeat(cursor)))) return;
        continue;
      }
    }
    const step: Step = (await next(options, cursor)) ?? {
      text: control({ kind: 'reset', position: String(feed.head) }),
      cursor: feed.head,
    };
    ({ text, cursor } = step);
    if (text !== '' && !(await sink.write(text))) return;
  }
}
