import { expect, test } from 'vitest';
import { countedTotal, countsOf, fitOf, piecesTyped, sameCounts, withPieces } from './countModel.ts';

test('counts 12,345.67 in notes and coins', () => {
  const counts = { n100: 123, n20: 2, n5: 1, 'n0.5': 1, 'n0.1': 1, 'c0.05': 1, 'c0.02': 1 };
  expect(countedTotal(counts)).toBe(1_234_567n);
  expect(fitOf(1_234_567n, 1_234_567n)).toEqual({ kind: 'fits' });
});

test('says how much is short or over', () => {
  expect(fitOf(10_000n, 10_050n)).toEqual({ kind: 'short', by: 50n });
  expect(fitOf(10_050n, 10_000n)).toEqual({ kind: 'over', by: 50n });
  expect(fitOf(10_000n, null)).toEqual({ kind: 'open' });
  expect(fitOf(0n, 10_000n)).toEqual({ kind: 'open' });
});

test('takes full-width digits of an input method and drops what is no digit', () => {
  expect(piecesTyped('１２３')).toBe(123);
  expect(piecesTyped('1,200')).toBe(1200);
  expect(piecesTyped('')).toBe(0);
});

test('refuses more pieces than a vault holds', () => {
  expect(piecesTyped('1000001')).toBeNull();
  expect(piecesTyped('9'.repeat(40))).toBeNull();
});

test('a row set back to zero is as if it had not been typed', () => {
  expect(withPieces({ n100: 5, n50: 1 }, 'n100', 0)).toEqual({ n50: 1 });
});

test('a till whose sum is right but whose notes differ is not the same till', () => {
  expect(sameCounts({ n100: 1 }, { n50: 2 })).toBe(false);
  expect(sameCounts({ n100: 1, n50: 0 }, { n100: 1 })).toBe(true);
});

test('a saved form with a foreign shape counts as nothing counted', () => {
  expect(countsOf('x')).toEqual({});
  expect(countsOf({ n7: 3 })).toEqual({});
});
