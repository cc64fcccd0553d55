import fc from 'fast-check';
import { composeIBAN } from 'ibantools';
import { describe, expect, it } from 'vitest';
import { formatIban, ibanSchema, parseIban } from './iban.ts';

describe('international account numbers', () => {
  it.each([
    ['GB82 WEST 1234 5698 7654 32', 'GB'],
    ['MC1112739000700011111000h79', 'MC'],
    ['XK051212012345678906', 'XK'],
    ['FK88SC123456789012', 'FK'],
    ['MT84MALT011000012345MTLCAST001S', 'MT'],
  ])('accepts %s', (text, country) => {
    expect(parseIban(text)).toMatchObject({ ok: true, value: { country } });
  });

  it.each([
    ['CN4412345678901234567890', 'COUNTRY'],
    ['GF1220041010050500013M02606', 'COUNTRY'],
    ['0001', 'FORMAT'],
    ['DE8937040044053201300', 'LENGTH'],
    ['GB82WEST12345698765433', 'CHECKSUM'],
    ['ES2121000418450200051331', 'CHECKSUM'],
  ])('refuses %s as %s', (text, code) => {
    expect(parseIban(text)).toMatchObject({ ok: false, error: { code } });
    expect(ibanSchema.safeParse(text).success).toBe(false);
  });

  it('prints groups of four', () => {
    expect(formatIban(ibanSchema.parse('GB82WEST12345698765432'))).toBe('GB82 WEST 1234 5698 7654 32');
  });

  it('accepts what it composes and notices every single wrong digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{18}$/), fc.integer({ min: 2, max: 21 }), fc.integer({ min: 1, max: 9 }), (bban, at, shift) => {
        const good = composeIBAN({ countryCode: 'DE', bban }) ?? '';
        expect(parseIban(good)).toMatchObject({ ok: true });
        const bad = [...good].map((c, i) => (i === at ? String((Number(c) + shift) % 10) : c)).join('');
        expect(parseIban(bad)).toMatchObject({ ok: false, error: { code: 'CHECKSUM' } });
      }),
    );
  });
});
