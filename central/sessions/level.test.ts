import { expect, test } from 'vitest';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import { type CachedKind, parametersAt } from '../parameters/at.ts';
import { DEFAULT_PARAMETERS } from '../parameters/defaults.ts';
import { exceedsLevel } from './level.ts';

const rows = DEFAULT_PARAMETERS.flatMap((each) =>
  each.kind === 'counterLimit'
    ? [{ kind: each.kind as CachedKind, key: each.key, effectiveFrom: each.effectiveFrom, version: 1n, value: each.value }]
    : [],
);
const at = parametersAt(rows, new Map(), 1n, '2025-03-10' as BusinessDate);

test('a teller may do alone what the level allows, to the fen', () => {
  expect(exceedsLevel(at, 1, 'cashOut', 5_000_000n)).toBe(false);
  expect(exceedsLevel(at, 1, 'cashOut', 5_000_001n)).toBe(true);
  expect(exceedsLevel(at, 3, 'cashOut', 5_000_001n)).toBe(false);
  expect(exceedsLevel(at, 0, 'transfer', 1n)).toBe(true);
});

test('a level that the bank says nothing of may do nothing alone', () => {
  expect(exceedsLevel(at, 9, 'cashIn', 1n)).toBe(true);
});
