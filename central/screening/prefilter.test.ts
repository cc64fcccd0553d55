import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jaroWinkler } from '../../contract/names/jaroWinkler.ts';
import { comparableName } from '../../contract/names/normalize.ts';
import { screen } from '../../contract/names/screening.ts';
import { foldDocument, highestLikeness, mayBeAlike, prepareName } from './prefilter.ts';

const text = fc.string({ unit: fc.constantFrom(...'abc王李 '), maxLength: 12 });

test('the bound is never below the likeness', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(highestLikeness([...a].sort(), [...b].sort())).toBeGreaterThanOrEqual(jaroWinkler(a, b) - 1e-9);
    }),
    { numRuns: 2_000 },
  );
});

const name = fc.oneof(
  fc.constantFrom(
    '单于婉清',
    '曾国藩',
    'ZENG GUOFAN',
    'Fan Guo Zeng',
    '阿卜杜拉·艾买提',
    'IVAN PETROV',
    'Petrow, Ivan',
    '北京远山图书有限公司',
  ),
  fc.string({ unit: fc.constantFrom(...'IVANPETRO '), minLength: 1, maxLength: 12 }),
);

test('nobody whom the screening finds is left out before it', () => {
  fc.assert(
    fc.property(name, name, fc.constantFrom('person' as const, 'organisation' as const), (given, listed, kind) => {
      const hits = screen({ kind, name: given, documents: [] }, [{ list: 'UN', reference: '1', kind, names: [listed], documents: [] }]);
      if (hits.length > 0)
        expect(mayBeAlike(prepareName(comparableName(given, kind)), prepareName(comparableName(listed, kind)))).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test('a name that shares nothing is left out', () => {
  expect(mayBeAlike(prepareName(comparableName('王秀英', 'person')), prepareName(comparableName('曾国藩', 'person')))).toBe(false);
});

test('a document is folded as the screening folds it', () => {
  const document = fc.string({ unit: fc.constantFrom(...'aA1１-. x'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(document, document, (given, listed) => {
      const entry = { list: 'UN', reference: '1', kind: 'person' as const, names: ['ZZZZ'], documents: [listed] };
      const hit = screen({ kind: 'person', name: '王', documents: [given] }, [entry]).some(({ by }) => by === 'document');
      if (hit) expect(foldDocument(given)).toBe(foldDocument(listed));
    }),
    { numRuns: 1_000 },
  );
});
