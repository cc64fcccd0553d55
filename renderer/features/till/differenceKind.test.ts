import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceKind } from './differenceKind.ts';

test('more is over, less is short, nothing counted yet is neither', () => {
  const till = { kind: 'till', balance: 1_000n } as const;
  expect(differenceKind(1_000n, till)).toBe('none');
  expect(differenceKind(1_001n, till)).toBe('over');
  expect(differenceKind(999n, till)).toBe('short');
  expect(differenceKind(0n, till)).toBe('');
  expect(differenceKind(0n, { kind: 'till', balance: 0n })).toBe('none');
});

test('it is none exactly when both are the same, whatever they are', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n), fc.bigInt(0n, 10n ** 12n), (counted, balance) => {
      const kind = differenceKind(counted, { kind: 'vault', balance });
      expect(kind === 'none').toBe(counted === balance);
      if (counted > 0n && counted !== balance) expect(kind).toBe(counted > balance ? 'vaultOver' : 'vaultShort');
    }),
  );
});
