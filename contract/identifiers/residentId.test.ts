import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, businessDateSchema } from '../dates/businessDate.ts';
import { parseResidentId, residentIdCheckCharacter, residentIdSchema } from './residentId.ts';

const codeOf = (text: string): string => {
  const parsed = parseResidentId(text);
  return parsed.ok ? 'accepted' : parsed.error.code;
};

const anyId = fc
  .tuple(fc.constantFrom('110105', '440524', '340524', '820000'), fc.integer({ min: -7000, max: 50_000 }), fc.stringMatching(/^\d{3}$/))
  .map(([area, days, sequence]) => {
    const birth = addDays(businessDateSchema.parse('1900-01-01'), days);
    const body = area + birth.replaceAll('-', '') + sequence;
    return { id: body + residentIdCheckCharacter(body), area, birth, sex: Number(sequence) % 2 === 1 ? 'M' : 'F' };
  });

describe('resident identity numbers', () => {
  it('reads birth date, sex and area', () => {
    expect(parseResidentId('11010519491231002x')).toEqual({
      ok: true,
      value: { value: '11010519491231002X', area: '110105', birth: '1949-12-31', sex: 'F' },
    });
  });

  it("accepts the standard's own example, born in 1880", () => {
    expect(parseResidentId('440524188001010014')).toMatchObject({ ok: true, value: { birth: '1880-01-01', sex: 'M' } });
  });

  it.each([
    ['12345678', 'LENGTH'],
    ['T60426199101010078', 'FORMAT'],
    ['11010519491231002A', 'FORMAT'],
    ['110105194912310021', 'CHECKSUM'],
    ['360426199113010079', 'DATE'],
    ['990426199112010074', 'AREA'],
  ])('refuses %s as %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('refuses a customer who is not born yet', () => {
    const id = '44011320141005001X';
    expect(parseResidentId(id, businessDateSchema.parse('2014-10-05')).ok).toBe(true);
    expect(parseResidentId(id, businessDateSchema.parse('2014-10-04'))).toMatchObject({ ok: false, error: { code: 'DATE' } });
  });

  it('keeps only the stored form in the schema', () => {
    expect(residentIdSchema.safeParse('11010519491231002X').success).toBe(true);
    expect(residentIdSchema.safeParse('11010519491231002x').success).toBe(false);
  });

  it('reads every well-made number and notices every single wrong digit', () => {
    fc.assert(
      fc.property(anyId, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), ({ id, ...parts }, at, shift) => {
        expect(parseResidentId(id)).toEqual({ ok: true, value: { value: id, ...parts } });
        const bad = [...id].map((c, i) => (i === at ? String((Number(c) + shift) % 10) : c)).join('');
        expect(codeOf(bad)).toBe('CHECKSUM');
      }),
    );
  });
});
