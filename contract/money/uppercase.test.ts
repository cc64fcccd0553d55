import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencySchema, JPY, USD } from './currency.ts';
import { parseUppercaseAmount, toUppercaseAmount, toUppercaseVoucherAmount } from './uppercase.ts';

const reads = (text: string): bigint | string => {
  const parsed = parseUppercaseAmount(text);
  return parsed.ok ? parsed.value : parsed.error.code;
};

describe('amounts in capitals as we print them', () => {
  it.each([
    [140950n, '壹仟肆佰零玖元伍角'],
    [600714n, '陆仟零柒元壹角肆分'],
    [168032n, '壹仟陆佰捌拾元叁角贰分'],
    [10700053n, '壹拾万零柒仟元伍角叁分'],
    [1640902n, '壹万陆仟肆佰零玖元零贰分'],
    [32504n, '叁佰贰拾伍元零肆分'],
    [1000100n, '壹万零壹元整'],
    [10001000100n, '壹亿零壹万零壹元整'],
    [100000000100n, '壹拾亿零壹元整'],
    [1000n, '壹拾元整'],
    [53n, '伍角叁分'],
    [3n, '叁分'],
    [0n, '零元整'],
    [3010500005n, '叁仟零壹拾万零伍仟元零伍分'],
    [100000000000000n, '壹万亿元整'],
    [100010000000000n, '壹万零壹亿元整'],
    [-12300n, '负壹佰贰拾叁元整'],
  ])('writes %s fen as %s', (minor, text) => {
    expect(toUppercaseAmount(minor)).toBe(text);
  });

  it('writes 整 after 角 under the profile of the ministry of finance', () => {
    expect(toUppercaseAmount(140950n, undefined, 'mof')).toBe('壹仟肆佰零玖元伍角整');
  });

  it('leaves no gap between the currency and the amount', () => {
    expect(toUppercaseVoucherAmount(1000n)).toBe('人民币壹拾元整');
    expect(toUppercaseVoucherAmount(1050n, USD)).toBe('美元壹拾元伍角');
    expect(toUppercaseVoucherAmount(15n, JPY)).toBe('日元壹拾伍元整');
    expect(toUppercaseVoucherAmount(1005n, currencySchema.parse('KWD'))).toBe('KWD壹元零伍厘');
  });

  it('refuses amounts that no account can hold', () => {
    expect(() => toUppercaseAmount(10n ** 18n)).toThrow(RangeError);
  });
});

describe('amounts in capitals as a customer wrote them', () => {
  it.each([
    ['貳佰圓整', 20000n],
    ['人民币壹仟陆佰捌拾元零叁角贰分', 168032n],
    ['壹仟陆佰捌拾元叁角贰分', 168032n],
    ['壹拾万柒仟元伍角叁分', 10700053n],
    ['壹拾万零柒仟元零伍角叁分', 10700053n],
    ['壹佰元零壹角整', 10010n],
    ['壹仟圆正', 100000n],
    ['陸萬伍仟億元整', 650000000000000n],
    ['零元伍角叁分', 53n],
    ['零元零壹分', 1n],
    ['零元整', 0n],
  ])('accepts %s', (text, minor) => {
    expect(reads(text)).toBe(minor);
  });

  it.each([
    ['', 'UPPERCASE_EMPTY'],
    ['人民币', 'UPPERCASE_EMPTY'],
    ['一千四百元整', 'UPPERCASE_FORBIDDEN_CHARACTER'],
    ['两佰元整', 'UPPERCASE_FORBIDDEN_CHARACTER'],
    ['壹仟肆佰零玖圆五角', 'UPPERCASE_FORBIDDEN_CHARACTER'],
    ['人民币 壹佰元整', 'UPPERCASE_FORBIDDEN_CHARACTER'],
    ['拾元整', 'UPPERCASE_MALFORMED'],
    ['壹佰元', 'UPPERCASE_MALFORMED'],
    ['壹佰元伍角叁分整', 'UPPERCASE_MALFORMED'],
    ['壹仟玖元整', 'UPPERCASE_MALFORMED'],
    ['壹仟零零玖元整', 'UPPERCASE_MALFORMED'],
    ['叁佰贰拾伍元肆分', 'UPPERCASE_MALFORMED'],
    ['壹仟肆佰零玖元零伍角', 'UPPERCASE_MALFORMED'],
    ['壹亿伍仟元整', 'UPPERCASE_MALFORMED'],
    ['壹万万元整', 'UPPERCASE_MALFORMED'],
    ['佰元整', 'UPPERCASE_MALFORMED'],
    ['壹贰元整', 'UPPERCASE_MALFORMED'],
    ['整', 'UPPERCASE_MALFORMED'],
    ['元整', 'UPPERCASE_MALFORMED'],
    ['零壹分', 'UPPERCASE_MALFORMED'],
    ['零元零元壹分', 'UPPERCASE_MALFORMED'],
    ['万元整', 'UPPERCASE_MALFORMED'],
  ])('refuses "%s" as %s', (text, code) => {
    expect(reads(text)).toBe(code);
  });

  it('reads back every amount that it writes, in both profiles', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.constantFrom('pboc' as const, 'mof' as const), (minor, profile) => {
        expect(reads(toUppercaseAmount(minor, undefined, profile))).toBe(minor);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back amounts full of zeros', () => {
    const sparse = fc
      .array(fc.constantFrom('0', '0', '0', '1', '5'), { minLength: 1, maxLength: 18 })
      .map((digits) => BigInt(digits.join('')));
    fc.assert(
      fc.property(sparse, (minor) => {
        const text = toUppercaseAmount(minor);
        expect(reads(text)).toBe(minor);
        expect(text).not.toMatch(/零零|零[万亿]|零$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('never reads one spelling as two amounts: a dropped numeral changes the amount or is refused', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 14n }), fc.nat(), (minor, at) => {
        const written = [...toUppercaseAmount(minor)];
        const numerals = written.flatMap((c, i) => ('壹贰叁肆伍陆柒捌玖'.includes(c) ? [i] : []));
        const dropped = numerals[at % numerals.length] ?? 0;
        expect(reads(written.filter((_, i) => i !== dropped).join(''))).not.toBe(minor);
      }),
    );
  });
});
