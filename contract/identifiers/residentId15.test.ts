import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, businessDateSchema } from '../dates/businessDate.ts';
import { normalizeResidentId, upgradeResidentId } from './residentId15.ts';

describe('first-generation numbers', () => {
  it('inserts the century and appends the check character', () => {
    expect(upgradeResidentId('340524800101001')).toMatchObject({ ok: true, value: { value: '34052419800101001X' } });
  });

  it('brings both numbers of one person to one form', () => {
    expect(normalizeResidentId('340524800101001')).toEqual(normalizeResidentId(' 34052419800101001x '));
  });

  it.each([
    ['34052480010100', 'LENGTH'],
    ['34052480010100X', 'FORMAT'],
    ['340524801301001', 'DATE'],
    ['990524800101001', 'AREA'],
  ])('refuses %s as %s', (text, code) => {
    expect(upgradeResidentId(text)).toEqual({ ok: false, error: { code, text } });
  });

  it('keeps area, birth date and sequence', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000 }), fc.stringMatching(/^\d{3}$/), (days, sequence) => {
        const birth = addDays(businessDateSchema.parse('1900-01-01'), days);
        const upgraded = upgradeResidentId(`110105${birth.replaceAll('-', '').slice(2)}${sequence}`);
        expect(upgraded).toMatchObject({ ok: true, value: { area: '110105', birth } });
        expect(upgraded.ok && upgraded.value.value.slice(14, 17)).toBe(sequence);
      }),
    );
  });
});
