import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUscc, usccCheckCharacter, usccSchema } from './uscc.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('unified social credit codes', () => {
  it.each(['121200004013590816', '91152201078395188Q', '91350100M000100Y43', '92340603MA2UK1TD00'])('accepts %s', (text) => {
    expect(parseUscc(text)).toMatchObject({ ok: true, value: { value: text } });
    expect(usccSchema.safeParse(text).success).toBe(true);
  });

  it('reads the parts, in small letters too', () => {
    expect(parseUscc('91350100m000100y43')).toEqual({
      ok: true,
      value: { value: '91350100M000100Y43', authority: '9', type: '1', area: '350100', organisation: 'M000100Y4' },
    });
  });

  it.each([
    ['12345', 'LENGTH'],
    ['A1110000600037341L', 'FORMAT'],
    ['9111000060003IOZSV', 'FORMAT'],
    ['91350100M000100Y44', 'CHECKSUM'],
  ])('refuses %s as %s', (text, code) => {
    expect(parseUscc(text)).toMatchObject({ ok: false, error: { code } });
  });

  it('accepts the codes of rural collectives', () => {
    const body = 'N2340101MF0123456';
    expect(parseUscc(body + usccCheckCharacter(body)).ok).toBe(true);
  });

  it('notices every single wrong character', () => {
    const organisation = fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }).map((list) => list.join(''));
    fc.assert(
      fc.property(organisation, fc.integer({ min: 8, max: 17 }), fc.integer({ min: 1, max: 30 }), (code, at, shift) => {
        const body = `91110000${code}`;
        const good = body + usccCheckCharacter(body);
        expect(parseUscc(good).ok).toBe(true);
        const bad = [...good].map((c, i) => (i === at ? ALPHABET[(ALPHABET.indexOf(c) + shift) % 31] : c)).join('');
        expect(parseUscc(bad)).toMatchObject({ ok: false, error: { code: 'CHECKSUM' } });
      }),
    );
  });
});
