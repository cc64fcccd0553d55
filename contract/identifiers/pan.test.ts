import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luhnValid, maskPan, panSchema, parsePan } from './pan.ts';

describe('card numbers', () => {
  it.each([
    ['6200000000000005', 'unionpay', 16],
    ['6205500000000000004', 'unionpay', 19],
    ['4242 4242 4242 4242', null, 16],
    ['5555-5555-5555-4444', null, 16],
  ])('reads %s', (text, scheme, length) => {
    expect(parsePan(text)).toMatchObject({ ok: true, value: { scheme, length } });
  });

  it.each([
    ['6200000000000004', 'LUHN'],
    ['620000000000', 'LENGTH'],
    ['62000000000000000000', 'LENGTH'],
    ['62000000000000O5', 'FORMAT'],
  ])('refuses %s as %s and does not repeat the number', (text, code) => {
    expect(parsePan(text)).toEqual({ ok: false, error: { code } });
  });

  it('shows no more than the first six and the last four digits', () => {
    expect(maskPan(panSchema.parse('6205500000000000004'))).toBe('620550*********0004');
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12,18}$/), fc.nat({ max: 18 }), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const good = [...'0123456789'].map((check) => body + check).find(luhnValid) ?? '';
        expect(parsePan(good).ok).toBe(true);
        const bad = [...good].map((c, i) => (i === at % good.length ? String((Number(c) + shift) % 10) : c)).join('');
        expect(luhnValid(bad)).toBe(false);
      }),
    );
  });
});
