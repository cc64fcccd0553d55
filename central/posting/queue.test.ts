import { expect, test } from 'vitest';
import type { Outcome } from '../../contract/central/transactions.ts';
import type { Answer } from '../answer.ts';
import type { Item } from './item.ts';
import { createPostingQueue } from './queue.ts';

/** An item that touches these accounts; `alone` as those are that read for themselves. */
const item = (name: string, accounts: readonly string[], alone = false): Item =>
  ({
    caller: { tellerId: name },
    keyed: { clientKey: name },
    prepared: { handler: { needs: () => ({ accounts }), ...(alone ? { read: async () => null } : {}) }, asked: {} },
  }) as unknown as Item;

const nameOf = ({ keyed }: Item): string => keyed.clientKey;
const answered = (items: readonly Item[]): PromiseSettledResult<Answer<Outcome>>[] =>
  items.map((each) => ({ status: 'fulfilled', value: { ok: true, stored: nameOf(each) } }));
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** A queue whose batches end when they are told to. */
function underControl(options: { maxBatch?: number; maxRunning?: number } = {}) {
  const batches: { names: string[]; end: () => void }[] = [];
  const queue = createPostingQueue({
    maxBatch: options.maxBatch ?? 8,
    maxRunning: options.maxRunning ?? 2,
    post: (items) =>
      new Promise((resolve) => {
        batches.push({ names: items.map(nameOf), end: () => resolve(answered(items)) });
      }),
  });
  return { queue, batches, names: () => batches.map(({ names }) => names) };
}

test('what arrives together goes together, and everyone gets their own answer', async () => {
  const { queue, batches, names } = underControl();
  const answers = Promise.all([queue.submit(item('a', ['1'])), queue.submit(item('b', ['2'])), queue.submit(item('c', ['1']))]);
  await turn();
  expect(names()).toEqual([['a', 'b', 'c']]);
  batches[0]?.end();
  expect((await answers).map((answer) => 'stored' in answer && answer.stored)).toEqual(['a', 'b', 'c']);
});

test('what touches an account of a running batch waits, in order; what does not, goes', async () => {
  const { queue, batches, names } = underControl();
  const all = [queue.submit(item('a', ['1']))];
  await turn();
  all.push(
    queue.submit(item('b', ['1'])),
    queue.submit(item('c', ['1', '2'])),
    queue.submit(item('d', ['2'])),
    queue.submit(item('e', ['3'])),
  );
  await turn();
  // d waits although its account is free: c came first and wants it too.
  expect(names()).toEqual([['a'], ['e']]);
  batches[0]?.end();
  await turn();
  expect(names()[2]).toEqual(['b', 'c', 'd']);
  for (const batch of batches) batch.end();
  await Promise.all(all);
});

test('one that reads for itself is posted by itself', async () => {
  const { queue, batches, names } = underControl({ maxRunning: 3 });
  const all = ['a', 'b', 'c'].map((name, index) => queue.submit(item(name, [name], index === 1)));
  await turn();
  expect(names()).toEqual([['a', 'c'], ['b']]);
  for (const batch of batches) batch.end();
  await Promise.all(all);
});

test('no batch is larger than allowed, and no more run than allowed', async () => {
  const { queue, batches, names } = underControl({ maxBatch: 2, maxRunning: 1 });
  const all = ['a', 'b', 'c'].map((name) => queue.submit(item(name, [name])));
  await turn();
  expect(names()).toEqual([['a', 'b']]);
  batches[0]?.end();
  await turn();
  expect(names()).toEqual([['a', 'b'], ['c']]);
  batches[1]?.end();
  await Promise.all(all);
});

test('one that failed is told so, its companions are not', async () => {
  const queue = createPostingQueue({
    maxBatch: 8,
    maxRunning: 1,
    post: async (items) =>
      items.map((each) => (nameOf(each) === 'b' ? { status: 'rejected', reason: new Error('b broke') } : (answered([each])[0] as never))),
  });
  const [a, b] = await Promise.allSettled([queue.submit(item('a', ['1'])), queue.submit(item('b', ['2']))]);
  expect([a.status, b.status]).toEqual(['fulfilled', 'rejected']);
});

test('a queue whose work throws tells everyone in it, and goes on', async () => {
  let broken = true;
  const queue = createPostingQueue({
    maxBatch: 8,
    maxRunning: 1,
    post: async (items) => {
      if (broken) throw new Error('no database');
      return answered(items);
    },
  });
  await expect(queue.submit(item('a', ['1']))).rejects.toThrow('no database');
  broken = false;
  expect((await queue.submit(item('a', ['1']))).ok).toBe(true);
});
