import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CNY_DENOMINATIONS, sumDenominations } from '../../../contract/money/denominations.ts';
import { proposePieces } from './proposePieces.ts';

test('pays with the greatest notes that the till has', () => {
  expect(proposePieces(38_650n, { n100: 10, n50: 10, n20: 10, n10: 10, n5: 10, n1: 10, 'c0.5': 10 })).toEqual({
    n100: 3,
    n50: 1,
    n20: 1,
    n10: 1,
    n5: 1,
    n1: 1,
    'c0.5': 1,
  });
});

test('leaves the greater note where only smaller ones come out even', () => {
  expect(proposePieces(6_000n, { n50: 1, n20: 3 })).toEqual({ n20: 3 });
});

test('says so when the till cannot pay it', () => {
  expect(proposePieces(1_050n, { n100: 5, n10: 1 })).toBeNull();
  expect(proposePieces(0n, { n100: 5 })).toBeNull();
});

test('what it proposes is always worth the amount and always in the till', () => {
  const till = fc.record(Object.fromEntries(CNY_DENOMINATIONS.items.map(({ id }) => [id, fc.integer({ min: 0, max: 40 })])));
  fc.assert(
    fc.property(till, fc.bigInt({ min: 1n, max: 500_000n }), (held, amount) => {
      const pieces = proposePieces(amount, held);
      if (pieces === null) return;
      expect(sumDenominations(pieces, CNY_DENOMINATIONS)).toEqual({ ok: true, value: amount });
      for (const [id, count] of Object.entries(pieces)) expect(count).toBeLessThanOrEqual(held[id] ?? 0);
    }),
  );
});
