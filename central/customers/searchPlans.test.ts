import { type CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../database/connect.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { foldText } from './fold.ts';
import { nameColumns, writeNameParts } from './names.ts';
import { findCustomers } from './search.ts';
import { residentIdOf } from './testing.ts';

const CUSTOMERS = 20_000;
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗'];
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华文玉萍红建国志海燕波宁贵福龙生辉'];

const nameOf = (index: number): string =>
  index % 10 === 0
    ? `北京${GIVEN[index % 40]}${GIVEN[(index * 7) % 40]}${GIVEN[(index * 3) % 37]}贸易有限公司`
    : `${SURNAMES[index % 20]}${GIVEN[(index * 13) % 40]}${GIVEN[Math.floor(index / 40) % 40]}`;

const SOMEBODY = nameColumns(nameOf(4_001), 'person');

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
  await central.db.transaction().execute(async (tx) => {
    for (let at = 0; at < CUSTOMERS; at += 2_000) {
      const rows = Array.from({ length: 2_000 }, (_, n) => {
        const index = at + n;
        const kind = index % 10 === 0 ? ('company' as const) : ('person' as const);
        const birth = `${1940 + (index % 70)}-${String(1 + (index % 12)).padStart(2, '0')}-15`;
        const number = String(2_000_000_000 + index * 7);
        return {
          number,
          kind,
          ...nameColumns(nameOf(index), kind),
          id_type: kind === 'person' ? ('residentId' as const) : ('other' as const),
          id_number: kind === 'person' ? residentIdOf(birth, Math.floor(index / 840) + 1) : `C${index}`,
          phone: `13${String(100_000_000 + index * 37)}`,
          birth_date: kind === 'person' ? birth : null,
          sex: null,
          address: '北京',
          grade_code: null,
          grade_since: null,
          since: '2020-01-01',
        };
      });
      await tx.insertInto('customers').values(rows).execute();
      await writeNameParts(tx, rows);
      const columns = rows.map((row) => [row.number, row.id_type, row.id_number, row.phone]);
      await sql`insert into customer_documents (identity_key, customer_number, id_type, id_number, issuer_country, main)
        select id_type || number, number, id_type, id_number, 'CN', true
          from unnest(${columns.map(([n]) => n)}::text[], ${columns.map(([, t]) => t)}::text[], ${columns.map(([, , d]) => d)}::text[])
            as given (number, id_type, id_number)`.execute(tx);
      await sql`insert into customer_phones (id, customer_number, kind, phone, valid_from)
        select gen_random_uuid(), number, 'mobile', phone, '2020-01-01'
          from unnest(${columns.map(([n]) => n)}::text[], ${columns.map(([, , , p]) => p)}::text[]) as given (number, phone)`.execute(tx);
      await sql`insert into accounts (number, customer_number, product_code, branch_code, currency, state, opened_on)
        select '5' || number || '000000', number, 'D01', '1001', 'CNY', 'active', '2020-01-01'
          from unnest(${columns.map(([n]) => n)}::text[]) as given (number)`.execute(tx);
    }
  });
  await sql`analyze`.execute(central.db);
}, 120_000);
afterAll(() => central.stop());

/** Runs a search and gives the plan of each of its statements. */
async function plansOf(query: string): Promise<{ plans: string[]; found: string[] }> {
  const statements: CompiledQuery[] = [];
  const watched = central.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => result,
  });
  const executor = watched.getExecutor();
  const executeQuery = executor.executeQuery.bind(executor);
  executor.executeQuery = async (compiled, ...rest) => {
    statements.push(compiled);
    return await executeQuery(compiled, ...rest);
  };
  const found = await findCustomers(watched as Db, foldText(query), 20, null);
  const plans: string[] = [];
  for (const { sql: text, parameters } of statements) {
    const { rows } = await central.db.executeQuery<Record<string, string>>({
      ...statements[0],
      sql: `explain ${text}`,
      parameters,
    } as CompiledQuery<Record<string, string>>);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  return { plans, found: found.map(([, number]) => number) };
}

test.each([
  ['a name', SOMEBODY.name],
  ['a beginning of pinyin', SOMEBODY.search_pinyin.slice(0, -1)],
  ['a common beginning of pinyin', 'wa'],
  ['initials', SOMEBODY.search_initials],
  ['two characters inside', '贸易'],
  ['two rare characters inside', '芳桂'],
  ['four characters inside', '贸易有限'],
  ['a phone', '13100000037'],
  ['the end of a phone', '0037'],
  ['a document', residentIdOf('1941-02-15', 1)],
  ['an account', '52000000007000000'],
  ['a beginning of accounts', '520000000070'],
  ['a customer number', '2000000007'],
])('%s (%s) is found without a scan', async (_what, query) => {
  const { plans, found } = await plansOf(query);
  expect(found.length).toBeGreaterThan(0);
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan/);
});

test('page by page, everybody comes once and nobody is left out', async () => {
  for (const query of ['贸易', 'wang', '王', 'w'].filter((each) => each.length > 1)) {
    const all: string[] = [];
    let after: Awaited<ReturnType<typeof findCustomers>>[number] | null = null;
    for (;;) {
      const page: Awaited<ReturnType<typeof findCustomers>> = await findCustomers(central.db, query, 300, after);
      all.push(...page.map(([, number]) => number));
      after = page.at(-1) ?? null;
      if (page.length < 300) break;
    }
    const { rows } = await sql<{ number: string }>`select number from customers
      where search_name like ${`%${query}%`} or search_pinyin like ${`${query}%`} or search_initials like ${`${query}%`}`.execute(
      central.db,
    );
    expect(all.toSorted()).toEqual(rows.map(({ number }) => number).toSorted());
    expect(new Set(all).size).toBe(all.length);
  }
});
