import type { Db } from '../database/connect.ts';
import { isFor, type PlacedEvent, readEvents, readHead } from './read.ts';

/**
 * What this node knows of the bank's events. It reads each once, keeps the newest for all of its streams, and wakes them.
 * Streams take at their own speed: nothing is ever queued for one of them.
 */
export interface Feed {
  /** The last position that this node has read. */
  readonly head: bigint;
  /** Reads what the table has after `head`. */
  pull(): Promise<void>;
  /** Events of a branch after a position, up to `head`; null when the position is older than what is kept in memory. */
  recent(after: bigint, branchCode: string): readonly PlacedEvent[] | null;
  /** Calls once when `head` has passed the position. Answers how to cancel it. */
  whenPast(position: bigint, call: () => void): () => void;
}

const KEPT = 1_000;
const BATCH = 500n;

export async function createFeed(db: Db): Promise<Feed> {
  let { position: head } = await readHead(db);
  // Of consecutive positions, the last one being `head`.
  let kept: readonly PlacedEvent[] = [];
  let running: Promise<void> | null = null;
  let again = false;
  const waiting = new Set<{ readonly position: bigint; readonly call: () => void }>();

  const wake = (): void => {
    for (const each of [...waiting])
      if (each.position < head) {
        waiting.delete(each);
        each.call();
      }
  };

  const readNew = async (): Promise<void> => {
    const { position: newest } = await readHead(db);
    // The database was put back to an earlier state.
    if (newest < head) {
      head = newest;
      kept = [];
    }
    while (head < newest) {
      const through = newest - head > BATCH ? head + BATCH : newest;
      const batch = await readEvents(db, { after: head, through, branchCode: null, limit: Number(BATCH) });
      const consecutive = batch[0]?.position === head + 1n;
      // Pruned before this node has read them. Streams that need them find that in the table.
      kept = consecutive ? [...kept, ...batch].slice(-KEPT) : batch.slice(-KEPT);
      head = through;
      wake();
    }
  };

  const run = async (): Promise<void> => {
    try {
      do {
        again = false;
        await readNew();
      } while (again);
    } finally {
      running = null;
    }
  };

  return {
    get head() {
      return head;
    },
    pull: async () => {
      // One that is running may have looked before what the caller wants to see; it looks once more.
      again = true;
      running ??= run();
      await running;
    },
    recent: (after, branchCode) => {
      const first = kept[0]?.position ?? head + 1n;
      return after + 1n < first ? null : kept.filter((each) => each.position > after && isFor(each, branchCode));
    },
    whenPast: (position, call) => {
      const entry = { position, call };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
  };
}
