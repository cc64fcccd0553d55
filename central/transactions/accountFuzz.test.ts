import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PostingRequest } from '../../contract/central/transactions.ts';
import {
  broken,
  closingValues,
  type Desk,
  demandValues,
  newPerson,
  nextForm,
  openDemand,
  openDesk,
  openTerm,
  termValues,
} from '../accounts/testing/desk.ts';
import { somebody } from '../customers/testing.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';

let central: TestCentral;
let desk: Desk;
beforeAll(async () => {
  central = await startTestCentral();
  desk = await openDesk(central, sandboxAccounts().active);
});
afterAll(() => central.stop());

type Values = Record<string, unknown>;

/** Values that are right, for each code. */
async function right(code: string): Promise<Values> {
  const person = await newPerson(desk);
  const [book, certificate] = [await nextForm(central.db, desk.li, 'passbook'), await nextForm(central.db, desk.li, 'certificate')];
  if (code === '1001') return { customer: somebody(), seenCandidates: [], greyOverrideId: null };
  if (code === '1002')
    return { customerNumber: person.customerNumber, version: 0, change: { what: 'facts', occupation: '医生', nationality: 'CN' } };
  const agent = { name: '代办人', idType: 'residentId', idNumber: somebody().idNumber, expiresOn: '2030-01-01' };
  if (code === '1101') return demandValues(person, book, 10_000);
  if (code === '1102') return termValues(person, 'F1Y', certificate, 10_000, { agent });
  if (code === '1205' || code === '1204') {
    const term = await openTerm(central.db, desk, person, 'F1Y', 20_000);
    const draw = closingValues(term, { n100: 1 });
    const early = { step: 'draw', amount: '10000', agreedDate: null, newCertificate: String(Number(certificate) + 1), funding: null };
    return code === '1204' ? draw : { ...early, ...draw };
  }
  const { accountNumber, mediumNumber, name: shownName } = await openDemand(central.db, desk, desk.li, person, 10_000);
  if (code === '1103') return closingValues({ ...person, accountNumber, mediumNumber }, { n100: 1 });
  if (code === '1104') return { accountNumber, how: 'oral', shownName, agent };
  if (code === '1105') return { accountNumber, mediumNumber, shownName };
  if (code === '1106') return { accountNumber, medium: { type: 'passbook', number: book }, shownName };
  return { accountNumber, passbookNumber: mediumNumber, ...(code === '1111' ? { newNumber: book } : {}) };
}

const leavesOf = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]))]
    : [path];

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? replaced(item, rest, by) : item));
  return { ...(value as Values), [key]: replaced((value as Values)[key], rest, by) };
}

/** What forms never send and somebody once will. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '0',
    '-1',
    '999999999999999999',
    '99999999999999',
    -1,
    0,
    1e21,
    true,
    [],
    {},
    '\u0000',
    '😀',
    '0001-01-01',
    '9999-12-31',
  ),
  fc.constantFrom<unknown>(
    '2025-02-30',
    '8000000001',
    '1001010000000011',
    'draw',
    'payIn',
    'giveNotice',
    'cancelNotice',
    'written',
    'III',
    'F6M',
    'N7D',
  ),
  fc.constantFrom<unknown>(
    { to: 'cash', denominations: { n100: 1_000_000 } },
    { from: 'cash', denominations: {} },
    { n100: 1.5 },
    { n3: 1 },
    { type: 'card', number: '4111111111111111' },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

const CODES = ['1001', '1002', '1101', '1102', '1103', '1104', '1105', '1106', '1110', '1111', '1204', '1205'];

test.each(CODES)('%s answers whatever is sent with an outcome or a refusal, and the books hold', async (code) => {
  const values = await right(code);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...leavesOf(values)), odd, async (path, by) => {
      const sent = replaced(values, path, by) as Values;
      const quoted = await desk.li.counter.quote(code, sent);
      expect({ sent, status: quoted.status }).toEqual({ sent, status: expect.toSatisfy((status: number) => status < 500) });
      if (quoted.status !== 200) return;
      const { quoteId, businessDate } = quoted.value;
      const body = { transactionCode: code, quoteId, businessDate, tillId: desk.li.tillId, values: sent } as PostingRequest;
      const posted = await desk.li.counter.post({ key: quoted.key, body });
      expect({ sent, status: posted.status }).toEqual({ sent, status: 200 });
    }),
    { numRuns: 60 },
  );
  expect(await broken(central.db)).toEqual([]);
});
