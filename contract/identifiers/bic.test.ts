import { describe, expect, it } from 'vitest';
import { bicSchema, parseBic } from './bic.ts';

describe('bank identifier codes', () => {
  it.each([
    ['ABOCCNBJ270', 'CN', false],
    ['abnanl2a', 'NL', true],
    ['DEUTDEFFXXX', 'DE', true],
    ['NCBVXKPR', 'XK', true],
  ])('accepts %s', (text, country, primaryOffice) => {
    expect(parseBic(text)).toMatchObject({ ok: true, value: { country, primaryOffice } });
  });

  it.each([
    ['MULTIPLE', 'COUNTRY'],
    ['AGRIF2PP', 'FORMAT'],
    ['ABOCCNBJ27', 'LENGTH'],
    ['', 'LENGTH'],
    ['ABOCCNBJ-70', 'FORMAT'],
  ])('refuses "%s" as %s', (text, code) => {
    expect(parseBic(text)).toMatchObject({ ok: false, error: { code } });
    expect(bicSchema.safeParse(text).success).toBe(false);
  });
});
