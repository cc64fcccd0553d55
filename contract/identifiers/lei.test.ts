import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leiCheckDigits, leiSchema, parseLei } from './lei.ts';

describe('legal entity identifiers', () => {
  it.each(['0YPKKE5F0QW6RC51HE09', '213800KUD8LAJWSQ9D15', '2594005n6nmjm5wsge40'])('accepts %s', (text) => {
    expect(parseLei(text)).toEqual({ ok: true, value: text.toUpperCase() });
  });

  it.each([
    ['213800KUD8LXJWSQ9D15', 'CHECKSUM'],
    ['213800KUD8LAJWSQ9D1', 'LENGTH'],
    ['213800KUD8LAJWSQ9DXY', 'FORMAT'],
  ])('refuses %s as %s', (text, code) => {
    expect(parseLei(text)).toMatchObject({ ok: false, error: { code } });
    expect(leiSchema.safeParse(text).success).toBe(false);
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{18}$/), fc.integer({ min: 0, max: 19 }), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const good = body + leiCheckDigits(body);
        expect(parseLei(good).ok).toBe(true);
        const bad = [...good].map((c, i) => (i === at ? String((Number(c) + shift) % 10) : c)).join('');
        expect(parseLei(bad).ok).toBe(false);
      }),
    );
  });
});
