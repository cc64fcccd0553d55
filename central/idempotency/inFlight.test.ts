import { expect, test } from 'vitest';
import { createInFlight } from './inFlight.ts';

test('work of one key goes one after the other, work of other keys at the same time', async () => {
  const inFlight = createInFlight();
  const order: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = inFlight.run('a', async () => {
    await gate.promise;
    order.push('a1');
  });
  const second = inFlight.run('a', async () => void order.push('a2'));
  await inFlight.run('b', async () => void order.push('b'));
  expect([inFlight.has('a'), inFlight.has('b')]).toEqual([true, false]);
  gate.resolve();
  await Promise.all([first, second]);
  expect(order).toEqual(['b', 'a1', 'a2']);
  expect(inFlight.size).toBe(0);
});

test('work that fails does not hold up the next, and each caller gets its own outcome', async () => {
  const inFlight = createInFlight();
  const failing = inFlight.run('a', async () => {
    throw new Error('first');
  });
  const next = inFlight.run('a', async () => 'second');
  await expect(failing).rejects.toThrow('first');
  expect(await next).toBe('second');
  expect(inFlight.has('a')).toBe(false);
});
