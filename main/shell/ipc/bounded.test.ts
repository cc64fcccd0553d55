import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unboundedReason } from './bounded.ts';

const nested = (depth: number): unknown => (depth === 0 ? 'x' : { in: nested(depth - 1) });

describe('what may be shown to a schema', () => {
  test.each([
    [{}],
    [{ clientKey: 'x', values: { amount: '1', denominations: { n100: 1 } } }],
    [undefined],
    [null],
    [[]],
    [{ a: undefined }],
  ])('an ordinary input may: %j', (input) => {
    expect(unboundedReason(input)).toBeNull();
  });

  test.each([
    ['an own __proto__ member', JSON.parse('{"a":{"__proto__":{}}}'), 'a forbidden member name'],
    ['a constructor member', { constructor: {} }, 'a forbidden member name'],
    ['a symbol member', { [Symbol('x')]: 1 }, 'a forbidden member name'],
    ['an object of a class', new Date(), 'an object of a class'],
    ['a map', { a: new Map() }, 'an object of a class'],
    ['another prototype', Object.create({ admin: true }), 'an object of a class'],
    ['a function', { a: () => 1 }, 'a function'],
    ['a bigint', { a: 1n }, 'a bigint'],
    ['infinity', { a: Number.POSITIVE_INFINITY }, 'a number that is not finite'],
    ['a long text', { a: 'x'.repeat(200_001) }, 'too long'],
    ['many short texts', Array.from({ length: 4_000 }, () => 'x'.repeat(60)), 'too long'],
    ['a long member name', { ['x'.repeat(200_001)]: 1 }, 'too long'],
    ['many members', Array.from({ length: 6_000 }, () => 0), 'too many members'],
    ['deep nesting', nested(20), 'too deeply nested'],
  ])('%s may not', (_what, input, reason) => {
    expect(unboundedReason(input)).toBe(reason);
  });

  test('ends quickly for a circle', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(unboundedReason(circle)).toBe('too deeply nested');
  });

  test('answers for whatever JSON can say', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 12 }), (text) => {
        const reason = unboundedReason(JSON.parse(text));
        expect(reason === null || typeof reason === 'string').toBe(true);
      }),
    );
  });
});
