import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mod1110CheckDigit, mod1110Valid } from './iso7064.ts';

describe('ISO 7064 MOD 11,10', () => {
  it.each([
    ['0794', '5'],
    ['00200667309', '3'],
    ['00200667311', '6'],
    ['00200667312', '4'],
  ])('gives the published check digit of %s', (body, check) => {
    expect(mod1110CheckDigit(body)).toBe(check);
    expect(mod1110Valid(body + check)).toBe(true);
  });

  it('accepts exactly one of the ten check digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,20}$/), (body) => {
        const accepted = [...'0123456789'].filter((check) => mod1110Valid(body + check));
        expect(accepted).toEqual([mod1110CheckDigit(body)]);
      }),
    );
  });

  it('refuses letters and a lone digit', () => {
    expect(mod1110Valid('5')).toBe(false);
    expect(mod1110Valid('07A5')).toBe(false);
  });
});
