import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BusinessDate } from '../../../contract/dates/businessDate.ts';
import { parseResidentId } from '../../../contract/identifiers/residentId.ts';
import { parseUscc } from '../../../contract/identifiers/uscc.ts';
import { dateOf } from '../days.ts';
import { MOST_CUSTOMERS } from '../size.ts';
import { creditCode, landlineOf, MOST_PERSONS, mobileOf, personIdentity } from './identity.ts';
import { AREAS } from './places.ts';

const seeds = fc.nat({ max: 2 ** 32 - 1 });
const serials = fc.nat({ max: MOST_CUSTOMERS });
const sexes = fc.constantFrom('M', 'F');
/** From 1900 to 2060. */
const births = fc.integer({ min: -25_567, max: 32_871 }).map(dateOf);

test('every serial has a valid resident ID number that tells the birth date and the sex', () => {
  fc.assert(
    fc.property(seeds, serials, sexes, births, (seed, serial, sex, wished) => {
      const { idNumber, birthDate } = personIdentity(seed, serial, sex, wished);
      expect(parseResidentId(idNumber, wished as BusinessDate)).toMatchObject({ ok: true, value: { birth: birthDate, sex } });
      expect(birthDate <= wished).toBe(true);
    }),
  );
});

test('no two serials have the same resident ID number, whatever their birthdays are', () => {
  expect(MOST_PERSONS).toBeGreaterThan(MOST_CUSTOMERS);
  fc.assert(
    fc.property(seeds, sexes, births, serials, fc.tuple(serials, births), (seed, sex, birth, one, [other, otherBirth]) => {
      fc.pre(one !== other);
      expect(personIdentity(seed, one, sex, birth).idNumber).not.toBe(personIdentity(seed, other, sex, otherBirth).idNumber);
      expect(personIdentity(seed, one, sex, birth).idNumber).not.toBe(personIdentity(seed, other, sex, birth).idNumber);
    }),
    { numRuns: 500 },
  );
  const many = new Set(Array.from({ length: 100_000 }, (_, serial) => personIdentity(7, serial, 'F', dateOf(0)).idNumber));
  expect(many.size).toBe(100_000);
});

test('credit codes and phones do not repeat, and their check characters are right', () => {
  const range = Array.from({ length: 50_000 }, (_, index) => index * 39);
  const codes = range.map((serial) => creditCode(5, serial, '91', '110105'));
  expect(new Set(codes).size).toBe(range.length);
  for (const code of codes.slice(0, 500)) expect(parseUscc(code)).toMatchObject({ ok: true });
  expect(new Set(range.map((serial) => mobileOf(5, serial))).size).toBe(range.length);
  for (const serial of range.slice(0, 500)) expect(mobileOf(5, serial)).toMatch(/^1[3-9]\d{9}$/);
  expect(new Set(range.map((serial) => landlineOf(5, serial, '010'))).size).toBe(range.length);
});

test('the organisation code inside of a credit code has a check character of its own', () => {
  // GB 11714, with letters counted from ten.
  const [body, check] = [creditCode(0, 1, '91', '110105').slice(8, 16), creditCode(0, 1, '91', '110105')[16]];
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(body[index] ?? '', 36), 0);
  expect((sum + (check === 'X' ? 10 : Number(check))) % 11).toBe(0);
});

test('people come from areas that exist, as many from each', () => {
  expect(AREAS).toHaveLength(64);
  expect(new Set(AREAS.map(({ code }) => code)).size).toBe(64);
  const counts = Map.groupBy(
    Array.from({ length: 6_400 }, (_, serial) => personIdentity(1, serial, 'M', dateOf(0)).area.code),
    (code) => code,
  );
  for (const { code } of AREAS) expect(counts.get(code)?.length).toBeGreaterThan(60);
});
