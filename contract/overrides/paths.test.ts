import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Consent, couldServe, isMet } from './paths.ts';

const person = (tellerId: string, role: Consent['roles'][number], level: number): Consent => ({ tellerId, roles: [role], level });
const one = { role: 'supervisor', minLevel: 5, count: 1 } as const;
const two = { role: 'supervisor', minLevel: 5, count: 2 } as const;
const vault = { role: 'vaultKeeper', minLevel: 3, count: 1 } as const;
const supervisor = person('100190', 'supervisor', 5);
const another = person('100191', 'supervisor', 6);
const junior = person('100192', 'supervisor', 4);
const keeper = person('100180', 'vaultKeeper', 3);

test.each([
  ['one supervisor, who agreed', [[one]], [supervisor], true],
  ['one supervisor, nobody agreed', [[one]], [], false],
  ['one supervisor, one of too low a level', [[one]], [junior], false],
  ['two supervisors, one agreed twice', [[two]], [supervisor, supervisor], false],
  ['two supervisors', [[two]], [supervisor, another], true],
  ['supervisor and vault keeper', [[one, vault]], [supervisor, keeper], true],
  ['supervisor and vault keeper, the keeper is missing', [[one, vault]], [supervisor], false],
  ['two supervisors, or one with the vault keeper', [[two], [one, vault]], [keeper, another], true],
])('%s', (_what, paths, consents, met) => {
  expect(isMet(paths, consents)).toBe(met);
});

test('a person with two roles takes one seat only', () => {
  const both: Consent = { tellerId: '100190', roles: ['supervisor', 'vaultKeeper'], level: 5 };
  expect(isMet([[one, vault]], [both])).toBe(false);
  expect(isMet([[one, vault]], [both, keeper])).toBe(true);
});

test('whether somebody could serve is known before anybody has agreed', () => {
  expect([supervisor, junior, keeper].map((each) => couldServe([[one]], each))).toEqual([true, false, false]);
});

const role = fc.constantFrom('supervisor', 'vaultKeeper', 'seniorTeller' as const);
const consent = fc.record({
  tellerId: fc.stringMatching(/^10019[0-5]$/),
  roles: fc.array(role, { minLength: 1, maxLength: 2 }),
  level: fc.integer({ min: 0, max: 9 }),
});
const seatWanted = fc.record({ role, minLevel: fc.integer({ min: 0, max: 9 }), count: fc.integer({ min: 1, max: 2 }) });
const paths = fc.array(fc.array(seatWanted, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

test('more consents never take away what fewer have met, and their order does not matter', () => {
  fc.assert(
    fc.property(paths, fc.uniqueArray(consent, { selector: ({ tellerId }) => tellerId, maxLength: 5 }), consent, (ways, given, more) => {
      const met = isMet(ways, given);
      return met === isMet(ways, given.toReversed()) && (!met || isMet(ways, [...given, more]));
    }),
  );
});
