import { expect, test } from 'vitest';
import { unacceptable } from './plainJson.ts';

const nested = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 'x');

test.each([null, true, 0, -1.5, '曾小明 𠮷', [], {}, { a: [{ b: 'c' }] }, nested(16)])('takes %j', (value) => {
  expect(unacceptable(value)).toBeNull();
});

test.each([
  ['a NUL in a text', { a: 'x\u0000' }],
  ['a NUL in a name', { 'x\u0000': 1 }],
  ['half a surrogate pair', ['\ud842']],
  ['a number beyond all numbers', [Number.POSITIVE_INFINITY]],
  ['seventeen levels', nested(17)],
])('refuses %s', (_what, value) => {
  expect(unacceptable(value)).toEqual(expect.any(String));
});
