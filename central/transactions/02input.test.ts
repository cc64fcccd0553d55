import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../checks/run.ts';
import { signedOnAt } from '../testing/branchPeople.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import type { Counter } from '../testing/counter.ts';

let central: TestCentral;
let people: Counter[];
beforeAll(async () => {
  central = await startTestCentral();
  people = await Promise.all([
    signedOnAt(central.url, 'PC-1001-01', '100101'),
    signedOnAt(central.url, 'PC-1001-02', '100180'),
    signedOnAt(central.url, 'PC-1001-03', '100190'),
  ]);
  await people[0]?.openTill('1001-T01');
});
afterAll(() => central.stop());

const CODES = [
  '0201',
  '0202',
  '0212',
  '0213',
  '0214',
  '0215',
  '0221',
  '0222',
  '0223',
  '0224',
  '0231',
  '0232',
  '0233',
  '0234',
  '0235',
  '0241',
];

const odd = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.integer(),
  fc.constant(null),
  fc.boolean(),
  fc.constant('9'.repeat(40)),
  fc.array(fc.string()),
);
const till = fc.constantFrom('1001-T00', '1001-T01', '1001-T02', '1002-T00', '9999-T99');
const number = fc.constantFrom('10000001', '10000100', '10000101', '99999999', '00000000', '1', '0', '6217991000000000001');
const pieces = fc.constantFrom<unknown>({ n100: 1 }, { n100: 1_000_000 }, { n50: 2 }, {}, { n100: -1 }, { n999: 1 }, { 'c0.01': 10_000 });
const teller = fc.constantFrom('100101', '100102', '100180', '100190', '100201', '99999999');
const forms = { type: fc.constantFrom('draft', 'card', 'cashCheque', 'passbook', 'nothing'), first: number, last: number };

/** What the branch's transactions take, right and wrong; each may be there or not, or be something odd. */
const FIELDS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  ...forms,
  number,
  businessDate: fc.constantFrom('2025-03-10', '2025-03-11', '2025-02-30', '9999-12-31', '0001-01-01'),
  tillId: till,
  fromTill: till,
  toTill: till,
  currency: fc.constantFrom('CNY', 'USD'),
  amount: fc.constantFrom('10000', '0', '-10000', '999999999999999999', '10000000000'),
  denominations: pieces,
  taken: pieces,
  given: pieces,
  step: fc.constantFrom('give', 'accept', 'return', 'pause', 'resume'),
  receiver: teller,
  token: fc.string({ maxLength: 25 }),
  witness: fc.record({ tellerId: teller, proof: fc.string({ maxLength: 40 }) }),
  explanation: fc.string({ maxLength: 20 }),
  reason: fc.string({ maxLength: 20 }),
  seal: fc.string({ maxLength: 10 }),
  from: fc.constantFrom('vault', 'teller'),
  to: fc.constantFrom('vault', 'teller'),
  fate: fc.constantFrom('void', 'lost'),
  customerNumber: fc.constantFrom('8000000001', '1'),
  of: fc.constantFrom('vault', 'teller'),
  ranges: fc.array(fc.record(forms), { maxLength: 3 }),
};

/** The fields that each code takes, so that most requests get past the shape. */
const TAKES: Readonly<Record<string, readonly string[]>> = {
  '0201': ['businessDate'],
  '0202': ['businessDate'],
  '0212': ['tillId', 'currency', 'amount', 'denominations', 'explanation', 'witness', 'seal'],
  '0213': ['tillId', 'step'],
  '0214': ['tillId', 'currency', 'amount', 'denominations', 'explanation', 'witness'],
  '0215': ['number', 'currency', 'amount', 'reason'],
  '0224': ['currency', 'amount', 'taken', 'given'],
  '0231': ['type', 'first', 'last', 'witness'],
  '0232': ['step', 'receiver', 'number', 'token', 'witness', 'reason', 'type', 'first', 'last', 'from', 'to'],
  '0233': ['type', 'number', 'fate', 'reason', 'witness'],
  '0234': ['type', 'first', 'last', 'customerNumber'],
  '0235': ['of', 'ranges', 'witness'],
  '0241': ['step', 'receiver', 'number', 'token', 'witness', 'reason', 'tillId', 'currency', 'amount', 'denominations'],
};
const MOVE = ['step', 'receiver', 'number', 'token', 'witness', 'reason', 'fromTill', 'toTill', 'currency', 'amount', 'denominations'];
const OPTIONAL = ['receiver', 'number', 'token', 'witness', 'reason', 'explanation', 'seal'];

const request = fc.constantFrom(...CODES).chain((code) => {
  const names = TAKES[code] ?? MOVE;
  const field = (name: string): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 12, arbitrary: FIELDS[name] ?? odd }, { weight: 1, arbitrary: odd });
  const required = names.filter((name) => !OPTIONAL.includes(name));
  const values = fc.record(Object.fromEntries(names.map((name) => [name, field(name)])), { requiredKeys: required });
  return fc.record({ code: fc.constant(code), values, who: fc.nat({ max: 2 }), tillId: fc.constantFrom(null, '1001-T01', '1001-T02') });
});

test('whatever is asked of the branch’s transactions, the answer is one of the catalogue, and the books hold', async () => {
  const codes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(request, async ({ code, values, who, tillId }) => {
      const counter = people[who] as Counter;
      const quoted = await counter.quote(code, values as Record<string, unknown>, { tillId });
      expect(quoted.status, quoted.text).toBeLessThan(500);
      if (quoted.status !== 200) return void codes.add(quoted.problem.code);
      const { quoteId, businessDate } = quoted.value;
      const posted = await counter.post({
        key: quoted.key,
        body: { transactionCode: code, quoteId, businessDate, tillId, values } as Parameters<Counter['post']>[0]['body'],
      });
      expect(posted.status, posted.text).toBe(200);
      codes.add(posted.value.outcome === 'rejected' ? posted.value.error.code : `${code} accepted`);
    }),
    { numRuns: 1_500, endOnFailure: true },
  );
  expect(codes.size).toBeGreaterThan(12);
  const { results } = await checkBooks(central.db);
  expect(results.filter(({ offences }) => offences.length > 0)).toEqual([]);
}, 120_000);
