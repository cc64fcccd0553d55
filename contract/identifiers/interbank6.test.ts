import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInterbankNumber } from './interbank6.ts';

describe('in-bank branch numbers', () => {
  it('splits bank and branch, and puts them together again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{6}$/), (text) => {
        const parsed = parseInterbankNumber(text);
        expect(parsed.ok && parsed.value.bank + parsed.value.branch).toBe(text);
        expect(parsed).toMatchObject({ value: { value: text } });
      }),
    );
    expect(parseInterbankNumber('170023')).toMatchObject({ ok: true, value: { bank: '17', branch: '0023' } });
  });

  it.each([
    ['17002', 'LENGTH'],
    ['17002A', 'FORMAT'],
  ])('refuses %s as %s', (text, code) => {
    expect(parseInterbankNumber(text)).toMatchObject({ ok: false, error: { code } });
  });
});
