import type { RouteParams } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { CustomerView } from '../../contract/views/customer.ts';
import { accountsOf, toAccountView } from '../accounts/account.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import type { Db } from '../database/connect.ts';
import { maySeeCustomers } from '../sessions/permission.ts';
import { accountAlerts, documentAlerts, largeCustomerAlerts, listAlerts, minorAlerts, openTasksOf, reviewAlerts } from './alerts.ts';
import { listHits } from './internalLists.ts';
import { maskIdNumber, maskPhone } from './mask.ts';
import { addressesOf, channelLimitsOf, documentsOf, phonesOf, relationshipsOf, servicesOf, visitsOf } from './viewParts.ts';

const gradeOf = (row: {
  grade_code: string | null;
  grade_zh: string | null;
  grade_en: string | null;
  grade_since: string | null;
  grade_basis: string | null;
}): CustomerView['grade'] =>
  row.grade_code === null || row.grade_zh === null || row.grade_en === null || row.grade_since === null
    ? null
    : { code: row.grade_code, nameZh: row.grade_zh, nameEn: row.grade_en, since: row.grade_since, basis: row.grade_basis };

const findCustomer = (db: Db, number: string) =>
  db
    .selectFrom('customers')
    .leftJoin('customer_grades', 'customer_grades.code', 'customers.grade_code')
    .selectAll('customers')
    .select(['customer_grades.name_zh as grade_zh', 'customer_grades.name_en as grade_en'])
    .where('customers.number', '=', number)
    .executeTakeFirst();

type Row = NonNullable<Awaited<ReturnType<typeof findCustomer>>>;

/** Entries of the internal lists for any of the customer's documents, or the name. */
async function listsOf(db: Db, row: Row, on: string) {
  const keys = await db.selectFrom('customer_documents').select('identity_key').where('customer_number', '=', row.number).execute();
  const identityKeys = keys.map(({ identity_key }) => identity_key);
  return await listHits(db, { kind: row.kind, identityKeys, matchName: row.match_name, birthDate: row.birth_date }, on);
}

const casesOf = (db: Db, number: string) =>
  db
    .selectFrom('screening_cases')
    .select(['state', 'subject_name'])
    .where('customer_number', '=', number)
    .where('state', '<>', 'cleared')
    .orderBy('id')
    .execute();

async function wholeView(db: Db, row: Row, on: string): Promise<CustomerView> {
  const accounts = (await accountsOf(db, row.number)).map(toAccountView);
  const accountNumbers = accounts.map(({ number }) => number);
  // Each is one statement by a key; together they take as long as the slowest.
  const [documents, addresses, phones, relationships, services, channelLimits, recentVisits, lists, cases] = await Promise.all([
    documentsOf(db, row.number, on),
    addressesOf(db, row.number),
    phonesOf(db, row.number),
    relationshipsOf(db, row.number),
    servicesOf(db, row.number),
    channelLimitsOf(db, row.number),
    visitsOf(db, accountNumbers, on),
    listsOf(db, row, on),
    casesOf(db, row.number),
  ]);
  return {
    number: row.number,
    kind: row.kind,
    name: row.name,
    pinyin: row.pinyin,
    idType: row.id_type,
    idNumberMasked: maskIdNumber(row.id_number),
    phoneMasked: maskPhone(row.phone),
    birthDate: row.birth_date,
    sex: row.sex,
    address: row.address,
    grade: gradeOf(row),
    since: row.since,
    alerts: [
      ...listAlerts(lists),
      ...reviewAlerts(cases),
      ...accountAlerts(accounts),
      ...minorAlerts({ kind: row.kind, birthDate: row.birth_date, relationships }, on),
      ...documentAlerts(documents),
      ...largeCustomerAlerts(accounts),
    ],
    accounts,
    nationality: row.nationality,
    occupation: row.occupation,
    version: row.version,
    documents,
    addresses,
    phones,
    relationships,
    services,
    channelLimits,
    recentVisits,
    openTasks: openTasksOf({ kind: row.kind, birthDate: row.birth_date, documents, relationships }, cases, on),
  };
}

/** 1003: everything that the counter's panel shows of a customer, in one call. */
export async function viewCustomer(
  central: Central,
  { caller, params }: { caller: TellerCaller; params: RouteParams<(typeof centralRoutes)['customer']> },
): Promise<Answer<CustomerView>> {
  if (!maySeeCustomers(caller)) return refuse('NOT_PERMITTED');
  const row = await findCustomer(central.db, params.customerNumber);
  if (row === undefined) return refuse('CUSTOMER_UNKNOWN', { customerNumber: params.customerNumber });
  return { ok: true, value: await wholeView(central.db, row, caller.businessDate) };
}
