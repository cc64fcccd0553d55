import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coalesce } from './coalesce.ts';

test('what is asked at once is looked up once, each with its own answer', async () => {
  const lookups: (readonly number[])[] = [];
  const find = coalesce(async (keys: readonly number[]) => {
    lookups.push(keys);
    return keys.map((key) => key * 2);
  }, 100);
  expect(await Promise.all([find(1), find(2), find(1)])).toEqual([2, 4, 2]);
  expect(lookups).toEqual([[1, 2, 1]]);
});

test('nobody gets an answer that was read before they asked', async () => {
  let value = 'old';
  const gate = Promise.withResolvers<void>();
  let waits = true;
  const find = coalesce(async (keys: readonly string[]) => {
    const seen = value;
    if (waits) await gate.promise;
    return keys.map(() => seen);
  }, 100);
  const early = find('a');
  await new Promise((resolve) => setImmediate(resolve));
  value = 'new';
  waits = false;
  const late = find('a');
  gate.resolve();
  expect([await early, await late]).toEqual(['old', 'new']);
});

test('a lookup that fails fails for those who were in it and for nobody else', async () => {
  let fails = true;
  const find = coalesce(async (keys: readonly number[]) => {
    if (fails) throw new Error('gone');
    return keys;
  }, 100);
  await expect(Promise.all([find(1), find(2)])).rejects.toThrow('gone');
  fails = false;
  expect(await find(3)).toBe(3);
});

test('however they arrive, all are answered, and no lookup is larger than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer(), { maxLength: 60 }), fc.integer({ min: 1, max: 7 }), async (keys, most) => {
      let largest = 0;
      const find = coalesce(async (asked: readonly number[]) => {
        largest = Math.max(largest, asked.length);
        return asked.map(String);
      }, most);
      expect(await Promise.all(keys.map((key) => find(key)))).toEqual(keys.map(String));
      expect(largest).toBeLessThanOrEqual(most);
    }),
    { numRuns: 50 },
  );
});
