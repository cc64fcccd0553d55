import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBooks } from '../checks/run.ts';
import { ACTIONS, type Action, type Branch } from '../testing/branchActions.ts';
import { type BranchModel, FORM_TYPES, type FormType, heldBy, rangesOf } from '../testing/branchModel.ts';
import { signedOnAt } from '../testing/branchPeople.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import type { Counter } from '../testing/counter.ts';

let central: TestCentral;
let branches: Branch[];

async function openBranch(code: string): Promise<Branch> {
  const ids = [`${code}01`, `${code}02`, `${code}80`] as const;
  const people = new Map<string, Counter>();
  const rest = new Map<string, { balance: bigint; denominations: Record<string, number> }>();
  for (const [index, id] of ids.entries()) people.set(id, await signedOnAt(central.url, `PC-${code}-0${index + 1}`, id));
  await people.get(ids[0])?.openTill(`${code}-T01`);
  await people.get(ids[1])?.openTill(`${code}-T02`);
  const model: BranchModel = { code, hundreds: new Map(), cash: [], forms: [], held: new Map(), over: 0, short: 0, spent: 0 };
  for (const { till_id, balance, denominations } of await central.db
    .selectFrom('till_cash')
    .selectAll()
    .where(
      'till_id',
      'in',
      ['T00', 'T01', 'T02'].map((till) => `${code}-${till}`),
    )
    .execute()) {
    const hundreds = denominations.n100 ?? 0;
    model.hundreds.set(till_id, hundreds);
    const { n100, ...others } = denominations;
    rest.set(till_id, { balance: balance - BigInt(hundreds) * 10_000n, denominations: others });
  }
  for (const row of await central.db.selectFrom('voucher_ranges').selectAll().where('branch_code', '=', code).execute())
    if ((FORM_TYPES as readonly string[]).includes(row.type))
      for (let number = Number(row.first_number); number <= Number(row.last_number); number += 1)
        heldBy(model, row.type as FormType, row.holder).add(number);
  return { model, people, rest };
}

beforeAll(async () => {
  central = await startTestCentral();
  branches = [await openBranch('1001'), await openBranch('1002')];
});
afterAll(() => central.stop());

/** What the database has, beside what the model says. */
async function compare({ model, rest }: Branch): Promise<void> {
  const { code } = model;
  const tills = [...model.hundreds.keys()];
  const rows = await central.db.selectFrom('till_cash').selectAll().where('till_id', 'in', tills).execute();
  expect(Object.fromEntries(rows.map((row) => [row.till_id, row.denominations.n100 ?? 0]))).toEqual(Object.fromEntries(model.hundreds));
  for (const row of rows)
    expect(row.balance).toBe((rest.get(row.till_id)?.balance ?? 0n) + BigInt(model.hundreds.get(row.till_id) ?? 0) * 10_000n);
  const lines = await central.db.selectFrom('journal_line').selectAll().where('branch_code', '=', code).execute();
  const sum = (subject: string): bigint =>
    lines
      .filter((line) => line.subject === subject)
      .reduce((total, { side, amount }) => (side === 'D' ? total + amount : total - amount), 0n);
  const onTheWay = model.cash.reduce((total, { hundreds }) => total + hundreds, 0);
  expect([sum('1001.01'), sum('2241.01'), sum('1221.01')]).toEqual(
    [onTheWay, -model.over, model.short].map((each) => BigInt(each) * 10_000n),
  );
  const ranges: Record<string, string[]> = {};
  for (const row of await central.db
    .selectFrom('voucher_ranges')
    .selectAll()
    .where('branch_code', '=', code)
    .orderBy('first_number')
    .execute()) {
    const key = `${row.type} ${row.holder}`;
    if ((FORM_TYPES as readonly string[]).includes(row.type))
      ranges[key] = [...(ranges[key] ?? []), `${Number(row.first_number)}-${Number(row.last_number)}`];
  }
  expect(ranges).toEqual(rangesOf(model));
  const fates = await central.db.selectFrom('voucher_fates').select('number').where('branch_code', '=', code).execute();
  expect(fates).toHaveLength(model.spent);
}

const action: fc.Arbitrary<Action> = fc.record({
  branch: fc.nat({ max: 1 }),
  kind: fc.constantFrom(
    'giveCash',
    'settleCash',
    'settleCash',
    'giveForms',
    'settleForms',
    'settleForms',
    'void',
    'sell',
    'exchange',
    'recount',
  ),
  pick: fc.nat({ max: 1_000 }),
  size: fc.integer({ min: 1, max: 9 }),
  flag: fc.boolean(),
});

test('whatever the tellers of two branches do, cash and forms are where the model says after each step, and the books hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 15, maxLength: 40 }), async (actions) => {
      for (const each of actions) {
        const branch = branches[each.branch] as Branch;
        expect({ ...each, as: await ACTIONS[each.kind](branch, each) }).not.toMatchObject({ as: expect.arrayContaining([false]) });
        await compare(branch);
      }
      const { results } = await checkBooks(central.db);
      expect(results.filter(({ offences }) => offences.length > 0)).toEqual([]);
    }),
    // What one run leaves the next one finds: shrinking would not repeat it.
    { numRuns: 15, endOnFailure: true },
  );
  const states = await central.db.selectFrom('cash_moves').select('state').distinct().orderBy('state').execute();
  expect(states.map(({ state }) => state)).toEqual(expect.arrayContaining(['accepted', 'returned']));
  const happened = (of: (model: BranchModel) => number): number => branches.reduce((sum, { model }) => sum + of(model), 0);
  expect([happened(({ spent }) => spent), happened(({ over, short }) => over + short)].every((count) => count > 0)).toBe(true);
}, 240_000);
