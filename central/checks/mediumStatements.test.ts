import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { act, newPerson, type Opened, openDemand, openDesk, openTerm } from '../accounts/testing/desk.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { checkBooks } from './run.ts';

let central: TestCentral;
let demand: Opened;
let term: Opened;
beforeAll(async () => {
  central = await startTestCentral();
  const desk = await openDesk(central, sandboxAccounts().active);
  demand = await openDemand(central.db, desk, desk.li, await newPerson(desk), 0);
  term = await openTerm(central.db, desk, await newPerson(desk), 'F1Y', 10_000);
  await act(desk, desk.li, '1104', { accountNumber: demand.accountNumber, how: 'written', shownName: demand.name, agent: null });
});
afterAll(() => central.stop());

const broken = async (): Promise<string[]> =>
  (await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0).map(({ name }) => name);
const CLOSED = 'no book, card or certificate of a closed account is in force';
const CERTIFICATE = 'the certificate in force is the one of its deposit, and a form of the stock was spent for it';
const LOST = 'while a loss report is in force what was lost is marked so, and the account is stopped';

test.each<[what: string, damage: () => string, repair: () => string, rule: string]>([
  [
    'a closed account whose book is in force',
    () => `update passbooks set state = 'active' where account_number = '${sandboxAccounts().closed}'`,
    () => `update passbooks set state = 'void' where account_number = '${sandboxAccounts().closed}'`,
    CLOSED,
  ],
  [
    'a certificate that is not its deposit’s',
    () => `update deposits set certificate_number = null where account_number = '${term.accountNumber}'`,
    () => `update deposits set certificate_number = '${term.mediumNumber}' where account_number = '${term.accountNumber}'`,
    CERTIFICATE,
  ],
  [
    'a certificate whose form was not spent',
    () => `update voucher_fates set fate = 'void', reason = 'x' where type = 'certificate' and number = '${term.mediumNumber}'`,
    () => `update voucher_fates set fate = 'used' where type = 'certificate' and number = '${term.mediumNumber}'`,
    CERTIFICATE,
  ],
  [
    'a lost book that is in force',
    () => `update passbooks set state = 'active' where number = '${demand.mediumNumber}'`,
    () => `update passbooks set state = 'lost' where number = '${demand.mediumNumber}'`,
    LOST,
  ],
])('notices %s', async (_what, damage, repair, rule) => {
  await sql.raw(damage()).execute(central.db);
  expect(await broken()).toContain(rule);
  await sql.raw(repair()).execute(central.db);
  expect(await broken()).toEqual([]);
});
