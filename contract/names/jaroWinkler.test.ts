import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jaro, jaroWinkler } from './jaroWinkler.ts';

describe('likeness of names', () => {
  it.each([
    ['MARTHA', 'MARHTA', 0.9444, 0.9611],
    ['DIXON', 'DICKSONX', 0.7667, 0.8133],
    ['DWAYNE', 'DUANE', 0.8222, 0.84],
    ['JONES', 'JOHNSON', 0.7905, 0.8324],
    ['DUNNINGHAM', 'CUNNIGHAM', 0.8963, 0.8963],
    ['ABROMS', 'ABRAMS', 0.8889, 0.9222],
    ['ABC', 'XYZ', 0, 0],
    ['', '', 1, 1],
    ['', 'A', 0, 0],
  ])('%s and %s', (a, b, j, jw) => {
    expect(jaro(a, b)).toBeCloseTo(j, 4);
    expect(jaroWinkler(a, b)).toBeCloseTo(jw, 4);
  });

  it('lies between 0 and 1, is 1 for equal names only, and does not depend on the order', () => {
    const name = fc.string({ unit: fc.constantFrom(...'ABCDE王李'), maxLength: 12 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const score = jaroWinkler(a, b);
        expect(score).toBeGreaterThanOrEqual(jaro(a, b));
        expect(score).toBeLessThanOrEqual(1);
        expect(jaroWinkler(a, a)).toBe(1);
        if (a !== b) expect(score).toBeLessThan(1);
        expect(jaro(a, b)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
