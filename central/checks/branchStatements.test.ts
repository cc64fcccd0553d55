import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { done, signedOnAt, witnessAt } from '../testing/branchPeople.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { checkBooks } from './run.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
  const li = await signedOnAt(central.url, 'PC-1001-01', '100101');
  const wang = await signedOnAt(central.url, 'PC-1001-02', '100102');
  await li.openTill('1001-T01');
  await wang.openTill('1001-T02');
  const way = { fromTill: '1001-T01', toTill: '1001-T02', currency: 'CNY', amount: '10000', denominations: { n100: 1 } };
  await done(li, '0223', { step: 'give', receiver: '100102', ...way });
  await done(li, '0233', { type: 'draft', number: '10000001', fate: 'void', reason: '污损' });
  const forms = { type: 'draft', first: '10000002', last: '10000003', from: 'teller', to: 'teller' };
  await done(li, '0232', { step: 'give', receiver: '100102', ...forms });
  const keeper = await signedOnAt(central.url, 'PC-1001-03', '100180');
  const row = await central.db.selectFrom('till_cash').selectAll().where('till_id', '=', '1001-T00').executeTakeFirstOrThrow();
  for (const hundreds of [1, -1]) {
    const { balance, denominations } = await central.db
      .selectFrom('till_cash')
      .selectAll()
      .where('till_id', '=', row.till_id)
      .executeTakeFirstOrThrow();
    const counted = { ...denominations, n100: (denominations.n100 ?? 0) + hundreds };
    const amount = (balance + BigInt(hundreds) * 10_000n).toString();
    const witness = await witnessAt(keeper, '100190', '0214');
    const count = { tillId: '1001-T00', currency: 'CNY', amount, denominations: counted, explanation: '清点差错', witness };
    await done(keeper, '0214', count);
  }
});
afterAll(() => central.stop());

const broken = async (): Promise<string[]> =>
  (await checkBooks(central.db)).results.filter(({ offences }) => offences.length > 0).map(({ name }) => name);

/** Damage, what undoes it, and a rule that must notice. */
const DAMAGES: readonly (readonly [what: string, damage: string, repair: string, rule: string])[] = [
  [
    'cash on its way of which some was taken',
    'update cash_moves set amount = amount - 1',
    'update cash_moves set amount = amount + 1',
    'cash in transit is the sum of the moves that nobody has accepted yet',
  ],
  [
    'an over that shrank',
    "update cash_differences set amount = 1 where kind = 'over'",
    "update cash_differences set amount = 10000 where kind = 'over'",
    'cash over is the sum of its open differences',
  ],
  [
    'a short that was made an over',
    "update cash_differences set kind = 'over' where kind = 'short'",
    "update cash_differences set kind = 'short' where number = (select max(number) from cash_differences)",
    'cash short is the sum of its open differences',
  ],
  [
    'forms that changed hands without a movement',
    "update voucher_ranges set holder = 'teller:100102' where type = 'certificate' and holder = 'teller:100101'",
    "update voucher_ranges set holder = 'teller:100101' where type = 'certificate' and first_number = '10000001'",
    'every holder has the controlled vouchers that movements left',
  ],
  [
    'a form that vanished',
    "update voucher_ranges set last_number = '10000099', quantity = 99 where type = 'certificate' and first_number = '10000001'",
    "update voucher_ranges set last_number = '10000100', quantity = 100 where type = 'certificate' and first_number = '10000001'",
    'controlled vouchers received are on hand, used, void, lost or sold',
  ],
  [
    'a number with two holders',
    "update voucher_ranges set first_number = '10000100', quantity = 101 where type = 'certificate' and first_number = '10000101'",
    "update voucher_ranges set first_number = '10000101', quantity = 100 where type = 'certificate' and first_number = '10000100'",
    'no number of a controlled voucher has two holders',
  ],
  [
    'a spoilt form that somebody still holds',
    "update voucher_fates set number = '10000050'",
    "update voucher_fates set number = '10000001'",
    'no spent controlled voucher is still held',
  ],
  [
    'other forms on their way than were given',
    "update voucher_transfers set last_number = '10000004'",
    "update voucher_transfers set last_number = '10000003'",
    'controlled vouchers in transit are those of transfers that nobody has accepted yet',
  ],
];

test.each(DAMAGES)('notices %s', async (_what, damage, repair, rule) => {
  expect(await broken()).toEqual([]);
  expect((await sql.raw(damage).execute(central.db)).numAffectedRows).toBeGreaterThan(0n);
  expect(await broken()).toContain(rule);
  await sql.raw(repair).execute(central.db);
  expect(await broken()).toEqual([]);
});
