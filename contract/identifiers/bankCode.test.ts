import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankCodeSchema, parseBankCode } from './bankCode.ts';
import { mod1110CheckDigit, mod1110Valid } from './iso7064.ts';

describe('payment-system bank numbers', () => {
  it('reads the parts', () => {
    expect(parseBankCode('308584000013')).toEqual({
      ok: true,
      value: { value: '308584000013', bankType: '308', city: '5840', branch: '0001', check: '3' },
    });
    expect(parseBankCode(' 3085 8400 ００１３ ').ok).toBe(true);
  });

  it.each([
    ['103100000010', 'CHECKSUM'],
    ['103200000010', 'CHECKSUM'],
    ['10210009999', 'LENGTH'],
    ['10210009999X', 'FORMAT'],
    ['', 'LENGTH'],
  ])('refuses "%s" as %s', (text, code) => {
    expect(parseBankCode(text)).toMatchObject({ ok: false, error: { code } });
    expect(bankCodeSchema.safeParse(text).success).toBe(false);
  });

  it('notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{11}$/), fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
        const good = body + mod1110CheckDigit(body);
        expect(parseBankCode(good).ok).toBe(true);
        const bad = [...good].map((c, i) => (i === at ? String((Number(c) + shift) % 10) : c)).join('');
        expect(mod1110Valid(bad)).toBe(false);
      }),
    );
  });
});
