import type { Outcome } from '../../contract/central/transactions.ts';
import type { Answer } from '../answer.ts';
import { type Item, isAlone, keysOf } from './item.ts';

type Settled = Answer<Outcome>;

interface Waiting {
  readonly item: Item;
  readonly keys: readonly string[];
  readonly resolve: (answer: Settled) => void;
  readonly reject: (error: unknown) => void;
}

export interface PostingQueue {
  submit(item: Item): Promise<Settled>;
}

export interface QueueOptions {
  /** Posts some items together; one result each, in order. */
  readonly post: (items: readonly Item[]) => Promise<readonly PromiseSettledResult<Settled>[]>;
  readonly maxBatch: number;
  /** Batches that are worked on at the same time. */
  readonly maxRunning: number;
}

/**
 * Collects the postings that arrive while others are being written, and posts them together: under load many share a read, a
 * write and a commit; a single one waits for nobody. What touches the same account or till as a running batch waits for it, in
 * order of arrival, so that a node never races itself.
 */
export function createPostingQueue({ post, maxBatch, maxRunning }: QueueOptions): PostingQueue {
  let waiting: Waiting[] = [];
  let running = 0;
  let scheduled = false;
  const busy = new Set<string>();

  /** The first that may go, and with it those that may go along. */
  const take = (): Waiting[] => {
    const blocked = new Set(busy);
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const each of waiting) {
      const full = batch.length >= maxBatch || batch.some(({ item }) => isAlone(item)) || (batch.length > 0 && isAlone(each.item));
      if (full || each.keys.some((key) => blocked.has(key))) {
        rest.push(each);
        for (const key of each.keys) blocked.add(key);
      } else batch.push(each);
    }
    waiting = rest;
    return batch;
  };

  const work = async (batch: readonly Waiting[]): Promise<void> => {
    const keys = new Set(batch.flatMap((each) => each.keys));
    for (const key of keys) busy.add(key);
    running += 1;
    try {
      const results = await post(batch.map(({ item }) => item));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index];
        if (result?.status === 'fulfilled') resolve(result.value);
        else reject(result?.reason ?? new Error('A posting was not answered'));
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      running -= 1;
      for (const key of keys) busy.delete(key);
      pump();
    }
  };

  const pump = (): void => {
    while (running < maxRunning && waiting.length > 0) {
      const batch = take();
      if (batch.length === 0) return;
      void work(batch);
    }
  };

  return {
    submit: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, keys: keysOf(item), resolve, reject });
        if (scheduled) return;
        scheduled = true;
        // What arrived in the same turn of the event loop goes along.
        setImmediate(() => {
          scheduled = false;
          pump();
        });
      }),
  };
}
