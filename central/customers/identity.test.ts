import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ID_TYPES } from '../../contract/views/customer.ts';
import { readIdentity } from './identity.ts';
import { matchName } from './matchName.ts';
import { isName, nameParts } from './names.ts';
import { readPhone } from './phone.ts';
import { residentIdOf } from './testing.ts';

test.each([
  ['residentId', '34052419800101001x', 'RIC:34052419800101001X'],
  ['residentId', '340524800101001', 'RIC:34052419800101001X'],
  ['householdRegister', '３４０５２４ 19800101 001X', 'RIC:34052419800101001X'],
  ['passport', ' e1234-5678 ', 'PASSPORT:E12345678'],
  ['hkMacaoPermit', 'h12345678', 'HKM:H12345678'],
  ['hkMacaoPermit', 'H1234567801', 'HKM:H12345678'],
  ['taiwanPermit', '0123456701A', 'TW:01234567'],
  ['foreignPermanentResidence', 'usa110080092801', 'FPR:USA110080092801'],
  ['other', 'ab-12', 'OTHER:AB12'],
] as const)('%s %s is %s', (idType, text, key) => {
  expect(readIdentity(idType, text)?.key).toBe(key);
});

test.each([
  ['residentId', '340524198001010011'],
  ['residentId', '000000000000000'],
  ['passport', 'ABCDEF'],
  ['hkMacaoPermit', 'X12345678'],
  ['taiwanPermit', '123'],
  ['foreignPermanentResidence', '911000198001010012'],
  ['creditCode', '91110105000000001I'],
  ['other', '-'],
] as const)('%s %s is refused', (idType, text) => {
  expect(readIdentity(idType, text)).toBeNull();
});

test('any spelling of a resident ID number is the same person', () => {
  const spelling = fc.record({
    sequence: fc.integer({ min: 1, max: 999 }),
    day: fc.integer({ min: 1, max: 28 }),
    old: fc.boolean(),
    wide: fc.boolean(),
    small: fc.boolean(),
    gaps: fc.array(fc.integer({ min: 0, max: 17 }), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(spelling, ({ sequence, day, old, wide, small, gaps }) => {
      const whole = residentIdOf(`1975-06-${String(day).padStart(2, '0')}`, sequence);
      let text = old ? whole.slice(0, 6) + whole.slice(8, 17) : whole;
      if (small) text = text.toLowerCase();
      if (wide) text = text.replaceAll(/[0-9A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
      for (const gap of gaps) text = `${text.slice(0, gap)} ${text.slice(gap)}`;
      expect(readIdentity('residentId', text)).toMatchObject({ idNumber: whole, birthDate: `1975-06-${String(day).padStart(2, '0')}` });
    }),
  );
});

test('what is read once reads the same again, whatever was typed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ID_TYPES), fc.oneof(fc.string(), fc.stringMatching(/^[A-Z0-9 -]{3,20}$/)), (idType, text) => {
      const read = readIdentity(idType, text);
      if (read !== null) expect(readIdentity(idType, read.idNumber)).toEqual(read);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['+86 138 0000-1111', '13800001111'],
  ['0086１３８００００１１１１', '13800001111'],
  ['(010) 6500 1234', '01065001234'],
  ['+852 2345 6789', '+85223456789'],
])('the phone %s is %s', (text, phone) => {
  expect(readPhone(text)).toBe(phone);
});

test.each(['1234', 'abc', '', '1380000111x', '+', '12345678901234567890123'])('%s is no phone', (text) => {
  expect(readPhone(text)).toBeNull();
});

test.each([
  ['阿卜杜拉 · 艾买提', '阿卜杜拉•艾买提', 'person'],
  ['𠮷田美穗', '吉田美穗', 'person'],
  ['John SMITH', 'smith, john', 'person'],
  ['北京远山图书有限公司', '北京远山图书有限责任公司', 'company'],
  ['ＡＢＣ Trading Co., Ltd.', 'abc trading limited', 'company'],
] as const)('%s and %s are one name', (a, b, kind) => {
  expect(matchName(a, kind)).toBe(matchName(b, kind));
});

test('dots, emptiness and what unfolds without end are no names', () => {
  expect(['···', ' ', '。', 'ﷺ'.repeat(140)].map((name) => isName(name, 'person'))).toEqual([false, false, false, false]);
  expect(isName('王芳', 'person')).toBe(true);
});

test('parts of a name go by characters, not by halves of them', () => {
  expect(nameParts('𠮷田美田美')).toEqual(['𠮷田', '田美', '美田']);
});
