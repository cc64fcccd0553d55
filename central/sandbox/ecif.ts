import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { addDays, type BusinessDate } from '../../contract/dates/businessDate.ts';
import { readIdentity } from '../customers/identity.ts';
import { matchName } from '../customers/matchName.ts';
import { writeNameParts } from '../customers/names.ts';
import type { Tx } from '../database/serializable.ts';
import { importSanctionList } from '../screening/importList.ts';
import { BACK_OFFICE } from './staff.ts';

const BATCH = 1_000;

/** A listed person and a listed company, both invented, so that a review can be shown. No customer of the sandbox resembles them. */
const LISTED = [
  { reference: 'UN-0001', kind: 'person' as const, names: ['OBRAZTSOV Dmitri Exemplovich', '奥布拉佐夫'], documents: ['X0000001'] },
  { reference: 'UN-0002', kind: 'organisation' as const, names: ['Example Shipping FZE', '样例航运有限公司'], documents: [] },
];

type Row = Awaited<ReturnType<typeof nextCustomers>>[number];

const nextCustomers = (tx: Tx, after: string) =>
  tx
    .selectFrom('customers')
    .select(['number', 'kind', 'name', 'search_name', 'id_type', 'id_number', 'phone', 'address', 'since', 'birth_date'])
    .where('number', '>', after)
    .orderBy('number')
    .limit(BATCH)
    .execute();

/** Every fortieth person's card has run out, and as many run out within a month; the first forty customers' are valid. */
function expiry(row: Row, today: BusinessDate): string | null {
  const serial = Number(row.number.slice(-9));
  if (row.kind === 'company' || serial <= 40) return null;
  if (serial % 40 === 7) return addDays(today, -30);
  return serial % 40 === 8 ? addDays(today, 30) : addDays(today, 1_000 + (serial % 3_000));
}

async function seedBatch(tx: Tx, rows: readonly Row[], today: BusinessDate): Promise<void> {
  await writeNameParts(tx, rows);
  const names = rows.map((row) => matchName(row.name, row.kind));
  await sql`update customers set match_name = given.match_name
              from unnest(${rows.map(({ number }) => number)}::text[], ${names}::text[]) as given (number, match_name)
             where customers.number = given.number`.execute(tx);
  const dated = (row: Row) => ({ id: uuidv7(), customer_number: row.number, valid_from: row.since, valid_until: null });
  await tx
    .insertInto('customer_documents')
    .values(
      rows.map((row) => ({
        identity_key: readIdentity(row.id_type, row.id_number)?.key ?? `OTHER:${row.id_number}`,
        customer_number: row.number,
        id_type: row.id_type,
        id_number: row.id_number,
        issuer_country: 'CN',
        issued_on: null,
        expires_on: expiry(row, today),
        main: true,
      })),
    )
    .execute();
  await tx
    .insertInto('customer_addresses')
    .values(
      rows.map((row) => ({
        ...dated(row),
        kind: row.kind === 'person' ? ('home' as const) : ('registered' as const),
        country: 'CN',
        postcode: null,
        address: row.address,
      })),
    )
    .execute();
  await tx
    .insertInto('customer_phones')
    .values(rows.map((row) => ({ ...dated(row), kind: row.kind === 'person' ? ('mobile' as const) : ('work' as const), phone: row.phone })))
    .execute();
}

/** Each company is led and owned by a person of the sandbox, so that relationships can be shown in both directions. */
async function seedRelationships(tx: Tx): Promise<void> {
  const companies = await tx
    .selectFrom('customers')
    .select(['number', 'since'])
    .where('kind', '=', 'company')
    .orderBy('number')
    .limit(50)
    .execute();
  const people = await tx
    .selectFrom('customers')
    .select(['number', 'name', 'id_type', 'id_number'])
    .where('kind', '=', 'person')
    .orderBy('number')
    .limit(50)
    .execute();
  const rows = companies.flatMap((company, index) => {
    const person = people[(index * 3 + 20) % people.length];
    if (person === undefined) return [];
    return (['legalRepresentative', 'beneficialOwner', 'shareholder'] as const).map((kind) => ({
      id: uuidv7(),
      customer_number: company.number,
      kind,
      other_customer_number: person.number,
      other_name: person.name,
      other_id_type: person.id_type,
      other_id_number: person.id_number,
      share_bp: kind === 'legalRepresentative' ? null : 6_000,
      scope: null,
      valid_from: company.since,
      valid_until: null,
    }));
  });
  if (rows.length > 0) await tx.insertInto('customer_relationships').values(rows).execute();
}

/** Two signed services and a limit for the first customer; a grey-listed company and a black-listed person who are no customers yet. */
async function seedExamples(tx: Tx, today: BusinessDate, now: string): Promise<void> {
  const [first] = await nextCustomers(tx, '');
  if (first === undefined) return;
  const service = {
    customer_number: first.number,
    account_number: null,
    status: 'active' as const,
    signed_on: first.since,
    changed_on: first.since,
  };
  await tx
    .insertInto('customer_services')
    .values([
      { ...service, service: 'eBank' },
      { ...service, service: 'sms' },
    ])
    .execute();
  await tx
    .insertInto('customer_channel_limits')
    .values({ customer_number: first.number, channel: 'eBank', currency: 'CNY', per_transaction: 5_000_000n, per_day: 20_000_000n })
    .execute();
  const entered = {
    valid_from: today,
    valid_until: null,
    entered_by: BACK_OFFICE,
    entered_at: now,
    lifted_by: null,
    lifted_at: null,
    lift_reason: null,
  };
  const company = '北京镜花水月投资有限公司';
  await tx
    .insertInto('customer_list_entries')
    .values([
      {
        ...entered,
        id: uuidv7(),
        list: 'grey',
        kind: 'company',
        identity_key: null,
        name: company,
        match_name: matchName(company, 'company'),
        birth_date: null,
        reason: '经营异常名录',
        basis: '市场监管公示 2025-02',
      },
      {
        ...entered,
        id: uuidv7(),
        list: 'black',
        kind: 'person',
        identity_key: readIdentity('residentId', '11010519491231002X')?.key ?? null,
        name: '贾一鸣',
        match_name: matchName('贾一鸣', 'person'),
        birth_date: '1949-12-31',
        reason: '冒名开户',
        basis: '内部调查 2024-17',
      },
    ])
    .execute();
}

/** Fills the customer file of the customers that are there: documents, contacts, what names are found by, relationships, lists. */
export async function seedEcif(tx: Tx, today: BusinessDate, now: string): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await nextCustomers(tx, after);
    const last = rows.at(-1);
    if (last === undefined) break;
    await seedBatch(tx, rows, today);
    after = last.number;
  }
  await sql`insert into customer_grade_history (id, customer_number, grade_code, graded_on, basis, teller_id, recorded_at)
            select gen_random_uuid(), number, grade_code, grade_since, '迁移', ${BACK_OFFICE}::text, ${now}::timestamptz
              from customers where grade_code is not null`.execute(tx);
  await sql`update customers set grade_basis = '迁移' where grade_code is not null`.execute(tx);
  await seedRelationships(tx);
  await seedExamples(tx, today, now);
  await importSanctionList(tx, 'UN', LISTED, { tellerId: BACK_OFFICE, at: now });
}
